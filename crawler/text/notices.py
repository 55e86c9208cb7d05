"""Notices: lines in which a newspaper speaks of itself, told by how they begin or end.

Unlike labels, which are whole texts, a notice goes on with names and dates nobody can list. So a
line that begins like one is a notice only where one may stand: that is for cleaning to say.
"""

import re
from functools import lru_cache
from typing import Literal

from crawler.text.normalise import fold
from crawler.text.wordings import notices as wordings

Kind = Literal["credit", "copyright", "follow", "offer", "origin", "house", "contact"]
"""What a notice tells."""

_WORDINGS: dict[Kind, dict[str, str]] = {
    "copyright": wordings.COPYRIGHT,
    "credit": wordings.CREDIT,
    "follow": wordings.FOLLOW,
    "offer": wordings.OFFER,
    "origin": wordings.ORIGIN,
    "house": wordings.HOUSE,
    "contact": wordings.CONTACT,
}

_BETWEEN = 80
"""Characters that may stand for the dots inside a wording."""

_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ADDRESS = re.compile(r"\W*(?:e-?mail\W+)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\W*", re.IGNORECASE)
_SIGN = re.compile(r"^\W*(?:©|\(c\)\s|copyright\W+(?:©|\(c\)|[12]\d{3}))", re.IGNORECASE)


def notice(text: str) -> Kind | None:
    """Return what a line that begins, or ends, like a notice tells; null for any other line."""
    if _SIGN.match(text):
        return "copyright"
    if _ADDRESS.fullmatch(text):
        return "contact"
    folded = fold(text)
    for kind, (beginning, ending) in _patterns().items():
        if folded.endswith(ending) or beginning.match(folded):
            return None if kind == "contact" and "@" not in text else kind
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[Kind, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Return the pattern of the beginnings and the endings of each kind, of folded text."""
    patterns: dict[Kind, tuple[re.Pattern[str], tuple[str, ...]]] = {}
    for kind, languages in _WORDINGS.items():
        texts = sorted({text for each in languages.values() for text in each.split("|")})
        endings = tuple(fold(text) for text in texts if text.startswith("…"))
        beginnings = (_pattern(text) for text in texts if not text.startswith("…"))
        patterns[kind] = re.compile("|".join(beginnings)), endings
    return patterns


def _pattern(text: str) -> str:
    """Return the pattern of one wording; its last word ends there, if its script parts words."""
    pieces = [re.escape(fold(piece)) for piece in text.split("…")]
    colon = r"\W{0,2}[:：]" if text.rstrip().endswith((":", "：")) else ""
    ends = "" if colon or _SPACELESS.search(text) else r"(?!\w)"
    return f"{f'.{{0,{_BETWEEN}}}?'.join(pieces)}{colon}{ends}"
