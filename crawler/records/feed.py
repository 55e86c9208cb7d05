"""The unpacked bytes of a member, some of them looked at before they are taken."""

import re

from crawler.errors import RecordFault
from crawler.records.unpacking import Member, Plain
from crawler.records.window import CHUNK, Window

LARGEST_HEAD = 64 * 1024
"""Bytes of the lines before a record's block."""

LARGEST_BLOCK = 16 * 1024 * 1024
"""Bytes of a block that are held; one that is longer is looked through and left out."""

_BEGIN = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])\r?\n[\w-]+[ \t]*:")
"""How a record begins."""

_LONGEST = 64
"""Bytes of such a beginning."""

_BLANK = re.compile(rb"\r?\n\r?\n")


class Feed:
    """The bytes of *member*, from its beginning to its end."""

    def __init__(self, window: Window, member: Member) -> None:
        self.window = window
        self.member = member
        self.is_broken = False
        """Whether the member could not be read on."""
        self._held = b""
        self._taken = 0
        self._began = 0
        self._kept: list[bytes] = []
        self._kept_size = 0

    @property
    def offset(self) -> int:
        """Where in the file the next byte stands, or the compressed member that has it."""
        return self.member.offset + (0 if self.member.is_packed else self._taken)

    @property
    def within(self) -> int:
        """Bytes of the unpacked member before the next one."""
        return self._taken if self.member.is_packed else 0

    @property
    def left(self) -> int | None:
        """Bytes that follow; null where they are packed."""
        if self.member.is_packed:
            return None
        return self.window.end - self.offset

    def look(self, size: int) -> bytes:
        """Return the next *size* bytes without taking them; fewer only at the end."""
        while len(self._held) < size and (piece := self._read()):
            self._held += piece
        return self._held[:size]

    def take(self, size: int) -> bytes:
        """Return up to *size* bytes, no more than are at hand; none at the end."""
        held = self._held or self._read()
        piece, self._held = (held, b"") if len(held) <= size else (held[:size], held[size:])
        self._taken += len(piece)
        if self.member.is_packed and self._kept_size < LARGEST_BLOCK:
            self._kept.append(piece)
            self._kept_size += len(piece)
        return piece

    def pass_over(self, size: int) -> None:
        """Take *size* bytes; fewer only at the end."""
        while size and (piece := self.take(min(size, CHUNK))):
            size -= len(piece)

    def head(self) -> bytes | None:
        """Return the lines before a block, the blank one included; null when they are too many.

        At the end the blank one may be missing.
        """
        size = 4096
        while True:
            piece = self.look(size)
            end = _BLANK.search(piece)
            if end is not None or len(piece) < size:
                return self.take(end.end() if end else len(piece))
            if size >= LARGEST_HEAD:
                return None
            size *= 4

    def begin(self) -> bool:
        """Pass over line breaks; tell whether there is anything behind them."""
        while piece := self.look(CHUNK):
            rest = piece.lstrip(b"\r\n")
            self.pass_over(len(piece) - len(rest))
            if rest:
                break
        self._kept, self._kept_size, self._began = [], 0, self._taken
        return bool(piece)

    def fault(self, kind: type[RecordFault], what: str, offset: int) -> RecordFault:
        """Return what is wrong with the record that begins at *offset*."""
        return kind(self.window.name, offset, what)

    def recover(self) -> None:
        """Go to the beginning of the next record, behind that of this one; else to the end."""
        self._go_back()
        skip = 1
        while piece := self.look(CHUNK):
            found = _BEGIN.search(piece, skip)
            skip = 0
            if found is not None:
                self.pass_over(found.start())
                return
            self.pass_over(max(len(piece) - _LONGEST, 1))

    def _go_back(self) -> None:
        """Go to the beginning of this record, unless more was taken since than is kept."""
        if isinstance(self.member, Plain):
            self.member.end = self.member.offset + self._began
            self._held, self._taken = b"", self._began
        elif self._began + self._kept_size == self._taken:
            self._held = b"".join((*self._kept, self._held))
            self._taken = self._began
        self._kept, self._kept_size = [], 0

    def _read(self) -> bytes:
        try:
            return self.member.read(CHUNK)
        except RecordFault:
            self.is_broken = True
            raise
