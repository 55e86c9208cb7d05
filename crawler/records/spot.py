"""What a fault is said of."""

from typing import NamedTuple

from crawler.errors import RecordFault


class Spot(NamedTuple):
    """A record of a file."""

    file: str
    """The file's name, as the user knows it."""
    offset: int
    """Where in it the record begins, or the compressed member that holds it."""

    def fault(self, kind: type[RecordFault], what: str) -> RecordFault:
        """Return *what* is wrong there."""
        return kind(self.file, self.offset, what)
