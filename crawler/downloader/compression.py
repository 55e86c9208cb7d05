"""Pages that come packed, unpacked within limits; one that is cut off is lost."""

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware

from crawler.downloader.unpacking import UNPACK, layers_of, unpacked


class CompressionMiddleware(HttpCompressionMiddleware):
    """Unpacks as Scrapy does, but each page once, and whole."""

    def _handle_encoding(
        self, body: bytes, content_encoding: list[bytes], max_size: int
    ) -> tuple[bytes, list[bytes]]:
        """Return *body* unpacked, and the encodings that it still has: nobody knows the last.

        Raises TooLarge, and ResponseDataLossError when its end is missing.
        """
        layers = layers_of(content_encoding)
        while layers and layers[-1] in UNPACK:
            body = unpacked(body, layers.pop(), max_size)
        return body, layers
