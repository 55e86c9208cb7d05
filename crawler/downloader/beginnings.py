"""Bodies of which the beginning is enough, however long they are."""

from crawler.downloader.bodies import Body

BEGINNING = "beginning"
"""Key of ``request.meta``: how many bytes of the answer's body are enough."""


class Beginning(Body):
    """Gathers so many bytes of a body, and ends the connection when there are more."""

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take some bytes."""
        if self._finished.called:
            return
        self._bytes.write(data[: self._most - self._size])
        self._size += len(data)
        if self._size > self._most:
            self._finish(["download_stopped"])
            if self.transport is not None:
                self.transport.abortConnection()
