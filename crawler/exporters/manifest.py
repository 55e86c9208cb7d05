"""What an output says about itself."""

import hashlib
from dataclasses import dataclass
from typing import IO

from crawler.items import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output holds; ``FILE.manifest.json`` beside it says the same.

    There is no time in it: the same records make the same manifest.
    """

    file: str
    """Name of the file, without its folder; ``-`` for standard output."""
    format: str
    """Name of the format."""
    count: int
    """Records in it."""
    bytes: int
    """Its size, compressed if it is."""
    sha256: str
    """Digest of its bytes in hexadecimal, as ``sha256sum`` prints it."""
    schema_version: str = SCHEMA_VERSION
    """Version of the records."""


class Measured:
    """A stream that passes bytes on to a file, and knows their number and digest."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0
        """Bytes so far."""

    @property
    def sha256(self) -> str:
        """Digest of the bytes so far, in hexadecimal."""
        return self._digest.hexdigest()

    def write(self, data: bytes, /) -> int:
        """Pass *data* on; return its length."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Leave the file to its owner."""

    def close(self) -> None:
        """Leave the file to its owner."""
