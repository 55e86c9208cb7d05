"""What of a request and of its answer may be written down."""

from crawler.secrets.masking import HIDDEN, MASK

SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})
"""Names of headers of a request, in lower case, whose values are nobody's business."""


def kept_value(name: str, value: str) -> str:
    """Return the value of a header as a record may hold it; *name* in any case.

    What tells who asks is ``***``. Of a site with a key, so is the value of a cookie that an answer
    sets, since it may be the next session; its name and attributes stay. Headers of any other site
    are as they were received.
    """
    low = name.lower()
    if low in SECRET:
        return MASK
    if low in ("set-cookie", "set-cookie2") and HIDDEN:
        cookie, semicolon, attributes = value.partition(";")
        return HIDDEN.out_of(f"{cookie.partition('=')[0]}={MASK}{semicolon}{attributes}")
    return HIDDEN.out_of(f"{name}: {value}").removeprefix(f"{name}: ")
