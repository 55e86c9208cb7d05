"""The pattern of an address: what it shares with all that a program makes like it, without end."""

import re
from collections import Counter
from functools import lru_cache

from crawler.text.addresses import key

_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(
    r"[0-9a-f]{8,}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\(.*\)"
    r"|(?=[^\d]*\d+[a-z_~=-]*[a-z]+[^\d]*\d|[^a-z]*[a-z]+\d+[a-z])[0-9a-z_~=-]{6,}",
    re.IGNORECASE,
)
"""Part of a path that no person wrote: a digest, a number of a visit, letters amid digits."""

_BREAKS = re.compile(r"[-_+ .]|%20")
_FILE = re.compile(r"\.[a-z]{2,5}\d?$", re.IGNORECASE)

TOKEN, NAME, NUMBER, MORE = "~", "*", "#", "+"
_OFTEN = {TOKEN: 2, NAME: 2, NUMBER: 4}
"""How often a mark stands in a pattern, and a word once: paths that grow have one pattern."""
_YEAR = 4
"""Digits of a year: shorter numbers name days and pages."""
_DEEPEST = 8
"""Parts of a path, and parameters, that a pattern tells."""

_MARKED = re.compile(r"[~*#+?]")
"""Where a pattern goes on with what differs, or with parameters."""

_WRITTEN = {TOKEN: "[^/?]+", NAME: "[^/?]+", NUMBER: r"\d+"}
"""Regular expressions for marks."""


@lru_cache(maxsize=4096)
def space(url: str, *, is_article: bool) -> str:
    """Return the pattern of *url*: its host, path and the names of its parameters.

    Numbers become ``#``, what no person wrote ``~``, and names of several words ``*``, as does the
    last part of an article's path. What a path repeats, and all beyond its eighth part, is ``+``.
    """
    return space_of(key(url), is_article=is_article)


def space_of(address: str, *, is_article: bool) -> str:
    """Return the pattern of the address with this key."""
    host, path, names = _taken(address)
    marks = [_mark(part) for part in path]
    if is_article and marks and marks[-1] not in (TOKEN, NUMBER):
        marks[-1] = NAME + _ending(path[-1])
    return _joined(host, marks, names, _OFTEN)


@lru_cache(maxsize=4096)
def wide_space(url: str) -> str:
    """Return the pattern that *url* has when every part of its path may be any."""
    return wide_space_of(key(url))


def wide_space_of(address: str) -> str:
    """Return the wide pattern of the address with this key."""
    host, path, names = _taken(address)
    return _joined(host, [NAME] * len(path), names, {NAME: _DEEPEST})


def is_drawn(part: str) -> bool:
    """Tell whether a part of a path, or a value, was drawn by a program, and written by nobody."""
    return _mark(part) == TOKEN or (part.isdecimal() and len(part) > _YEAR)


def beginning(pattern: str) -> str:
    """Return what the keys of all addresses of a *pattern* begin with."""
    return _MARKED.split(pattern)[0].rstrip("/")


def names_of(pattern: str) -> tuple[str, ...]:
    """Return the names of the parameters in a pattern, each once, sorted, in lower case."""
    query = pattern.partition("?")[2]
    return tuple(query.split("&")) if query else ()


def expression(pattern: str) -> str:
    """Return the regular expression that path and query of every address of a *pattern* have."""
    address, _, query = pattern.partition("?")
    path = "/" + address.partition("/")[2]
    written = re.sub(
        r"[~*#+]|[^~*#+]+",
        lambda found: _WRITTEN.get(found[0], "" if found[0] == MORE else re.escape(found[0])),
        path,
    )
    written = written.replace(r"\-", "-").rstrip("/")
    if MORE in path:
        return f"^{written}/"
    names = [name for name in query.split("&") if name and not set(name) & {*_WRITTEN, MORE}]
    return f"^{written}/?" + (rf"\?(.*&)?{re.escape(names[0])}=" if names else r"(\?|$)")


def _taken(known: str) -> tuple[str, list[str], list[str]]:
    """Return host, parts of the path and what the parameters are called in patterns."""
    address, _, query = known.partition("?")
    host, _, path = address.partition("/")
    names = {_mark(pair.partition("=")[0].lower()) for pair in query.split("&") if pair}
    return host, [part for part in path.split("/") if part], sorted(names)


def _mark(part: str) -> str:
    """Return what a part of a path is called in patterns."""
    if part.isdecimal():
        return NUMBER
    stem = _FILE.sub("", part)
    if sum(word.isalpha() for word in _BREAKS.split(stem)) > 2:
        return NAME + _ending(part)
    if _TOKEN.fullmatch(stem):
        return TOKEN
    return _DIGITS.sub(NUMBER, part)


def _ending(part: str) -> str:
    found = _FILE.search(part)
    return found[0].lower() if found else ""


def _joined(host: str, marks: list[str], names: list[str], often: dict[str, int]) -> str:
    told: list[str] = []
    seen: Counter[str] = Counter()
    for mark in marks:
        seen[mark] += 1
        if seen[mark] > often.get(mark, 1) or len(told) == _DEEPEST:
            told.append(MORE)
            break
        told.append(mark)
    named = [*names[:_DEEPEST], MORE] if len(names) > _DEEPEST else names
    query = f"?{'&'.join(named)}" if named else ""
    return f"{host}/{'/'.join(told)}{query}"
