"""An address that leads nowhere: what a site answers there is what it says of pages it has not."""

import re
from hashlib import sha256
from urllib.parse import urlsplit

from crawler.text.addresses import day_in

_WORD = re.compile(r"[A-Za-z]{2,}")
_ENDING = re.compile(r"\.[A-Za-z]{2,5}\d?$")
_NUMBERED = re.compile(
    r"(?:p|id|aid|nid|sid|art_?id|article(?:_?id)?|news_?id|story(?:_?id)?|haber(?:_?id)?)=\d+",
    re.IGNORECASE,
)
"""A parameter that is the number of an article: then the path tells the program alone."""
_DATE = re.compile(r"(?:19|20)\d\d(?:[-_]?\d\d(?:[-_]?\d\d)?)?|\d{1,2}|[a-z]{3,9}", re.IGNORECASE)


def nowhere(url: str) -> str:
    """Return an address of the shape of *url* that no page has.

    Days, the ending, a first part that is one word, and what a number is given to stay; every
    number, name and value is another, so that nothing in it tells the page of *url*: many servers
    go by a number, and take any words beside it. The same address gives the same.
    """
    digest = sha256(url.encode(errors="replace")).hexdigest()
    number, name = f"9{int(digest[:12], 16):015}"[:11], f"backfile-{digest[:6]}-{digest[6:12]}"
    parts = urlsplit(url)
    path = parts.path.split("/")
    last = max((place for place, part in enumerate(path) if part), default=0)
    is_dated = day_in(url) is not None
    is_named = any(map(_NUMBERED.fullmatch, parts.query.split("&")))
    for place, part in enumerate(path):
        is_kept = not part or is_named or (is_dated and place < last and _DATE.fullmatch(part))
        is_first = place == 1 and place < last and _WORD.fullmatch(part)
        if not is_kept and not is_first:
            path[place] = _other(part, number, name)
    pairs = [pair.partition("=") for pair in parts.query.split("&") if pair]
    query = "&".join(
        f"{key}={value if _WORD.fullmatch(value) else _other(value, number, name)}"
        for key, _, value in pairs
    )
    if last == 0 and not is_named:
        path = ["", name]
    return parts._replace(path="/".join(path), query=query, fragment="").geturl()


def _other(part: str, number: str, name: str) -> str:
    if part.isdecimal():
        return number
    ending = _ENDING.search(part)
    stem = part[: ending.start()] if ending else part
    return (number if stem.isdecimal() else name) + (ending[0] if ending else "")
