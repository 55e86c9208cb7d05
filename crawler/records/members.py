"""The records of our own files again, strictly: what is not as it was written is a fault."""

import hashlib
import zlib
from base64 import b32encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from crawler.records.volume import HEAD

LARGEST = 64 * 1024 * 1024
"""Bytes of a record, unpacked: ours hold a page each, and pages have a limit."""

_PIECE = 64 * 1024


class Torn(Exception):  # noqa: N818 - reads as what is wrong
    """The file ends within a record."""


class Broken(Exception):  # noqa: N818 - reads as what is wrong
    """A record is not as it was written; the text says how, one clause."""


@dataclass(frozen=True, slots=True)
class Member:
    """A record and where it stands."""

    offset: int
    """In the file, in bytes."""
    length: int
    """There, compressed, in bytes."""
    fields: Mapping[str, str]
    """Its named fields, by lower-case names."""
    block: bytes
    """What it holds."""

    @property
    def head(self) -> bytes:
        """The HTTP line and headers that the block begins with, with the blank line."""
        head, blank, _ = self.block.partition(b"\r\n\r\n")
        return head + blank

    @property
    def payload(self) -> bytes:
        """What follows the HTTP headers."""
        return self.block[len(self.head) :]


def members(file: BinaryIO, start: int, end: int) -> Iterator[Member]:
    """Yield the records from *start* to *end*, offsets in *file*.

    Raises Torn and Broken, behind which nothing is found any more, and OSError.
    """
    while start < end:
        member = member_at(file, start, end)
        yield member
        start += member.length


def member_at(file: BinaryIO, offset: int, end: int) -> Member:
    """Return the record at *offset*; *end*: of the file. Raises Torn, Broken and OSError."""
    file.seek(offset)
    stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
    given: list[bytes] = []
    size = taken = 0
    while not stream.eof:
        piece = file.read(min(_PIECE, end - offset - taken))
        if not piece:
            raise Torn
        if not taken and not piece.startswith(HEAD[: len(piece)]):
            raise Broken("no record begins there")
        taken += len(piece)
        try:
            given.append(stream.decompress(piece, LARGEST + 1 - size))
        except zlib.error as error:
            raise Broken(f"it cannot be unpacked: {error}") from error
        size += len(given[-1])
        if size > LARGEST:
            raise Broken("it is larger than any that is written")
    fields, block = _parted(b"".join(given))
    return Member(offset, taken - len(stream.unused_data), fields, block)


def checked(member: Member) -> Iterator[str]:
    """Yield what is wrong with the digests of *member*, one clause each."""
    told = member.fields.get("warc-block-digest")
    if told != f"sha256:{hashlib.sha256(member.block).hexdigest()}":
        yield "its block is not what was written"
    payload = member.fields.get("warc-payload-digest")
    if member.fields.get("warc-type") != "response" or payload is None:
        return
    digest = hashlib.sha1(member.payload).digest()  # noqa: S324 - as it was written
    if payload != f"sha1:{b32encode(digest).decode()}":
        yield "its payload is not what was written"


def _parted(data: bytes) -> tuple[dict[str, str], bytes]:
    """Return the named fields and the block of a record. Raises Broken."""
    head, blank, rest = data.partition(b"\r\n\r\n")
    first, *lines = head.decode(errors="replace").split("\r\n")
    if not blank or first != "WARC/1.1":
        raise Broken("it is no record")
    named = (line.partition(":") for line in lines)
    fields = {name.lower(): value.strip() for name, _, value in named}
    length = fields.get("content-length", "")
    if not length.isdecimal() or rest[int(length) :] != b"\r\n\r\n":
        raise Broken("its length is not what it says")
    return fields, rest[: int(length)]
