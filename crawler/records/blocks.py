"""Records of WARC 1.1 (ISO 28500:2017) as bytes, before they are compressed."""

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Sequence
from uuid import uuid4

from crawler.items import UNCHANGED, Entry, Recorded
from crawler.records.exchange import Exchange
from crawler.records.headers import Kept, written
from crawler.text.addresses import bare

Field = tuple[str, str | None]
"""Name and value of a named field; one without a value is left out."""

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
"""Profile of a revisit whose payload was recorded before."""

UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""Profile of a revisit of what the server says it is as it was (304)."""

CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
"""Where the form of these files is told."""

PROFILE = "urn:backfile:profile:"
"""Begins what stands for the address of a profile; its version follows."""

ENTRY = (
    "via",
    "kind",
    "source",
    "day",
    "position",
    "title",
    "published",
    "modified",
    "site",
    "url",
)
"""Fields of the record beside a response that tell how its address was announced, and which that
was, where another answered."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def new_id() -> str:
    """Return a WARC-Record-ID that nothing has yet."""
    return f"<{uuid4().urn}>"


def payload_digest(body: bytes) -> str:
    """Return the WARC-Payload-Digest of *body*: SHA-1 in base32, as other tools index it."""
    return f"sha1:{b32encode(hashlib.sha1(body).digest()).decode()}"  # noqa: S324 - theirs


def block_digest(parts: Iterable[bytes]) -> str:
    """Return the WARC-Block-Digest of *parts*: SHA-256, which nobody can forge, in hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"sha256:{digest.hexdigest()}"


def record(
    kind: str, record_id: str, date: str, block: Sequence[bytes], fields: Iterable[Field]
) -> list[bytes]:
    """Return the parts of a record: its head, its *block* and its end; nothing is copied."""
    head: list[Field] = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", date),
        *fields,
        ("WARC-Block-Digest", block_digest(block)),
        ("Content-Length", str(sum(map(len, block)))),
    ]
    lines = "".join(f"{name}: {_line(value)}\r\n" for name, value in head if value is not None)
    return [f"WARC/1.1\r\n{lines}\r\n".encode(errors="replace"), *block, b"\r\n\r\n"]


def info(record_id: str, date: str, name: str, fields: Iterable[Field]) -> list[bytes]:
    """Return the record that begins a file, or what a crawl adds to one: who wrote it, and how."""
    told = [("Content-Type", "application/warc-fields"), ("WARC-Filename", name)]
    return record("warcinfo", record_id, date, [_fields(fields)], told)


def profile(info_id: str, date: str, version: str, dump: str) -> list[bytes]:
    """Return the record of the profile that a crawl reads its pages with."""
    return record(
        "resource",
        new_id(),
        date,
        [dump.encode()],
        [
            ("WARC-Target-URI", f"{PROFILE}{version}"),
            ("WARC-Warcinfo-ID", info_id),
            ("Content-Type", "application/json"),
        ],
    )


def response(
    record_id: str, info_id: str, exchange: Exchange, digest: str, kept: Kept
) -> list[bytes]:
    """Return the record of a response, with its payload."""
    return record(
        "response",
        record_id,
        exchange.fetched_at,
        [written(exchange.told, kept), exchange.body],
        [
            *_target(exchange, info_id),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Payload-Digest", digest),
        ],
    )


def revisit(
    record_id: str, info_id: str, exchange: Exchange, original: Recorded, kept: Kept
) -> list[bytes]:
    """Return the record of a response without its payload, which the *original* has."""
    return record(
        "revisit",
        record_id,
        exchange.fetched_at,
        [written(exchange.told, kept)],
        [
            *_target(exchange, info_id),
            ("WARC-Profile", UNMODIFIED if exchange.status == UNCHANGED else IDENTICAL),
            ("WARC-Refers-To", original.pointer.record_id),
            ("WARC-Refers-To-Target-URI", original.url),
            ("WARC-Refers-To-Date", original.pointer.fetched_at),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Payload-Digest", original.digest),
        ],
    )


def request(info_id: str, exchange: Exchange, concurrent_to: str, kept: Kept) -> list[bytes]:
    """Return the record of the request for the response *concurrent_to*."""
    return record(
        "request",
        new_id(),
        exchange.fetched_at,
        [written(exchange.asked, kept)],
        [
            *_target(exchange, info_id),
            ("WARC-Concurrent-To", concurrent_to),
            ("Content-Type", "application/http; msgtype=request"),
        ],
    )


def announcement(info_id: str, exchange: Exchange, concurrent_to: str, site: str) -> list[bytes]:
    """Return the record of how the address was announced that the response is of."""
    assert exchange.entry is not None  # noqa: S101 - asked by who calls
    return record(
        "metadata",
        new_id(),
        exchange.fetched_at,
        [_fields(zip(ENTRY, _announced(exchange, exchange.entry, site), strict=True))],
        [
            ("WARC-Target-URI", bare(exchange.url)),
            ("WARC-Warcinfo-ID", info_id),
            ("WARC-Concurrent-To", concurrent_to),
            ("WARC-Refers-To", concurrent_to),
            ("Content-Type", "application/warc-fields"),
        ],
    )


def _announced(exchange: Exchange, entry: Entry, site: str) -> tuple[str | None, ...]:
    return (
        bare(entry.archive) if entry.archive is not None else None,
        entry.kind,
        entry.source,
        entry.day.isoformat() if entry.day else None,
        str(entry.position) if entry.position is not None else None,
        entry.title,
        entry.published,
        entry.modified,
        site,
        bare(entry.url) if entry.url != exchange.url else None,
    )


def _target(exchange: Exchange, info_id: str) -> list[Field]:
    return [
        ("WARC-Target-URI", bare(exchange.url)),
        ("WARC-IP-Address", exchange.ip),
        ("WARC-Warcinfo-ID", info_id),
    ]


def _fields(fields: Iterable[Field]) -> bytes:
    """Return a block of the type ``application/warc-fields``."""
    lines = (f"{name}: {_line(value)}\r\n" for name, value in fields if value)
    return "".join(lines).encode(errors="replace")


def _line(value: str) -> str:
    """Return *value* without the line breaks that would end its field."""
    return value if value.isprintable() else _CONTROL.sub(" ", value).strip()
