"""Takes records out of a WARC file for good; all others stay where they are, byte for byte.

In their place stands a record of the same length that says so, so that no pointer has to change.
The file is written anew beside the old one and takes its name when it is on disk.
"""

import os
import secrets
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from crawler.errors import NoRoom, Unrecorded
from crawler.items import Recorded
from crawler.records.blocks import block_digest, new_id
from crawler.records.members import Broken, Member, Torn, member_at
from crawler.records.volume import FILE, HEAD, sync_folder

LEAST = 400
"""Bytes of the smallest placeholder: less is left of a damaged record, which stays one."""

_PIECE = 1024 * 1024
_STORED = 65_535
"""Bytes of the largest part of a member that is not compressed."""
_END = b"\r\n\r\n"


def erase(
    data: Path,
    records: Iterable[Recorded],
    now: datetime,
    check_room: Callable[[Path, int], None],
) -> None:
    """Take *records* out of the files below *data*, with what was written beside them.

    What is not there any more is passed over. *check_room* as of a recorder. Raises NoRoom and
    Unrecorded; then the old file stands.
    """
    in_order = sorted(records, key=attrgetter("pointer.file", "pointer.offset"))
    for name, of_file in groupby(in_order, key=attrgetter("pointer.file")):
        path = data / name
        try:
            if path.is_file():
                check_room(path.parent, path.stat().st_size)
                _rewrite(path, list(of_file), now)
        except NoRoom as error:
            raise NoRoom(f"cannot write {path} anew without what is forgotten: {error}") from error
        except OSError as error:
            reason = error.strerror or error
            raise Unrecorded(
                f"cannot write {path} anew without what is forgotten: {reason}"
            ) from error


def _rewrite(path: Path, records: list[Recorded], now: datetime) -> None:
    new = path.with_name(f".backfile-{secrets.token_hex(8)}.tmp")
    try:
        with path.open("rb") as old:
            spans = [span for each in records if (span := _span(old, each)) is not None]
            if not spans:
                return
            descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE)
            with os.fdopen(descriptor, "r+b") as copy:
                old.seek(0)
                while piece := old.read(_PIECE):
                    copy.write(piece)
                for offset, length in spans:
                    copy.seek(offset)
                    copy.write(placeholder(length, now) if length >= LEAST else bytes(length))
                copy.flush()
                os.fsync(copy.fileno())
        new.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(FileNotFoundError):
            new.unlink()


def _span(file: BinaryIO, recorded: Recorded) -> tuple[int, int] | None:
    """Return where a record and those beside it stand, offset and length; null: no more."""
    end = os.fstat(file.fileno()).st_size
    at, wanted = recorded.pointer.offset, recorded.pointer.record_id
    try:
        member = member_at(file, at, end)
        if member.fields.get("warc-record-id") != wanted:
            return None
    except (Torn, Broken):
        # Damaged, it may still hold what is to go.
        return at, recorded.pointer.length
    last = at + member.length
    with suppress(Torn, Broken):
        for beside in _beside(file, last, end, wanted):
            last = beside.offset + beside.length
    return at, last - at


def _beside(file: BinaryIO, start: int, end: int, record_id: str) -> Iterator[Member]:
    """Yield the records from *start* on that were written with the one of this id."""
    while start < end:
        member = member_at(file, start, end)
        if member.fields.get("warc-concurrent-to") != record_id:
            return
        yield member
        start += member.length


def placeholder(length: int, now: datetime) -> bytes:
    """Return a record of *length* bytes, compressed, that says that something was taken out.

    Nothing in it is compressed, so that it can have any length from some 400 bytes.
    """
    parts = 1
    while (size := length - len(HEAD) - 8 - 5 * parts) > _STORED * parts:
        parts += 1
    raw = _record(size, now)
    pieces = [raw[at : at + _STORED] for at in range(0, len(raw), _STORED)] or [b""]
    pieces += [b""] * (parts - len(pieces))
    member = HEAD + b"".join(
        struct.pack("<BHH", number == parts, len(piece), len(piece) ^ 0xFFFF) + piece
        for number, piece in enumerate(pieces, 1)
    )
    return member + struct.pack("<II", zlib.crc32(raw), len(raw))


def _record(size: int, now: datetime) -> bytes:
    """Return a record of *size* bytes, not compressed."""
    date = f"{now:%Y-%m-%dT%H:%M:%SZ}"
    record_id = new_id()
    block = f"Taken out on request, {date}.\n".encode()
    for _ in range(2):  # the length of the head is known when it was made
        head = (
            f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: {record_id}\r\n"
            f"WARC-Date: {date}\r\nContent-Type: text/plain\r\n"
            f"WARC-Block-Digest: {block_digest([block])}\r\n"
            f"Content-Length: {len(block):010}\r\n\r\n"
        ).encode()
        block = block.ljust(size - len(head) - len(_END))
    return head + block + _END
