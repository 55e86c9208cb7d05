"""The names in a byline, without what stands around them."""

import re
from collections.abc import Iterator

from crawler.items import Author
from crawler.text.normalise import fold

LONGEST = 80
"""Characters in one name."""

TITLES = frozenset(("phd", "ph.d", "md", "m.d", "jr", "sr", "esq", "msc"))
"""What follows a name behind a comma and is no other name; folded."""

_BY = re.compile(
    r"^(?:(?:posted|written|reported|story)\s+by|by|von|yazan|yazar|par|por|door|oleh|autor(?:in)?"
    r"|author|автор|текст|بقلم|كتب|كتبت|نویسنده|作者|文|記者)\b\s*[::]?\s*"
    r"|^(?:di|da|av|af|haber|text|foto|از)\s*:\s*",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"^(?:(?:posted|written|reported|story) by|by|von|yazan|par|por|oleh|автор|بقلم)\b[:\s]",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[(<\[]?\S+@\S+\.\w+[)>\]]?")
_HANDLE = re.compile(r"(?<!\w)@\w+")
_SIGN = re.compile(r"\s*\([^()]*\)?$")
_ROLE = re.compile(
    r"\s*(?:[,|/–—-]\s*)?"
    r"\b(?:(?:senior|chief|staff|foreign|political|special|guest|contributing)\s+)*"
    r"(?:reporter|correspondent|editor|writer|columnist|contributor|journalist|redakteur(?:in)?|"
    r"korrespondent(?:in)?|muhabiri?|editörü?|journaliste|periodista|redactora?)\b.*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:[,;|&·•،]|\b(?:and|und|ve|et|en|og|och)\b)\s*", re.IGNORECASE)
_PERHAPS = re.compile(r"\s+(?:y|e|i|и|و)\s+", re.IGNORECASE)
"""Conjunctions that also stand inside a name: "Ortega y Gasset"."""


def authors_in(raw: str, url: str | None = None) -> list[Author]:
    """Return the authors that a byline names; an address is no name."""
    return [Author(name, url, raw) for name in _names(raw)]


def begins_byline(text: str) -> bool:
    """Tell whether a short line begins as a byline does."""
    return len(text) <= LONGEST and _LINE.match(text) is not None


def unique_authors(authors: list[Author]) -> tuple[Author, ...]:
    """Return each author once, as the one that tells an address."""
    found: dict[str, Author] = {}
    for author in authors:
        key = fold(author.name)
        known = found.setdefault(key, author)
        if known.url is None and author.url is not None:
            found[key] = author
    return tuple(found.values())


def _names(raw: str) -> Iterator[str]:
    """Yield the names in a byline."""
    if "://" in raw or raw.startswith("www."):
        return
    text = _MAIL.sub("", _HANDLE.sub("", raw)).strip()
    text = _BY.sub("", _BY.sub("", text, count=1), count=1)
    for part in _AND.split(text):
        for one in _halves(part):
            name = _ROLE.sub("", _SIGN.sub("", one)).strip(" .,;:|/-–—()[]")
            letters = sum(map(str.isalpha, name))
            if letters > 1 and len(name) <= LONGEST and fold(name) not in TITLES:
                yield name


def _halves(text: str) -> list[str]:
    """Return the two names around a conjunction, where both have a first and a last name."""
    halves = _PERHAPS.split(text)
    return halves if all(len(half.split()) > 1 for half in halves) else [text]
