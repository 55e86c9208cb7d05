"""Files that hold records: found in folders and by patterns, and WACZ taken apart."""

import os
import shutil
import struct
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import Corrupt, NoRecord, Oversized, RecordFault
from crawler.records.spot import Spot
from crawler.records.unpacking import DICTIONARY, GZIP, ZSTD
from crawler.records.window import Window

SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wacz")
"""Ends of the names of files that are looked for in folders."""

ZIP = b"PK\x03\x04"

MOST_ENTRIES = 65_535
"""Files in a WACZ: more than a zip could name for long, and than any has."""

_END = struct.Struct("<4s4H2LH")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    ValueError,
)
"""What zipfile raises for files that are none, or are broken."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Reel:
    """A file of records, or the part of a file that is one."""

    name: str
    """What faults call it."""
    path: Path
    """The file on disk."""
    start: int = 0
    """Where in it the records begin."""
    end: int | None = None
    """Where they end; null: with the file."""
    unpacked: int | None = None
    """Descriptor of what is read in the place of the file, where that had to be unpacked first; it
    is closed with the last use of the reel."""
    is_salvaged: bool = False
    """Whether it is the rest of something broken, so that other things stand between records."""

    @contextmanager
    def open(self) -> Iterator[Window]:
        """Yield its bytes. Raises RecordFault when the system does not give them."""
        try:
            if self.unpacked is not None:
                with os.fdopen(os.dup(self.unpacked), "rb", buffering=0) as file:
                    yield Window(self.name, file)
                return
            with self.path.open("rb", buffering=0) as file:
                yield Window(self.name, file, self.start, self.end)
        except OSError as error:
            raise NoRecord(self.name, 0, f"it cannot be read: {error.strerror or error}") from error


def is_reel(path: Path) -> bool:
    """Tell whether the file at *path* holds records, by its name, else by how it begins."""
    if path.name.lower().endswith(SUFFIXES):
        return True
    if path.suffix.lower() in (".html", ".htm", ".txt", ".json") or path.name.endswith("l.gz"):
        return False
    try:
        with path.open("rb") as file:
            return file.read(5).startswith((b"WARC/", GZIP, ZSTD, DICTIONARY, ZIP))
    except OSError:
        return False


def reels(path: Path) -> Iterator[Reel | RecordFault]:
    """Yield the file at *path*, or the files of records in it when it is a WACZ."""
    whole = Reel(str(path), path)
    try:
        with whole.open() as window:
            is_zip = window.read(0, 4) == ZIP or path.suffix.lower() == ".wacz"
            count = _count(window) if is_zip else 0
    except RecordFault as fault:
        yield fault
        return
    if not is_zip:
        yield whole
        return
    spot = Spot(whole.name, 0)
    try:
        if count > MOST_ENTRIES:
            raise spot.fault(Oversized, f"the zip has over {MOST_ENTRIES} files")
        with zipfile.ZipFile(path) as archive:
            yield from _members(archive, whole)
    except RecordFault as fault:
        yield fault
    except OSError as error:
        yield spot.fault(NoRecord, f"it cannot be read: {error.strerror or error}")
    except _BROKEN as error:
        yield spot.fault(Corrupt, f"it is no whole zip: {error}")
        yield Reel(whole.name, path, is_salvaged=True)


def _count(window: Window) -> int:
    """Return how many files a zip says that it has; 0 where it does not say."""
    tail = window.read(max(window.end - 66_000, 0), 66_000)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        return 0
    count = int(_END.unpack_from(tail, at)[4])
    more = tail.rfind(b"PK\x06\x06", 0, at)
    if more >= 0 and len(tail) - more >= 40:
        count = max(count, int.from_bytes(tail[more + 32 : more + 40], "little"))
    return count


def _members(archive: zipfile.ZipFile, whole: Reel) -> Iterator[Reel | RecordFault]:
    """Yield the files of records of a WACZ, in the order of their names."""
    found = is_broken = False
    for info in sorted(archive.infolist(), key=lambda each: each.filename):
        if not info.filename.lower().endswith(SUFFIXES[:-1]):
            continue
        found = True
        name = f"{whole.path}:{info.filename}"
        spot = Spot(name, max(info.header_offset, 0))
        try:
            if info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & 1:
                start = _begin(whole, info, spot)
                yield Reel(name, whole.path, start, start + info.compress_size)
            else:
                unpacked = _unpacked(archive, info)
                reel = Reel(name, whole.path, unpacked=unpacked)
                weakref.finalize(reel, os.close, unpacked)
                yield reel
        except RecordFault as fault:
            is_broken = True
            yield fault
        except (OSError, *_BROKEN) as error:
            is_broken = True
            yield spot.fault(Corrupt, f"it cannot be unpacked: {error}")
    if is_broken:  # its records may stand elsewhere than the zip says
        yield Reel(whole.name, whole.path, is_salvaged=True)
    if not found:
        yield NoRecord(whole.name, 0, "the zip holds no file of records")


def _begin(whole: Reel, info: zipfile.ZipInfo, spot: Spot) -> int:
    """Return where the bytes of a file begin that a zip stores as they are. Raises Corrupt."""
    with whole.open() as window:
        head = window.read(max(info.header_offset, 0), 30)
        names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        start = info.header_offset + 30 + names
        if (
            info.header_offset < 0
            or not head.startswith(ZIP)
            or start + info.compress_size > window.end
        ):
            raise spot.fault(Corrupt, "the zip's directory names a place where no file is")
    return start


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """Return the descriptor of a file that a zip has packed, on disk, without a name.

    Raises what zipfile does.
    """
    if info.file_size > 1000 * max(info.compress_size, 65_536):
        raise ValueError("it is a bomb")
    with tempfile.TemporaryFile(prefix="backfile-") as file, archive.open(info) as packed:
        shutil.copyfileobj(packed, file)
        file.flush()
        return os.dup(file.fileno())
