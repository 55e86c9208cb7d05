"""Outputs that are there whole or not at all, each with a manifest beside it.

The bytes go to a temporary file in the target's folder, which takes the target's place when all
are on disk. Its name, ``.backfile-….tmp``, is no output's: one that a killed run left behind is
never read, and can be deleted.
"""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from crawler.errors import ExportError
from crawler.exporters import jsonl
from crawler.exporters.compression import COMPRESSIONS
from crawler.exporters.manifest import Manifest, Measured

STDOUT = "-"
"""The path that stands for standard output."""


class Output:
    """An open output: takes bytes, and counts records."""

    def __init__(self, file: IO[bytes], name: str, kind: str) -> None:
        self._name = name
        self._kind = kind
        self._count = 0
        self._measured = Measured(file)
        compress = COMPRESSIONS.get(Path(name).suffix.lower())
        self._stream = compress(self._measured) if compress else self._measured

    def write(self, data: bytes) -> None:
        """Write *data* that is no record, such as a head."""
        self._stream.write(data)

    def write_record(self, data: bytes) -> None:
        """Write *data* that is one record."""
        self._stream.write(data)
        self._count += 1

    def close(self) -> None:
        """End the compressed stream; the file stays open."""
        self._stream.close()

    @property
    def manifest(self) -> Manifest:
        """What was written; the whole of it once the output is closed."""
        return Manifest(
            self._name, self._kind, self._count, self._measured.size, self._measured.sha256
        )


@contextmanager
def output(path: str, kind: str) -> Iterator[Output]:
    """Open *path* for records of format *kind*, compressed as its suffix says; ``-`` is stdout.

    The file and its manifest appear when the block ends well. If anything is raised, what stood
    there before stays. Raises ExportError if the output cannot be written; BrokenPipeError if who
    reads standard output has gone, which is no failure of ours.
    """
    try:
        with _stdout(kind) if path == STDOUT else _file(target(path), kind) as out:
            yield out
    except OSError as error:
        if isinstance(error, BrokenPipeError) and path == STDOUT:
            raise
        raise ExportError(f"cannot write {path}: {error.strerror or error}") from error


def target(path: str) -> Path:
    """Return the file that *path* leads to; links are followed, so that a link stays one.

    Raises ExportError if its folder is missing, or if it is a folder or a device.
    """
    file = Path(os.path.realpath(path))
    if not file.parent.is_dir():
        raise ExportError(f"cannot write {path}: the folder {file.parent} does not exist")
    if file.exists() and not file.is_file():
        raise ExportError(f"cannot write {path}: it is no regular file")
    return file


@contextmanager
def _stdout(kind: str) -> Iterator[Output]:
    # A buffer of our own: bytes that standard output refused would be tried again at exit.
    sys.stdout.flush()
    with (
        os.fdopen(sys.stdout.fileno(), "wb", closefd=False) as file,
        closing(Output(file, STDOUT, kind)) as out,
    ):
        yield out


@contextmanager
def _file(file: Path, kind: str) -> Iterator[Output]:
    manifest = file.with_name(f"{file.name}.manifest.json")
    with _temporary(file.parent) as data, _temporary(file.parent) as note:
        with closing(Output(data, file.name, kind)) as out:
            yield out
        note.write(jsonl.line(asdict(out.manifest)))
        _sync(data)
        _sync(note)
        # The old manifest goes first: whoever looks in between finds a file without a manifest,
        # never one with another's.
        manifest.unlink(missing_ok=True)
        Path(data.name).replace(file)
        Path(note.name).replace(manifest)
        _sync_folder(file.parent)


@contextmanager
def _temporary(folder: Path) -> Iterator[IO[bytes]]:
    """Open a new file in *folder*; it is removed unless it was renamed."""
    path = folder / f".backfile-{secrets.token_hex(8)}.tmp"
    try:
        with path.open("xb") as file:
            yield file
    finally:
        path.unlink(missing_ok=True)


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
