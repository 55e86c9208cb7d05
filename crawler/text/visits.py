"""Sessions in addresses: what names a visit, never a page."""

import re

_NAMES = re.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|sess|sess(?:ion)?_?id|cfid|cftoken"
    r"|oscsid|osessid|zenid|xtcsid|modsid|simplesid|lpsid|symfony|phpsid|_session_id",
    re.IGNORECASE,
)
"""Parameters that hold nothing else."""

_MAYBE = re.compile(r"sid|session|s|visit|visitid", re.IGNORECASE)
"""Parameters that hold the number of a visit, when their value looks like one."""

_DRAWN = re.compile(
    r"(?=[^a-f]*[a-f])(?=\D*\d)[0-9a-f]{8,}|(?=[^a-z]*[a-z])(?=\D*\d)[0-9a-z,-]{20,}", re.IGNORECASE
)
"""What a program draws: hexadecimal, or long, with digits and letters. A number alone may be that
of a story."""

_OPEN, _CLOSE = r"(?:\(|%28)", r"(?:\)|%29)"
_IN_PATH = re.compile(
    rf"(?:;|%3B)(?:{_NAMES.pattern}|sid)(?:=|%3D)[^/;?]*?(?=/|;|%3B|$)"
    rf"|/{_OPEN}(?:[A-Z]{_OPEN}[^/()%]+{_CLOSE})+{_CLOSE}(?=/|$)"
    rf"|/{_OPEN}[a-z0-9]{{24}}{_CLOSE}(?=/|$)",
    re.IGNORECASE,
)
"""``;jsessionid=…`` of Java, ``/(S(…))`` and ``/(…)`` of ASP.NET."""

_PARAMETER = re.compile(rf"(?:;|%3B)(?:{_NAMES.pattern}|sid)(?:=|%3D)[^/;?#]*", re.IGNORECASE)


def is_visit(name: str, value: str) -> bool:
    """Tell whether a parameter names a visit."""
    if _NAMES.fullmatch(name):
        return True
    return _MAYBE.fullmatch(name) is not None and _DRAWN.fullmatch(value) is not None


def without_visit(path: str) -> str:
    """Return *path* without what names a visit in it, however often."""
    plain = _IN_PATH.sub("", path)
    while plain != path:
        path, plain = plain, _IN_PATH.sub("", plain)
    return plain


def without_parameter(path: str) -> str:
    """Return *path* as it may be asked for: who is given no visit in a parameter makes one.

    A part of the path stays: a server that wants one would redirect to another.
    """
    return _PARAMETER.sub("", path)
