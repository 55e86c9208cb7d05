"""The names in a byline, without what stands around them."""

import re
from collections.abc import Iterator

from crawler.items import Author
from crawler.pages.marks import words
from crawler.text.months import MONTHS
from crawler.text.normalise import fold, skeleton

LONGEST = 80
"""Characters in one name."""

LONGEST_RAW = 2_000
"""Characters of a byline that are read: patterns look again and again at what they pass."""

LONGEST_PART = 200
"""Characters between two separators beyond which they hold no name and its role."""

TITLES = words(
    "phd ph.d md m.d jr sr esq msc ms rd rn mba mph cfp facs faclm dds dvm bsc ma pharmd"
)
"""What follows a name behind a comma and is no other name; folded."""

_BY = re.compile(
    r"^(?:(?:posted|written|reported|story|words|edited)\s+by|by|von|yazan|yazar|haberi|par|por"
    r"|door|oleh|autor(?:in|e|es)?|authors?|auteure?s?|автор|текст|od|skrevet\s+av|tekst|text"
    r"|bởi|tác giả|penulis|reporter|oleh|bài|di|a\s+cura\s+di|escrito\s+por|publié\s+par"
    r"|écrit\s+par|rédigé\s+par|geschrieben\s+von|بقلم|كتب|كتبت|کتبه|نویسنده|مراسل|作者|文|記者"
    r"|记者|撰文|取材・文|執筆)\b\s*[:\uff1a]?\s*"
    r"|^(?:di|da|av|af|haber|text|foto|از|מאת)\s*[:\uff1a]?\s+(?=\S+\s)"
    r"|^(?:written|posted|reported)?\s*by\s*[:\uff1a]\s*",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^.{1,60}\s(?:posted|written)?\s*(?:By|BY|by)\s+(?=[A-Z])")
"""What stands before "by" in the middle of a byline: a section, a date."""
_GLUED = re.compile(r"^By(?=[A-Z][a-z])")
_LINE = re.compile(
    r"^(?:(?:posted|written|reported|story|words) by|by|von|yazan|par|por|oleh|door|автор|بقلم|מאת"
    r"|作者|文)\b[:\s]",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[(<\[]?[^\s@]{1,64}+@(?:[^\s@.]{1,63}+\.){1,8}\w+[)>\]]?")
_HANDLE = re.compile(r"(?<!\w)@\w+")
_SIGN = re.compile(r"\s*\([^()]*\)?$")
_KINDS = (
    r"(?:reporter(?:in)?|correspondent|editor|writer|columnist|contributor|journalist(?:in)?"
    r"|producer|photographer|analyst|director|officer|redakteur(?:in)?|korrespondent(?:in)?"
    r"|muhabiri?|editörü?|journaliste|correspondante?|rédacteur|rédactrice|periodista|redactora?"
    r"|corresponsal|giornalista|jornalista|redacteur|verslaggever|dziennikarz|корреспондент"
    r"|обозреватель|журналист)"
)
_RANK = (
    r"(?:senior|chief|staff|foreign|political|politics|special|guest|contributing|executive"
    r"|managing|deputy|associate|assistant|news|sports?|business|health|science|world|national"
    r"|digital|content|web|opinion|features?|freelance|in-house|multimedia|our)"
)
_ROLE = re.compile(rf"\b{_KINDS}s?\b", re.IGNORECASE)
_NAMED_ROLE = re.compile(
    rf"^(?P<name>\S+(?:\s\S+)+?)\s+(?:{_RANK}\s+)*{_KINDS}\b.*$", re.IGNORECASE
)
_RANK_LAST = re.compile(rf"\s{_RANK}$", re.IGNORECASE)
_RANKED = re.compile(rf"(?:{_RANK}\s+)*{_KINDS}\b.*", re.IGNORECASE)
_PARTED = re.compile(r"\s*[,;|·•،、\n]\s*|\s+[-–—/]+\s+")
_AND = re.compile(r"\s+(?:and|und|ve|et|en|og|och|y|e|i|и|та|و|và|dan|&|\+)\s+", re.IGNORECASE)
"""Conjunctions, which also stand inside a name: "Ortega y Gasset", "Quay and Strait Press"."""
_DATED = re.compile(
    r"\b\d+\s*min\b|\b(?P<word>[^\W\d_]{3,})\.?(?=\s+\d{1,2}\b)|\b\d{1,2}(?:st|nd|rd|th|\.)?\s+(?P<after>[^\W\d_]{3,})"
    r"|\b\d{4}\b|\b\d{1,2}[:./]\d{2}\b"
    r"|\b(?:published|updated|posted|sponsored|veröffentlicht|aktualisiert|publié|publicado)\b",
    re.IGNORECASE,
)
"""Where a date, a time of day or the minutes of reading begin behind a name."""


def authors_in(raw: str, url: str | None = None) -> list[Author]:
    """Return the authors that a byline names; an address is no name."""
    return [Author(name, url, raw) for name in _names(raw)]


def begins_byline(text: str) -> bool:
    """Tell whether a short line begins as a byline does."""
    return len(text) <= LONGEST and _LINE.match(text) is not None


def is_name(text: str) -> bool:
    """Tell whether a line is the name of a person: two to four words, each with a capital."""
    words = text.split()
    if not 2 <= len(words) <= 4 or len(text) > LONGEST // 2 or _ROLE.search(text):
        return False
    return all(word[0].isupper() and word.strip(".,").replace("-", "").isalpha() for word in words)


def unique_authors(authors: list[Author]) -> tuple[Author, ...]:
    """Return each author once, as the one that tells an address; a role alone is none."""
    found: dict[str, Author] = {}
    people = [author for author in authors if not _RANKED.fullmatch(author.name)]
    for author in people or authors:
        key = fold(author.name)
        known = found.setdefault(key, author)
        if known.url is None and author.url is not None:
            found[key] = author
    return tuple(found.values())


def _names(raw: str) -> Iterator[str]:
    """Yield the names in a byline."""
    if "://" in raw or raw.startswith("www."):
        return
    text = _MAIL.sub("", _HANDLE.sub("", raw[:LONGEST_RAW])).strip()
    text = _BYLINE.sub("", _GLUED.sub("", text))
    text = _undated(_BY.sub("", _BY.sub("", text, count=1), count=1))
    for place, part in enumerate(_PARTED.split(text)):
        if len(part) > LONGEST_PART or (place and (_ROLE.search(part) or part.startswith("www."))):
            continue
        for one in _halves(part):
            name = _unranked(_SIGN.sub("", one)).strip(' .,;:|/-–—()[]"“”')
            letters = sum(map(str.isalpha, name))
            if letters > 1 and len(name) <= LONGEST and fold(name) not in TITLES:
                yield name


def _unranked(name: str) -> str:
    """Return a name without the role behind it; what is nothing but a role stays."""
    found = None if _RANKED.fullmatch(name) else _NAMED_ROLE.match(name)
    return found["name"] if found and not _RANK_LAST.search(found["name"]) else name


def _undated(text: str) -> str:
    """Return a byline up to the date that follows it."""
    for found in _DATED.finditer(text):
        word = found["word"] or found["after"]
        if word is None or skeleton(word) in MONTHS:
            return text[: found.start()]
    return text


def _halves(text: str) -> list[str]:
    """Return the names around conjunctions, where each has a first and a last name."""
    halves = _AND.split(text)
    return halves if all(len(half.split()) > 1 for half in halves) else [text]
