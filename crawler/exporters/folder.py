"""Outputs that are folders: there whole or not at all, with a manifest and digests inside.

``_sha256sums`` names every file with its digest, as ``sha256sum -c`` reads it, in the order they
were written; ``_manifest.json`` counts. Readers of data sets leave out names that begin with ``_``.
A folder is replaced only when it holds nothing but what an earlier export wrote.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from crawler.errors import ExportError
from crawler.exporters import disk, jsonl
from crawler.exporters.manifest import Label, Manifest, Measured
from crawler.exporters.output import Ready, refused

MANIFEST = "_manifest.json"
"""The manifest's name in its folder."""

SUMS = "_sha256sums"
"""Name of the file that holds the digests of all others."""

_CHUNK = 1 << 20


class Folder:
    """A folder that is being written: takes files, and counts records."""

    def __init__(self, path: Path, name: str, label: Label, sums: IO[bytes]) -> None:
        self.path = path
        """Where it is for the time being."""
        self._name = name
        self._label = label
        self._sums = Measured(sums)
        self._count = 0
        self._size = 0

    def write_record(self, place: str, data: bytes) -> None:
        """Write *data*, one record, as the new file *place*, a path below the folder."""
        path = self.file(place)
        with path.open("xb") as file:
            measured = Measured(file)
            measured.write(data)
        self._note(place, measured, 1)

    def file(self, place: str) -> Path:
        """Return the path of the file *place*, which may now be written, then :meth:`added`."""
        path = self.path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def added(self, place: str, count: int) -> None:
        """Take the file *place*, which was written and holds *count* records."""
        with Path(os.devnull).open("wb") as nowhere, (self.path / place).open("rb") as file:
            measured = Measured(nowhere)
            while chunk := file.read(_CHUNK):
                measured.write(chunk)
        self._note(place, measured, count)

    def _note(self, place: str, measured: Measured, count: int) -> None:
        self._sums.write(f"{measured.sha256}  {place}\n".encode())
        self._size += measured.size
        self._count += count

    @property
    def manifest(self) -> Manifest:
        """What was written."""
        return Manifest.of(
            self._name, self._label, self._count, self._size + self._sums.size, self._sums.sha256
        )


@contextmanager
def folder(path: str, label: Label, ready: Ready | None = None) -> Iterator[Folder]:
    """Open the folder *path* for files.

    It appears with its manifest when the block ends well, after *ready* was called; if anything is
    raised, what stood there before stays. Raises ExportError.
    """
    with refused(path):
        target = target_folder(path)
        with disk.temporary_folder(target.parent) as new:
            with (new / SUMS).open("xb") as sums:
                out = Folder(new, target.name, label, sums)
                yield out
            (new / MANIFEST).write_bytes(jsonl.line(asdict(out.manifest)))
            disk.sync_tree(new)
            if ready is not None:
                ready(out.manifest)
            target_folder(path)  # what somebody put there meanwhile is not ours to remove
            disk.replace_folder(new, target)
            disk.sync_folder(target.parent)


def target_folder(path: str) -> Path:
    """Return the folder that *path* leads to; links are followed, so that a link stays one.

    Raises ExportError if the folder around it is missing, if it is no folder, or if it holds what
    no export wrote.
    """
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise ExportError(f"cannot write {path}: the folder {target.parent} does not exist")
    if target.exists() and not target.is_dir():
        raise ExportError(f"cannot write {path}: it is a file, and this output is a folder")
    if target.is_dir() and not _is_ours(target):
        raise ExportError(
            f"cannot write {path}: the folder holds other files, which would be lost:"
            " name a new or an empty one"
        )
    return target


def _is_ours(target: Path) -> bool:
    """Tell whether the folder is empty, or holds nothing but what its digests name."""
    with os.scandir(target) as entries:
        if next(entries, None) is None:
            return True
    known = 0
    try:
        with (target / SUMS).open(encoding="utf-8") as sums:
            for line in sums:
                known += (target / line.rstrip("\n").partition("  ")[2]).is_file()
    except (OSError, ValueError):  # no such file, no text, no path
        return False
    known += sum((target / name).is_file() for name in (SUMS, MANIFEST))
    return known == sum(len(files) for _, _, files in os.walk(target))
