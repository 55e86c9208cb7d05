"""Values of metadata as plain text."""

from collections.abc import Iterable
from html import unescape

from crawler.text.normalise import normalise


def plain(value: object) -> str | None:
    """Return *value* as one line of text; null when it is none or empty.

    Entities are resolved once more: many sites escape their metadata twice.
    """
    if not isinstance(value, str):
        return None
    return normalise(unescape(value) if "&" in value else value) or None


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values in order, each once whatever its case."""
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(value.casefold(), value)
    return tuple(seen.values())


def count(value: object) -> int | None:
    """Return *value* as a number of things; null when it is none."""
    text = str(value).strip() if isinstance(value, (int, str)) else ""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def truth(value: object) -> bool | None:
    """Return *value* as true or false, however it is written; null when it is neither."""
    word = str(value).strip().lower().rpartition("/")[2]
    return {"true": True, "yes": True, "false": False, "no": False}.get(word)
