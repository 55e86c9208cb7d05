"""Small exchanges, and a recorder whose clock stands and whose ledger is a list."""

import io
from datetime import UTC, datetime

from warcio.archiveiterator import WARCIterator

from crawler.items import Entry
from crawler.records import Count, Exchange, Expected, Keeping, Recorder, Terms, verify
from crawler.records.volume import packed

SITE = "courier.example:80"
URL = "https://courier.example/harbour/"
NOW = datetime(2018, 7, 20, 12, tzinfo=UTC)
BODY = b"<p>The harbour opens.</p>"


class Known:
    """What a ledger would know of records."""

    def __init__(self):
        self.records = []

    def with_payload(self, digest, status):
        wanted = (digest, status, "response")
        found = (each for each in self.records if (each.digest, each.status, each.type) == wanted)
        return next(found, None)

    def last_at(self, url):
        found = [each for each in self.records if each.url == url and each.status == 200]
        return found[-1] if found else None

    def last_in(self, file):
        return max(
            (each.pointer.offset for each in self.records if each.pointer.file == file),
            default=None,
        )


def exchange(url=URL, body=BODY, status=200, **details):
    told = details.pop("told", f"HTTP/1.1 {status} OK\r\nServer: x\r\n\r\n".encode())
    asked = details.pop("asked", b"GET / HTTP/1.1\r\nHost: courier.example\r\n\r\n")
    at = details.pop("fetched_at", "2018-07-20T12:00:00Z")
    return Exchange(url, status, asked, told, body, at, **details)


def recorder(data, known=None, **options):
    keeping = Keeping("all", options.pop("size", 2**30))
    terms = {"told": {"software": "test"}, "check_room": lambda folder, needed: None}
    made = Recorder(
        data,
        SITE,
        known if known is not None else Known(),
        Terms(keeping, **{**terms, "clock": lambda: NOW, **options}),
    )
    made.open()
    return made


def entry(**details):
    return Entry(URL, source="day archive", archive="https://courier.example/day/", **details)


def files(data):
    return sorted(data.rglob("*.warc.gz"))


def read(path):
    """Return type, fields and block of every record, as another's library reads them."""
    with path.open("rb") as file:
        return [
            (record.rec_type, dict(record.rec_headers.headers), record.raw_stream.read())
            for record in WARCIterator(file, no_record_parse=True)
        ]


def types(path):
    return [kind for kind, _, _ in read(path)]


def member(*parts):
    return b"".join(packed(parts))


def opened(data):
    return io.BytesIO(data)


def findings(data, known, digests=(), count=None, *, is_crawled=False, was_killed=False):
    """Return what is found of records that the ledger knows."""
    ids = {each.pointer.record_id for each in known}
    expected = Expected(
        data,
        SITE,
        sorted(known, key=lambda each: (each.pointer.file, each.pointer.offset)),
        ids.__contains__,
        lambda record_id: dict(digests).get(record_id, ()),
        known[-1].pointer.file if known else None,
        is_crawled,
        was_killed,
    )
    return list(verify(expected, count or Count()))
