"""Lists of captures, as CDX servers answer: the Internet Archive's, pywb's and plain lines."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from crawler.errors import PageError
from crawler.items import Page
from crawler.sources.data import read_json

_FIELDS = ("urlkey", "timestamp", "original", "mimetype", "statuscode", "digest")
"""Of a line that names none, in the order of the format."""

_NAMES = {"original": "url", "mimetype": "mime", "statuscode": "status"}
"""Pywb's names of the Internet Archive's fields."""

_TIME = re.compile(r"\d{4,14}", re.ASCII)


class Capture(NamedTuple):
    """A page that was captured."""

    timestamp: str
    """When, in UTC: up to fourteen digits from the year to the second."""
    url: str
    """Its address then."""
    mime: str
    """Media type; empty when unknown."""
    status: str
    """HTTP status; empty when unknown."""
    digest: str
    """Of its bytes, equal for equal ones; empty when unknown."""


VALUES = 800_000
"""Values of the longest list in JSON: of 12 MiB."""


class CaptureList(NamedTuple):
    """What a CDX server answered."""

    every: tuple[Capture, ...]
    """In its order."""
    resume: str | None
    """What to name to be told more; null when there is no more, or it does not say."""


def read_cdx(page: Page) -> CaptureList:
    """Return the captures that *page* lists. Raises PageError for what is no such list."""
    text = page.body if isinstance(page.body, str) else page.body.decode("utf-8", "replace")
    text = text.strip("\ufeff\n\r\t ")
    if text.startswith("["):
        rows = read_json(page, VALUES)
        return _array(rows if isinstance(rows, list) else [])
    lines = [line.rstrip("\r") for line in text.split("\n")]  # titles may have U+2028
    key = None
    if len(lines) > 1 and not lines[-2].strip() and " " not in lines[-1].strip():
        key = lines[-1].strip()
        lines = lines[:-2]
    return CaptureList(tuple(_line(each) for each in lines if each.strip()), key)


def _array(rows: Sequence[Any]) -> CaptureList:
    """Return the captures of one JSON array: rows of strings below their names, or objects."""
    key = None
    if len(rows) > 1 and rows[-2] == [] and isinstance(rows[-1], list) and len(rows[-1]) == 1:
        key = str(rows[-1][0])
        rows = rows[:-2]
    names: Sequence[str] = _FIELDS
    if rows and isinstance(rows[0], list) and "timestamp" in rows[0]:
        names, rows = [str(each) for each in rows[0]], rows[1:]
    return CaptureList(tuple(_rows(names, rows)), key)


def _rows(names: Sequence[str], rows: Iterable[Any]) -> Iterator[Capture]:
    for row in rows:
        told = row if isinstance(row, dict) else None
        if isinstance(row, list):
            told = dict(zip(names, row, strict=False))
        yield _capture(told, str(row))


def _line(line: str) -> Capture:
    """Return the capture of a line: a JSON object, one behind key and time, or fields."""
    _, brace, _ = line.partition("{")
    if not brace:
        return _capture(dict(zip(_FIELDS, line.split(" "), strict=False)), line)
    start = line.index("{")
    try:
        told = json.loads(line[start:])
    except (ValueError, RecursionError):
        told = None
    head = dict(zip(_FIELDS, line[:start].split(), strict=False))
    return _capture(head | told if isinstance(told, dict) else None, line)


def _capture(told: Mapping[str, Any] | None, line: str) -> Capture:
    """Return the capture of named fields. Raises PageError when they name none."""
    known = {_NAMES.get(name, name): str(value) for name, value in (told or {}).items()}
    if not _TIME.fullmatch(known.get("timestamp", "")) or "/" not in known.get("url", ""):
        raise PageError(f"the page is no list of captures: {line[:60]!r}")
    given = {name: value for name, value in known.items() if value != "-"}
    return Capture(
        given["timestamp"],
        given["url"],
        given.get("mime", ""),
        given.get("status", ""),
        given.get("digest", ""),
    )
