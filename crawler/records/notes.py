"""What a crawl noted beside a response: how its address was announced, in a metadata record."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from sys import intern
from typing import Protocol

from crawler.items import Entry
from crawler.records.record import Record, lines_of, named
from crawler.text.site_names import is_site_name

FIELDS = "application/warc-fields"
"""Type of a block of named fields."""

KINDS = ("article", "listing")


@dataclass(frozen=True, slots=True)
class Crawl:
    """A crawl that recorded what it received, as it says in its files."""

    arguments: Mapping[str, str]
    """What the user gave it, by name."""
    profile: str | None
    """Version of the profile that it read pages with; null: none."""


class Noted(Protocol):
    """What a note is added to."""

    url: str
    entry: Entry | None
    site: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """How an address was announced, and whose it is."""

    entry: Entry
    """How; its address is the one that was asked for, were it another that answered."""
    site: str | None
    """Name of the site; null: not said."""

    def add_to(self, capture: Noted) -> None:
        """Write the note on *capture*; of equal texts one is held."""
        is_own = self.entry.url == capture.url
        capture.entry = replace(self.entry, url=capture.url) if is_own else self.entry
        capture.site = self.site


def read_crawl(record: Record) -> Crawl | None:
    """Return what a warcinfo record says of a crawl of ours; null when it is of another's."""
    told = _fields(record)
    if "arguments" not in told:
        return None
    try:
        given = json.loads(told["arguments"])
    except (ValueError, RecursionError):
        given = None
    arguments = given.items() if isinstance(given, dict) else ()
    sound = {name: value for name, value in arguments if isinstance(value, str)}
    return Crawl(sound, told.get("profile") or None)


def _fields(record: Record) -> dict[str, str]:
    """Return the named fields that a record holds; none when it holds something else."""
    if record.content_type != FIELDS or not record.block:
        return {}
    return named(lines_of(record.block.decode(errors="replace")))


def read_note(record: Record) -> Note | None:
    """Return what a metadata record says; null when no crawl of ours wrote it."""
    told = _fields(record)
    kind = told.get("kind")
    if kind not in KINDS:
        return None
    entry = Entry(
        told.get("url") or record.url,
        "listing" if kind == "listing" else "article",
        intern(told.get("source", "")),
        _day(told.get("day")),
        _number(told.get("position")),
        intern(told["via"]) if told.get("via") else None,
        told.get("title") or None,
        told.get("published") or None,
        told.get("modified") or None,
    )
    site = told.get("site", "")
    return Note(entry, intern(site) if is_site_name(site) else None)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
