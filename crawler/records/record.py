"""One record of a WARC file: its named fields and its block, held against what they say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.errors import Corrupt, Oversized, RecordFault, Truncated
from crawler.records.digests import checked
from crawler.records.feed import LARGEST_BLOCK, LARGEST_HEAD, Feed
from crawler.records.spot import Spot
from crawler.records.window import CHUNK

_VERSION = re.compile(r"WARC/(?:0\.1[78]|1\.[01])")
_MANDATORY = ("warc-type", "warc-record-id", "warc-date", "content-length")
"""Fields that every record has: WARC 1.1, section 5."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LENGTH = re.compile(r"\d{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands."""

    offset: int
    """Where it begins in the file, or the compressed member that holds it."""
    within: int = 0
    """Bytes of the unpacked member before it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a WARC file."""

    place: Place
    """Where it stands."""
    fields: Mapping[str, str]
    """Its named fields, by lower-case names; of one that comes twice the last."""
    block: bytes | None
    """What it holds; null: it is larger than what is held."""
    is_proven: bool = False
    """Whether a digest says that the block is what was written."""
    fault: RecordFault | None = None
    """What a digest says against it; null: nothing."""

    @property
    def kind(self) -> str:
        """Its WARC-Type: ``response``, ``revisit``, …."""
        return self.fields.get("warc-type", "").lower()

    @property
    def url(self) -> str:
        """What it is a record of, which wget writes in angle brackets; empty: nothing."""
        return self.fields.get("warc-target-uri", "").strip("<> \t")

    @property
    def id(self) -> str:
        """Its own name, without brackets; empty: it has none."""
        return self.fields.get("warc-record-id", "").strip("<> \t")

    @property
    def content_type(self) -> str:
        """What the block is, without parameters, in lower case."""
        return self.fields.get("content-type", "").partition(";")[0].strip().lower()


def read_record(feed: Feed, *, is_checked: bool = True) -> Record:
    """Return the record that *feed* has next, its digests held against it if *is_checked*.

    Raises RecordFault when its head is none, or its block is not all there.
    """
    place = Place(feed.offset, feed.within)
    fields = _fields(feed)
    _check(fields, feed, place.offset)
    length = fields["content-length"]
    if not _LENGTH.fullmatch(length):
        raise feed.fault(Corrupt, "the record has no Content-Length", place.offset)
    block = _block(feed, int(length), place.offset)
    record = Record(place, fields, block)
    if not is_checked or block is None:
        return record
    is_proven, wrong = checked(record.kind, fields, block, Spot(feed.window.name, place.offset))
    fault = feed.fault(Corrupt, wrong, place.offset) if wrong else None
    return Record(place, fields, block, is_proven, fault)


def _fields(feed: Feed) -> dict[str, str]:
    """Take the lines before the block. Raises RecordFault when they are none of a record."""
    offset = feed.offset
    mark = feed.look(5)
    if mark != b"WARC/":
        kind = Truncated if b"WARC/".startswith(mark) else Corrupt
        raise feed.fault(kind, "what stands here is no WARC record", offset)
    head = feed.head()
    if head is None:
        raise feed.fault(
            Oversized, f"the record has more than {LARGEST_HEAD // 1024} KiB of fields", offset
        )
    if not head.endswith(b"\n\n") and not head.endswith(b"\n\r\n"):
        raise feed.fault(Truncated, "the file ends within the fields of a record", offset)
    version, *lines = lines_of(head.decode(errors="replace"))
    if not _VERSION.fullmatch(version.strip()):
        raise feed.fault(Corrupt, f"{version[:40]!r} is no version of WARC that is known", offset)
    if _CONTROL.search(head.decode(errors="replace")):
        raise feed.fault(Corrupt, "the fields of the record have control characters", offset)
    return named(lines)


def _check(fields: Mapping[str, str], feed: Feed, offset: int) -> None:
    """Raise Corrupt for a record without a field that all have, or that is not what it says."""
    for name in _MANDATORY:
        if not fields.get(name):
            raise feed.fault(Corrupt, f"the record has no {name}", offset)
    kind = fields.get("content-type", "").partition(";")[0].strip().lower()
    is_http = fields.get("warc-target-uri", "").strip("<> ").lower().startswith("http")
    if fields["warc-type"].lower() == "response" and is_http and kind != "application/http":
        raise feed.fault(Corrupt, f"a response that is {kind or 'of no type'}, and no HTTP", offset)


def lines_of(text: str) -> list[str]:
    """Return the lines of *text*, whose breaks are LF or CR LF and no others."""
    return [line.removesuffix("\r") for line in text.split("\n")]


def named(lines: list[str]) -> dict[str, str]:
    """Return named fields by lower-case names; a line that begins blank goes on with the last."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in (" ", "\t") and name:
            fields[name] += f" {line.strip()}"
            continue
        given, colon, value = line.partition(":")
        if colon:
            name = given.strip().lower()
            fields[name] = value.strip()
    return fields


def _block(feed: Feed, length: int, offset: int) -> bytes | None:
    """Take the block; null for one that is too large. Raises Truncated when it is not all there."""
    left = feed.left
    if left is not None and length > left:
        raise feed.fault(Truncated, f"the block has {left} of its {length} bytes", offset)
    pieces, had = [], 0
    while had < length and (piece := feed.take(min(length - had, CHUNK))):
        had += len(piece)
        if length <= LARGEST_BLOCK:
            pieces.append(piece)
    if had < length:
        raise feed.fault(Truncated, f"the block has {had} of its {length} bytes", offset)
    return b"".join(pieces) if length <= LARGEST_BLOCK else None
