"""Bodies of which the beginning is enough, however long they are."""

from crawler.downloader.bodies import Body
from crawler.errors import TooLarge

BEGINNING = "beginning"
"""Key of ``request.meta``: how many bytes of the answer's body are enough."""


class Beginning(Body):
    """Gathers so many bytes of a body, and ends the connection when there are more."""

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take some bytes. Raises TooLarge when those that are enough are there."""
        if self._finished.called:
            return
        self._bytes.write(data[: self._most - self._size])
        self._size += len(data)
        if self._size > self._most:
            self._finish(["download_stopped"])
            raise TooLarge("the rest is not wanted")  # which ends the connection
