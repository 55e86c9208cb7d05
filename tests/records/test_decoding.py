import gzip
import sys
import zlib

import brotli
import pytest

from crawler.errors import RecordError
from crawler.records.decoding import decoded, header

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<p>The harbour opens.</p>" * 40


def head(encoding):
    return f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n".encode()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("X-GZIP", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("zstd", zstd.compress(PAGE)),
        ("br, gzip", gzip.compress(brotli.compress(PAGE))),
        ("identity", PAGE),
        ("unknown", PAGE),
        ("", PAGE),
    ],
)
def test_a_body_is_unpacked_by_all_of_its_encodings(encoding, body):
    assert decoded(head(encoding), body) == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_what_is_not_what_it_says_is_an_error(encoding):
    with pytest.raises(RecordError, match=encoding):
        decoded(head(encoding), b"\xff\xfeno such thing at all")


def test_of_several_headers_the_last_counts():
    told = b"HTTP/1.1 200 OK\r\nx-a: 1\r\nX-A:  2 \r\n\r\n"
    assert header(told, "X-a") == "2"
    assert header(told, "x-b") is None
