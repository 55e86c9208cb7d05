"""What of the headers of a request and its response is written down."""

import re
from collections.abc import Callable, Iterator

from crawler.text.addresses import bare

Kept = Callable[[str, str], str]
"""Returns the value of a header as it may be kept: takes the header's name and its value."""

MOVED = "X-Crawler-"
"""What is put before the name of a header that is not true of what is recorded.

Common Crawl's way: a body is recorded without its transfer encoding.
"""

_FOLD = re.compile(rb"\r\n(?![ \t])")


def header(head: bytes, name: str) -> str | None:
    """Return the value of a header in *head*, the last of several; null when it is missing."""
    found = None
    for line in head.split(b"\r\n")[1:]:
        told, _, value = line.partition(b":")
        if told.strip().lower() == name.lower().encode():
            found = value.strip().decode("latin-1")
    return found


def written(head: bytes, kept: Kept) -> bytes:
    """Return *head*, a first line and headers up to the blank line, as it is recorded.

    What *kept* lets through stays as it was, byte for byte.
    """
    first, *lines = _FOLD.split(head.removesuffix(b"\r\n\r\n"))
    return b"\r\n".join((_first(first, kept), *_lines(lines, kept))) + b"\r\n\r\n"


def _lines(lines: list[bytes], kept: Kept) -> Iterator[bytes]:
    for line in lines:
        name, colon, value = line.partition(b":")
        if not colon:
            yield _latin(kept("", line.decode("latin-1")))
            continue
        if name.strip().lower() == b"transfer-encoding":
            name = MOVED.encode() + name
        text = value.decode("latin-1")
        told = text.strip()
        may = kept(name.decode("latin-1").strip(), told)
        yield name + b":" + (value if may == told else b" " + _latin(may))


def _first(line: bytes, kept: Kept) -> bytes:
    """Return the first line without a user's name and password in its address, or a token."""
    parts = line.split(b" ")
    if len(parts) == 3 and b"@" in parts[1]:
        parts[1] = bare(parts[1].decode("latin-1")).encode("latin-1")
    return _latin(kept("", b" ".join(parts).decode("latin-1")))


def _latin(text: str) -> bytes:
    return text.encode("latin-1", "replace")
