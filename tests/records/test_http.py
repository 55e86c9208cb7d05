import gzip
import zlib

import brotli
import pytest
from backports import zstd

from crawler.errors import Corrupt, Oversized, Truncated
from crawler.records.decoding import LARGEST_PAGE
from crawler.records.http import body_of, head_of
from crawler.records.spot import Spot
from tests.records.warc import HTML, response

SPOT = Spot("x.warc", 7)

raw = zlib.compressobj(wbits=-15)
CODED = {
    "gzip": gzip.compress(HTML),
    "x-gzip": gzip.compress(HTML),
    "deflate": zlib.compress(HTML),
    "Deflate": raw.compress(HTML) + raw.flush(),
    "br": brotli.compress(HTML),
    "zstd": zstd.compress(HTML),
    "br, gzip": gzip.compress(brotli.compress(HTML)),
    "identity": HTML,
}


def body(block):
    return body_of(block, head_of(block, SPOT), SPOT)


@pytest.mark.parametrize("coding", CODED)
@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_is_read_through_its_encodings(coding, chunked):
    assert body(response(CODED[coding], Content_Encoding=coding, chunked=chunked)) == HTML


@pytest.mark.parametrize("coding", CODED)
def test_what_a_writer_has_decoded_is_taken_as_it_is(coding):
    assert body(response(Content_Encoding=coding, Transfer_Encoding="chunked")) == HTML


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_the_missing_end_of_an_encoding_is_told(coding):
    for cut in range(4, len(CODED[coding])):
        with pytest.raises(Truncated):
            body(response(CODED[coding][:cut], Content_Encoding=coding))


def test_missing_and_surplus_bytes_are_told():
    for block, kind in (
        (response(Content_Length=str(len(HTML) + 1)), Truncated),
        (response(Content_Length=str(len(HTML) - 1)), Corrupt),
        (response(chunked=True)[:-5], Truncated),
        (response(chunked=True)[:-40], Truncated),
    ):
        with pytest.raises(kind):
            body(block)
    assert body(response(Content_Length=str(len(HTML)))) == HTML
    assert body(response(Content_Length="9" * 4400)) == HTML  # which is no length


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_a_bomb_is_told_before_it_goes_off(coding):
    pack = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstd.compress}
    data = pack.get(coding, zlib.compress)(bytes(LARGEST_PAGE + 1_000_000))
    with pytest.raises(Oversized):
        body(response(data, Content_Encoding=coding))


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (b"", Corrupt),
        (b"<html>", Corrupt),
        (b"HTTP/1.1 200 OK\r\nA: b", Truncated),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 2000 + b"\r\n", Oversized),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 300_000 + b"\r\n\r\n", Oversized),
    ],
)
def test_a_head_that_is_none_is_told(block, kind):
    with pytest.raises(kind) as raised:
        head_of(block, SPOT)
    assert (raised.value.file, raised.value.offset) == SPOT


def test_a_head_tells_status_and_fields():
    head = head_of(response(status="404 Not Found", X_A="1", x_a="2"), SPOT)
    assert (head.status, head.fields["x-a"]) == (404, "1, 2")
    assert head.content_type == "text/html; charset=utf-8"
