"""First lines and headers as they went over the wire, within limits of our own.

Scrapy keeps neither their order nor their case, and Twisted limits a line, but not their number.
Neither of the two has a public place for this. Where they change theirs, a test of what is recorded
fails; a crawl goes on, and writes what Scrapy has kept.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, Never

from scrapy.core.downloader.handlers.http11 import _LenientHTTPClientParser
from twisted.web._newclient import STATUS, ParseError
from twisted.web._newclient import Request as Asked
from twisted.web.http_headers import InvalidHeaderName

from crawler.errors import TooLarge

LARGEST = 256 * 1024
"""Bytes of the heads of one answer, those of interim answers (1xx) among them; as of a record's."""

MOST = 1000
"""Lines of the same."""

LONGEST = 64 * 1024
"""Bytes of the longest line of a head."""

_CONTROLS = bytes.maketrans(bytes((*range(9), *range(10, 32), 127)), b" " * 32)

_STATUS = re.compile(rb"[!-~]+ [1-9]\d\d(?: .*)?", re.DOTALL)


class Heads(NamedTuple):
    """Heads of a request and its response, each with the blank line at its end."""

    asked: bytes
    """As sent."""
    told: bytes
    """As received; a line that ended in LF alone has CR LF."""


class HeadParser(_LenientHTTPClientParser):
    """Notes the lines of a head; raises TooLarge where there are too many."""

    MAX_LENGTH = LONGEST

    lines: list[bytes]
    """Those of the last head."""
    interim: Callable[[], None]
    """Called when the first interim answer is there: the server may think for a while."""
    _count: int = 0
    _size: int = 0
    _interims: int = 0

    def begin(self, interim: Callable[[], None]) -> None:
        """Begin to read an answer."""
        self.lines = []
        self.interim = interim

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take a line. Raises TooLarge."""
        self._count += 1
        self._size += len(line) + 1
        if self._count > MOST:
            raise TooLarge(f"the head of the answer has more than {MOST:,} lines")
        if self._size > LARGEST:
            raise TooLarge(f"the head of the answer is larger than {LARGEST // 1024} KiB")
        if self.state == STATUS:  # after an interim answer, too
            self.lines = []
        self.lines.append(line.removesuffix(b"\r"))
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> Never:  # noqa: ARG002, N802 - Twisted's name
        """Raise TooLarge: the line has no end."""
        raise TooLarge(f"the head of the answer has a line of more than {LONGEST // 1024} KiB")

    def statusReceived(self, status: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take the first line. Raises ParseError for one that no reader of records would take."""
        if _STATUS.fullmatch(status) is None:
            raise ParseError("no status line", status[:100])  # type: ignore[no-untyped-call]
        super().statusReceived(status)  # type: ignore[no-untyped-call]

    def headerReceived(self, name: bytes, value: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take a header, as browsers do: one whose name is none is left out.

        What controls something is a space (RFC 9110, section 5.5): it might be sent again.
        """
        with suppress(InvalidHeaderName):
            super().headerReceived(name, value.translate(_CONTROLS))  # type: ignore[no-untyped-call]

    def allHeadersReceived(self) -> None:  # noqa: N802 - Twisted's name
        """Take the end of a head."""
        super().allHeadersReceived()  # type: ignore[no-untyped-call]
        if self.state == STATUS:
            self._interims += 1
            if self._interims == 1:
                self.interim()


class _Sent:
    """In the place of a transport: what is written to it."""

    def __init__(self) -> None:
        self.head = b""

    def writeSequence(self, lines: list[bytes]) -> None:  # noqa: N802 - Twisted's name
        self.head = b"".join(lines)


def head_of(request: Asked) -> bytes:
    """Return the head of a request as Twisted sends it."""
    sent = _Sent()
    request._writeHeaders(sent, None)  # type: ignore[no-untyped-call]  # noqa: SLF001
    return sent.head
