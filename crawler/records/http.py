"""An HTTP response as it was recorded: its head, and its body as a reader wants it."""

import re
from typing import NamedTuple

from crawler.errors import Corrupt, Oversized, Truncated
from crawler.records.decoding import decoded
from crawler.records.spot import Spot

LARGEST_HEAD = 256 * 1024
"""Bytes of status line and header fields."""

MOST_FIELDS = 1000
"""Header fields of a response."""

_LONGEST_LENGTH = 18
"""Digits of a ``Content-Length`` that is one: what has more is no length, and not compared."""

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_BLANK = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,12})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")


class Head(NamedTuple):
    """What stands before the body of a response."""

    status: int
    """HTTP status."""
    fields: dict[str, str]
    """Header fields by lower-case names; of one that comes twice all, parted by commas."""
    size: int
    """Its bytes, the blank line included."""
    content_type: str | None
    """The last ``Content-Type``; null: none."""


def head_of(block: bytes, spot: Spot) -> Head:
    """Return the head of the response that *block* is. Raises Corrupt, Oversized, Truncated."""
    status = _STATUS.match(block)
    if status is None:
        raise spot.fault(Corrupt, "it holds no HTTP response")
    end = _BLANK.search(block, 0, LARGEST_HEAD)
    if end is None:
        if len(block) < LARGEST_HEAD:
            raise spot.fault(Truncated, "the response ends within its head")
        raise spot.fault(Oversized, f"the response has over {LARGEST_HEAD // 1024} KiB of head")
    lines = block[: end.start()].split(b"\n")[1:]
    if len(lines) > MOST_FIELDS:
        raise spot.fault(Oversized, f"the response has over {MOST_FIELDS} header fields")
    fields: dict[str, str] = {}
    content_type = None
    for line in lines:
        given, _, text = line.decode("latin-1").partition(":")
        name, value = given.strip().lower(), text.strip()
        if name == "content-type":
            content_type = value
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return Head(int(status[1]), fields, end.end(), content_type)


def body_of(block: bytes, head: Head, spot: Spot) -> bytes:
    """Return the body of a response, transfer and content encodings removed.

    Some writers have removed either already, and left the header fields as they were: what is not
    encoded is taken as it is. Raises Truncated when an end is missing, Corrupt and Oversized.
    """
    body = block[head.size :]
    if "chunked" in head.fields.get("transfer-encoding", "").lower():
        if _CHUNK.match(body):
            body = dechunked(body, spot)
    else:
        _check_length(body, head, spot)
    return decoded(body, head.fields.get("content-encoding", ""), spot)


def dechunked(body: bytes, spot: Spot) -> bytes:
    """Return *body* without its chunks (RFC 9112, section 7.1). Raises Truncated and Corrupt."""
    pieces: list[bytes] = []
    at = 0
    while True:
        line = _CHUNK.match(body, at)
        if line is None:
            kind = Truncated if len(body) - at < 20 else Corrupt
            raise spot.fault(kind, "the response ends within its chunks")
        size, begin = int(line[1], 16), line.end()
        if size == 0:
            return b"".join(pieces)
        if begin + size > len(body):
            raise spot.fault(Truncated, "the response ends within its chunks")
        pieces.append(body[begin : begin + size])
        at = begin + size
        at += 2 if body.startswith(b"\r\n", at) else 1 if body.startswith(b"\n", at) else 0


def _check_length(body: bytes, head: Head, spot: Spot) -> None:
    """Raise Truncated or Corrupt when the body is not as long as the server said."""
    told = head.fields.get("content-length", "")
    if not told.isdecimal() or len(told) > _LONGEST_LENGTH or int(told) == len(body):
        return
    if len(body) < int(told):
        raise spot.fault(Truncated, f"the response has {len(body)} of its {told} bytes")
    if "content-encoding" not in head.fields:
        raise spot.fault(Corrupt, f"the response has {len(body)} bytes, and was to have {told}")
