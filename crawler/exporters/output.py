"""Outputs that are there whole or not at all, each with a manifest beside it.

The bytes go to a temporary file in the target's folder, which takes the target's place when all
are on disk. Its name, ``.backfile-….tmp``, is no output's: one that a killed run left behind is
never read, and can be deleted.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from crawler.errors import ExportError
from crawler.exporters import disk, jsonl
from crawler.exporters.compression import COMPRESSIONS
from crawler.exporters.manifest import Label, Manifest, Measured

STDOUT = "-"
"""The path that stands for standard output."""

Ready = Callable[[Manifest], None]
"""What is called when all of an output is on disk, and before it gets its name."""


class Output:
    """An open output: takes bytes, and counts records."""

    def __init__(self, file: IO[bytes], name: str, label: Label) -> None:
        self._name = name
        self._label = label
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
        return Manifest.of(
            self._name, self._label, self._count, self._measured.size, self._measured.sha256
        )


@contextmanager
def output(path: str, label: Label, ready: Ready | None = None) -> Iterator[Output]:
    """Open the file *path* for records, compressed as its suffix says; ``-`` is standard output.

    The file and its manifest appear when the block ends well, after *ready* was called; if
    anything is raised, what stood there before stays. Raises ExportError if the output cannot be
    written; BrokenPipeError if who reads standard output has gone, which is no failure of ours.
    """
    with (
        refused(path),
        _stdout(label) if path == STDOUT else _file(target(path), label, ready) as out,
    ):
        yield out


@contextmanager
def refused(path: str) -> Iterator[None]:
    """Raise what the system says while *path* is written as ExportError, one clear line."""
    try:
        yield
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


def manifest_of(file: Path) -> Path:
    """Return where the manifest of *file* stands."""
    return file.with_name(f"{file.name}.manifest.json")


@contextmanager
def _stdout(label: Label) -> Iterator[Output]:
    # A buffer of our own: bytes that standard output refused would be tried again at exit.
    sys.stdout.flush()
    with (
        os.fdopen(sys.stdout.fileno(), "wb", closefd=False) as file,
        closing(Output(file, STDOUT, label)) as out,
    ):
        yield out


@contextmanager
def _file(file: Path, label: Label, ready: Ready | None) -> Iterator[Output]:
    manifest = manifest_of(file)
    with disk.temporary(file.parent) as data, disk.temporary(file.parent) as note:
        with closing(Output(data, file.name, label)) as out:
            yield out
        note.write(jsonl.line(asdict(out.manifest)))
        disk.sync(data)
        disk.sync(note)
        if ready is not None:
            ready(out.manifest)
        # The old manifest goes first: whoever looks in between finds a file without a manifest,
        # never one with another's.
        manifest.unlink(missing_ok=True)
        Path(data.name).replace(file)
        Path(note.name).replace(manifest)
        disk.sync_folder(file.parent)
