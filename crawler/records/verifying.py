"""Whether all that was recorded is still there, as it was written.

Every file is read from its beginning to its end, whatever the ledger knows of it; what the ledger
knows is looked for at its place.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from crawler.errors import RecordError
from crawler.items import Recorded
from crawler.records import keeping
from crawler.records.decoding import decoded
from crawler.records.headers import header
from crawler.records.members import Broken, Member, Torn, checked, member_at
from crawler.records.recovery import told_by
from crawler.records.spot import Spot
from crawler.records.volume import HEAD

_PIECE = 1024 * 1024


class Finding(NamedTuple):
    """One thing that was found."""

    degree: Literal["note", "fault"]
    """A *note* is nothing to do; a *fault* is something that is not as it was recorded."""
    text: str
    """What it is, one line."""


@dataclass
class Count:
    """What was looked at."""

    files: int = 0
    """WARC files."""
    records: int = 0
    """Records of any type."""
    pointers: int = 0
    """Records that the ledger points at."""
    bytes: int = 0
    """Bytes of the files."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the ledger knows of the records of a site."""

    data: Path
    """The data folder."""
    site: str
    """Name of the site."""
    recorded: Iterable[Recorded]
    """All of its records, by file and offset."""
    is_known: Callable[[str], bool]
    """Tells whether the ledger knows a WARC-Record-ID."""
    digests: Callable[[str], Iterable[str]]
    """Returns what articles tell of the payload of a record: ``sha256:…`` of the page's bytes."""
    last: str | None
    """Name of the file of the last record that the ledger took in; null: it knows none."""
    is_crawled: bool
    """Whether the site is being crawled, so that there is more than the ledger knows."""
    was_killed: bool
    """Whether its last crawl did not come to its end, so that there may be more, and torn."""


def verify(expected: Expected, count: Count) -> Iterator[Finding]:
    """Yield what is not as *expected*; *count* is added to meanwhile. Raises OSError."""
    folder = keeping.folder_of(expected.data, expected.site)
    there = {path.relative_to(expected.data).as_posix(): path for path in keeping.files(folder)}
    names = list(there)
    later = names[names.index(expected.last) + 1 :] if expected.last in there else names
    may_be_more = expected.is_crawled or expected.was_killed
    for name, rows in groupby(expected.recorded, key=attrgetter("pointer.file")):
        known = list(rows)
        count.pointers += len(known)
        path = expected.data / name
        there.pop(name, None)
        if not path.is_file():
            yield Finding("fault", f"{path}: the file is missing, and {len(known):,} records in it")
            continue
        is_last = may_be_more and name == expected.last
        yield from _Walk(expected, count, path, known, is_last=is_last).findings()
    for name, path in there.items():
        if not (may_be_more and name in later):
            yield Finding("fault", f"{path}: nothing points to it")
        elif not expected.is_crawled:
            yield Finding("note", f"{path}: {_UNKNOWN}")
    yield from _strangers(folder)


_UNKNOWN = "a killed crawl wrote what the ledger does not know yet: the next one takes it in"


def _strangers(folder: Path) -> Iterator[Finding]:
    """Yield what is in *folder* and no WARC file."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not path.name.endswith(keeping.SUFFIX):
            yield Finding("fault", f"{path}: nothing points to it")


class _Walk:
    """One file, from its beginning to its end."""

    def __init__(
        self, expected: Expected, count: Count, path: Path, known: list[Recorded], *, is_last: bool
    ) -> None:
        self._expected = expected
        self._count = count
        self._path = path
        self._known = {each.pointer.offset: each for each in known}
        self._order = sorted(self._known)
        self._is_last = is_last
        self._end = self._order[-1] + self._known[self._order[-1]].pointer.length

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with the file."""
        with self._path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            self._count.files += 1
            self._count.bytes += size
            yield from self._all(file, size)
        for offset in self._known:  # none was met there
            yield self._fault(offset, "no record begins there any more")

    def _all(self, file: BinaryIO, size: int) -> Iterator[Finding]:
        at = 0
        while at < size:
            try:
                member = member_at(file, at, size)
            except (Torn, Broken) as error:
                if at >= self._end and self._is_last:
                    yield from self._tail(f"{size - at:,} bytes at the end are no whole record")
                    return
                self._known.pop(at, None)
                yield self._fault(at, str(error) or "the file ends within it")
                at = self._next(file, at, size)
                continue
            self._count.records += 1
            known = self._known.pop(at, None)
            for wrong in self._wrong(member, known):
                yield self._fault(at, wrong)
            if known is None and told_by(member, self._path.name) is not None:
                if at < self._end or not self._is_last:
                    yield self._fault(at, "the ledger knows no such record")
                else:
                    yield from self._tail(_UNKNOWN)
                    return
            at += member.length

    def _tail(self, what: str) -> Iterator[Finding]:
        if not self._expected.is_crawled:
            yield Finding("note", f"{self._path}: {what}")

    def _next(self, file: BinaryIO, at: int, size: int) -> int:
        """Return where the next record may begin behind the one at *at*: its head is looked for."""
        before = b""
        at += 1
        file.seek(at)
        while piece := file.read(_PIECE):
            found = (before + piece).find(HEAD)
            if found >= 0:
                return at - len(before) + found
            at += len(piece)
            before = piece[-len(HEAD) :]
        return size

    def _wrong(self, member: Member, known: Recorded | None) -> Iterator[str]:
        yield from checked(member)
        if known is None:
            return
        fields, at = member.fields, known.pointer
        told = {
            "length": (member.length, at.length),
            "WARC-Record-ID": (fields.get("warc-record-id"), at.record_id),
            "WARC-Type": (fields.get("warc-type"), known.type),
            "WARC-Target-URI": (fields.get("warc-target-uri"), known.url),
            "WARC-Date": (fields.get("warc-date"), at.fetched_at),
            "WARC-Payload-Digest": (fields.get("warc-payload-digest"), known.digest),
            "WARC-Refers-To": (fields.get("warc-refers-to"), known.refers_to),
        }
        for name, (has, should) in told.items():
            if has != should:
                yield f"its {name} is {has}, and should be {should}"
        if known.refers_to is not None and not self._expected.is_known(known.refers_to):
            yield f"the record that has its payload is unknown: {known.refers_to}"
        yield from self._payload(member, known)

    def _payload(self, member: Member, known: Recorded) -> Iterator[str]:
        """Yield what of the payload is not as the articles say that were read from it."""
        digests = set(self._expected.digests(known.pointer.record_id))
        if not digests or known.refers_to is not None:
            return
        try:
            encodings = header(member.head, "Content-Encoding") or ""
            body = decoded(member.payload, encodings, Spot(self._path.name, known.pointer.offset))
        except RecordError as error:
            yield str(error)
            return
        if digests != {f"sha256:{sha256(body).hexdigest()}"}:
            yield "its payload is not that of the article which was read from it"

    def _fault(self, offset: int, what: str) -> Finding:
        return Finding("fault", f"{self._path}: {offset}: {what}")
