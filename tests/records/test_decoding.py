import gzip
import sys
import zlib

import brotli
import pytest

from crawler.errors import Corrupt, Oversized, RecordFault, Truncated
from crawler.records.decoding import MOST_MEMBERS, decoded
from crawler.records.headers import header
from crawler.records.spot import Spot

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<p>The harbour opens.</p>" * 40
SPOT = Spot("a.warc.gz", 7)

PACKED = {
    "gzip": gzip.compress(PAGE, mtime=1),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE),
}


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        *PACKED.items(),
        ("X-GZIP", gzip.compress(PAGE, mtime=1)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br, gzip", gzip.compress(brotli.compress(PAGE), mtime=1)),
        ("identity", PAGE),
        ("unknown", PAGE),
        ("", PAGE),
    ],
)
def test_a_body_is_unpacked_by_all_of_its_encodings(encoding, body):
    assert decoded(body, encoding, SPOT) == PAGE


def test_a_body_of_many_pieces_is_one_and_has_a_bound():
    assert decoded(gzip.compress(PAGE) * 3, "gzip", SPOT) == PAGE * 3
    with pytest.raises(Oversized):
        decoded(gzip.compress(b"") * (MOST_MEMBERS + 1), "gzip", SPOT)


def test_a_body_that_is_packed_again_and_again_is_not_unpacked():
    assert decoded(b"body", ", ".join(["identity"] * 9), SPOT) == b"body"
    with pytest.raises(Oversized, match="more than 5 times"):
        decoded(gzip.compress(b"body"), ", ".join(["gzip"] * 6), SPOT)


@pytest.mark.parametrize("encoding", PACKED)
def test_a_body_whose_end_is_missing_is_told(encoding):
    with pytest.raises(Truncated, match="content encoding"):
        decoded(PACKED[encoding][:-9], encoding, SPOT)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_body_that_is_spoilt_is_told(encoding):
    spoilt = bytearray(PACKED[encoding])
    spoilt[5:25] = b"\xff" * 20
    with pytest.raises(RecordFault) as told:
        decoded(bytes(spoilt), encoding, SPOT)
    assert isinstance(told.value, Corrupt | Truncated)
    assert "a.warc.gz" in str(told.value)


def test_of_several_headers_the_last_counts():
    told = b"HTTP/1.1 200 OK\r\nx-a: 1\r\nX-A:  2 \r\n\r\n"
    assert header(told, "X-a") == "2"
    assert header(told, "x-b") is None
