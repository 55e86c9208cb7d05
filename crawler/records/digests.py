"""Digests that a record gives of itself, held against what it holds.

ISO 28500 leaves open which bytes the payload of an HTTP response is: most writers take the body as
it was received, some the body without its transfer encoding. Either is right.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Mapping

from crawler.errors import RecordFault
from crawler.records.http import dechunked, head_of
from crawler.records.spot import Spot

ALGORITHMS = {
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha512": hashlib.sha512,
    "md5": hashlib.md5,
}
"""What is known of the algorithms that writers use; another is as good as no digest."""


WITH_PAYLOAD = ("response", "resource", "conversion")
"""Records whose payload is looked at: that of a revisit stands elsewhere, a request has none."""


def checked(kind: str, fields: Mapping[str, str], block: bytes, spot: Spot) -> tuple[bool, str]:
    """Return whether a digest proves *block*, and what a digest says against it.

    *kind* and *fields* are those of its record. The payload of a revisit stands elsewhere.
    """
    is_proven = False
    for name, candidates in _candidates(kind, fields, block, spot):
        digest = read_digest(fields.get(f"warc-{name.lower()}-digest", ""))
        if digest is None:
            continue
        algorithm, wanted = digest
        if not any(ALGORITHMS[algorithm](each).digest() == wanted for each in candidates):
            return False, f"its WARC-{name}-Digest is not that of what it holds"
        is_proven = True
    return is_proven, ""


def _candidates(
    kind: str, fields: Mapping[str, str], block: bytes, spot: Spot
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each digest's name, and what it may be the digest of."""
    # wget digests the block of a revisit before there is one.
    yield "Block", iter((block, b"") if kind == "revisit" else (block,))
    if kind in WITH_PAYLOAD:
        yield "Payload", _payloads(fields, block, spot)


def read_digest(text: str) -> tuple[str, bytes] | None:
    """Return the algorithm and the bytes of a labelled digest, base 32 or 16; null: unknown."""
    name, colon, value = text.strip().partition(":")
    algorithm = name.lower().replace("-", "")
    if not colon or algorithm not in ALGORITHMS:
        return None
    size = ALGORITHMS[algorithm]().digest_size
    try:
        if len(value) == 2 * size:
            return algorithm, bytes.fromhex(value)
        padded = value.upper() + "=" * (-len(value) % 8)
        decoded = base64.b32decode(padded)
    except (ValueError, binascii.Error):
        return algorithm, b""  # it agrees with nothing
    return algorithm, decoded


def _payloads(fields: Mapping[str, str], block: bytes, spot: Spot) -> Iterator[bytes]:
    """Yield what a writer may call the payload of a record with *block*."""
    if not fields.get("content-type", "").lower().startswith("application/http"):
        yield block
        return
    try:
        body = block[head_of(block, spot).size :]
        yield body
        yield dechunked(body, spot)
    except RecordFault:
        return
