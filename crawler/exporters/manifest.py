"""What an output says about itself."""

import hashlib
from dataclasses import dataclass
from typing import IO

from crawler.items import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of an output before it is written."""

    format: str
    """Name of the format."""
    shape: str = "native"
    """Name of the shape."""
    cursor: str | None = None
    """Name of the cursor that it is made for; null: none."""
    forgotten: tuple[str, ...] = ()
    """Ids of articles that were forgotten since the cursor's last export."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output holds; ``FILE.manifest.json`` beside it says the same.

    A folder's stands in it, ``_manifest.json``. There is no time in a manifest: the same records
    make the same one.
    """

    file: str
    """Name of the file or folder, without what leads to it; ``-`` for standard output."""
    format: str
    """Name of the format."""
    shape: str
    """Name of the shape."""
    count: int
    """Records in it."""
    bytes: int
    """Its size, compressed if it is; of a folder, that of all its files but this one."""
    sha256: str
    """Digest of its bytes in hexadecimal, as ``sha256sum`` prints it; of a folder, that of its
    ``_sha256sums``."""
    cursor: str | None
    """Name of the cursor that it was made for; null: none."""
    forgotten: tuple[str, ...]
    """Ids of articles that were forgotten since the cursor's last export."""
    schema_version: str = SCHEMA_VERSION
    """Version of the records."""

    @classmethod
    def of(cls, file: str, label: Label, count: int, size: int, sha256: str) -> "Manifest":
        """Return what an output with this *label* says when all is written."""
        return cls(
            file, label.format, label.shape, count, size, sha256, label.cursor, label.forgotten
        )


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
