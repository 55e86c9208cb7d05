"""Compressed pages whose end is missing: Scrapy reads as much of one as there is."""

import sys
import zlib
from collections.abc import Callable, Mapping

import brotli  # type: ignore[import-untyped]
from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


class CompressionMiddleware(HttpCompressionMiddleware):
    """Unpacks as Scrapy does; a page that is cut off is lost, as it is without compression."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return *response* unpacked. Raises ResponseDataLossError when its end is missing."""
        encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
        unpacked: Request | Response = super().process_response(request, response)
        ends = ENDS.get(encoding.strip().lower()) if response.body else None
        if ends is not None and not ends(response.body):  # it was unpacked: it is no bomb
            raise ResponseDataLossError(f"the end of the {encoding} stream is missing")
        return unpacked


def _zlib_ends(body: bytes) -> bool:
    """Tell whether a stream of gzip or deflate ends; browsers do not look at its checksum."""
    for bits in (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS):  # with a head of either kind, with none
        stream = zlib.decompressobj(bits)
        try:
            stream.decompress(body)
        except zlib.error as error:
            if "check" in str(error):
                return True
            continue
        return stream.eof
    return False


def _brotli_ends(body: bytes) -> bool:
    stream = brotli.Decompressor()
    stream.process(body)
    return bool(stream.is_finished())


def _zstd_ends(body: bytes) -> bool:
    stream = zstd.ZstdDecompressor()
    stream.decompress(body)
    return stream.eof


ENDS: Mapping[str, Callable[[bytes], bool]] = {
    "gzip": _zlib_ends,
    "x-gzip": _zlib_ends,
    "deflate": _zlib_ends,
    "br": _brotli_ends,
    "zstd": _zstd_ends,
}
"""What tells whether a stream of an encoding comes to its end, of those that Scrapy unpacks."""
