"""An address that leads nowhere: what a site answers there is what it says of pages it has not."""

import re
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from crawler.text.spaces import is_drawn

_WORD = re.compile(r"[A-Za-z]{2,}")
_ENDING = re.compile(r"\.[A-Za-z]{2,5}\d?$")
_NUMBERED = re.compile(
    r"(?:p|id|aid|nid|sid|art_?id|article(?:_?id)?|news_?id|story(?:_?id)?|haber(?:_?id)?)=\d+",
    re.IGNORECASE,
)
"""A parameter that is the number of an article: then the path tells the program alone."""
_DATE = re.compile(r"(?:19|20)\d\d(?:[-_]?\d\d(?:[-_]?\d\d)?)?|\d{1,2}")
_BREAKS = re.compile(r"[-_+. ]")
_SECTION = 2
"""Words of a section's name; more are those of a story."""


_VIEW = re.compile(
    r"(?:amp|print|full|mobile|index|single(?:-page)?)(?:\.[a-z]{2,5})?", re.IGNORECASE
)
"""Last part of a path that tells how a story is shown; the part before it tells the story."""


def nowhere(url: str) -> str:
    """Return an address of the shape of *url* that no page has.

    Directories that are days or words, the ending, and what a number is given to stay, so that the
    same part of the site answers; every number, name and value is another, so that nothing in it
    tells the page of *url*: many servers go by a number, and take any words beside it. The same
    address gives the same.
    """
    digest = sha256(url.encode(errors="replace")).hexdigest()
    number, name = f"9{int(digest[:12], 16):015}"[:11], f"backfile-{digest[:6]}-{digest[6:12]}"
    parts = urlsplit(url)
    path = parts.path.split("/")
    last = max((place for place, part in enumerate(path) if part), default=0)
    story = last - 1 if last > 1 and _VIEW.fullmatch(path[last]) else last
    is_named = any(map(_NUMBERED.fullmatch, parts.query.split("&")))
    for place, part in enumerate(path):
        is_kept = not part or is_named or (place < story and _is_directory(part))
        if not is_kept:
            path[place] = _other(part, number, name)
    pairs = [pair.partition("=") for pair in parts.query.split("&") if pair]
    query = "&".join(
        f"{key}={value if _WORD.fullmatch(value) else _other(value, number, name)}"
        for key, _, value in pairs
    )
    if last == 0 and not is_named:
        path = ["", name]
    return parts._replace(path="/".join(path), query=query, fragment="").geturl()


def _is_directory(part: str) -> bool:
    """Tell whether a part of a path is a day's, or a section's: a word or two, without digits."""
    words = [word for word in _BREAKS.split(unquote(part)) if word]
    is_word = len(words) <= _SECTION and all(map(str.isalpha, words)) and not is_drawn(part)
    return _DATE.fullmatch(part) is not None or is_word


def _other(part: str, number: str, name: str) -> str:
    if part.isdecimal():
        return number
    ending = _ENDING.search(part)
    stem = part[: ending.start()] if ending else part
    return (number if stem.isdecimal() else name) + (ending[0] if ending else "")
