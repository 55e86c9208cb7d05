"""How much of a disk is left alone: a crawl that fills a disk takes others down with it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from crawler.errors import DefinitionError, NoRoom

MEGABYTE = 2**20
"""Bytes in what settings and messages call a MB."""

MOST = 100 * MEGABYTE
"""Bytes that stay free where nobody says otherwise; of a small file system a twentieth."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What must stay free on the file system that a ledger is on."""

    bytes: float | None = None
    """How much; null: :data:`MOST`, or a twentieth of the file system where that is less."""

    @classmethod
    def of(cls, megabytes: str | float | None) -> Self:
        """Return the floor that the setting ``DISK_FLOOR`` names. Raises DefinitionError."""
        if megabytes is None:
            return cls()
        try:
            return cls(float(megabytes) * MEGABYTE)
        except ValueError as error:
            raise DefinitionError(
                f"DISK_FLOOR={megabytes}: DISK_FLOOR takes a number of MB"
            ) from error

    def at(self, folder: Path) -> float:
        """Return how many bytes must stay free where *folder* is. Raises OSError."""
        if self.bytes is not None:
            return self.bytes
        system = os.statvfs(folder)
        return min(MOST, system.f_blocks * system.f_frsize / 20)

    def check(self, folder: Path, needed: int = 0) -> None:
        """Raise NoRoom if *needed* more bytes leave less than this free. Raises OSError."""
        has, keeps = free(folder), self.at(folder)
        if has - needed >= keeps:
            return
        wants = f" and {_megabytes(needed)} are needed" if needed else ""
        raise NoRoom(
            f"{_megabytes(has)} are free for {folder}{wants}, and {_megabytes(keeps)} must stay"
            " free: make room, name a folder on another disk, or give -s DISK_FLOOR=MB"
        )


def free(folder: Path) -> int:
    """Return the bytes that are free for us where *folder* is. Raises OSError."""
    system = os.statvfs(folder)
    return system.f_bavail * system.f_frsize


def _megabytes(count: float) -> str:
    """Return *count*, in bytes, as people read it; a little is more than nothing."""
    size = count / MEGABYTE
    return f"{size:,.0f} MB" if size >= 10 or not size else f"{size:,.1f} MB"
