"""Bodies are unpacked once, to their end, and no further than they may be."""

import gzip
import sys
import zlib

import brotli
import pytest
from scrapy.exceptions import ResponseDataLossError

from crawler.downloader.unpacking import layers_of, unpacked
from crawler.errors import TooLarge

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"".join(b"<p>Paragraph %d of the page.</p>\n" % number for number in range(300))


def raw(body):
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


PACKED = {
    "gzip": (b"gzip", gzip.compress(PAGE)),
    "x-gzip": (b"x-gzip", gzip.compress(PAGE)),
    "zlib": (b"deflate", zlib.compress(PAGE)),
    "raw": (b"deflate", raw(PAGE)),
    "br": (b"br", brotli.compress(PAGE)),
    "zstd": (b"zstd", zstd.compress(PAGE)),
}
each_encoding = pytest.mark.parametrize(("encoding", "packed"), PACKED.values(), ids=PACKED)


@each_encoding
@pytest.mark.parametrize("most", [0, len(PAGE), 10 * len(PAGE)])
def test_a_page_is_whole_as_far_as_it_may_be(encoding, packed, most):
    assert unpacked(packed, encoding, most) == PAGE


@each_encoding
@pytest.mark.parametrize("most", [1, 1000, len(PAGE) - 1])
def test_a_page_that_is_larger_is_too_large(encoding, packed, most):
    with pytest.raises(TooLarge, match=rf"larger than {most:,} bytes, unpacked"):
        unpacked(packed, encoding, most)


@each_encoding
def test_a_page_whose_end_is_missing_is_lost_wherever_it_was_cut(encoding, packed):
    for end in range(1, len(packed)):
        with pytest.raises(ResponseDataLossError):
            unpacked(packed[:end], encoding, 0)


@pytest.mark.parametrize("encoding", [b"gzip", b"zstd", b"br"])
def test_a_page_that_is_not_packed_is_damaged(encoding):
    with pytest.raises(ResponseDataLossError, match="is damaged"):
        unpacked(PAGE, encoding, 0)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        (b"gzip", gzip.compress(PAGE)[:-8] + bytes(8)),
        (b"deflate", zlib.compress(PAGE)[:-4] + bytes(4)),
    ],
)
def test_a_wrong_checksum_is_looked_over_as_browsers_do(encoding, packed):
    assert unpacked(packed, encoding, 0) == PAGE
    with pytest.raises(TooLarge):
        unpacked(packed, encoding, 1000)


@pytest.mark.parametrize(("encoding", "pack"), [(b"gzip", gzip.compress), (b"zstd", zstd.compress)])
def test_streams_in_a_row_are_one_and_what_follows_is_none(encoding, pack):
    row = pack(PAGE) * 3
    assert unpacked(row, encoding, 3 * len(PAGE)) == PAGE * 3
    assert unpacked(row + b"\r\n", encoding, 0) == PAGE * 3
    with pytest.raises(TooLarge):
        unpacked(row, encoding, 3 * len(PAGE) - 1)


def test_a_window_of_more_than_a_server_may_ask_for_is_refused():
    options = {zstd.CompressionParameter.window_log: 24}
    stream = zstd.ZstdCompressor(options=options)
    packed = stream.compress(PAGE) + stream.flush()
    with pytest.raises(ResponseDataLossError):
        unpacked(packed, b"zstd", 0)


def test_the_encodings_of_a_body_are_few_and_those_that_are_none_do_not_count():
    assert layers_of([b"gzip, BR", b" zstd "]) == [b"gzip", b"br", b"zstd"]
    assert layers_of([b"identity, gzip", b""]) == [b"gzip"]
    assert layers_of([b"gzip"] * 5) == [b"gzip"] * 5
    with pytest.raises(TooLarge, match="packed more than 5 times"):
        layers_of([b"gzip, gzip"] * 3)
    assert unpacked(b"", b"gzip", 0) == b""
