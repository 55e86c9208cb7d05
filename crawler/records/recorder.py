"""Writes what a crawl receives into the WARC files of its site.

Only the owner of the site's lock has one. A file is written by one crawl after another until it
is full; a new one gets its name at once, so that pointers to it hold.
"""

import logging
import socket
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from crawler.errors import NoRoom, Unrecorded
from crawler.items import UNCHANGED, Pointer, Recorded
from crawler.records import blocks, keeping
from crawler.records.exchange import Exchange
from crawler.records.headers import Kept
from crawler.records.keeping import Keeping
from crawler.records.recovery import Tail, tail
from crawler.records.volume import FOLDER, LEVEL, STORED, Volume, sync_folder
from crawler.secrets import kept_value
from crawler.text.addresses import bare

logger = logging.getLogger(__name__)

HELD = 64
"""Exchanges that wait for what becomes of them; those of a crawl that are out are two a host."""

HELD_BYTES = 48 * 1024 * 1024
"""Bytes of their bodies."""

_ENCODED = (b"gzip", b"br", b"zstd", b"deflate")


class Known(Protocol):
    """What of a site was recorded before."""

    def with_payload(self, digest: str, status: int) -> Recorded | None:
        """Return the record that has the payload of this digest and status; null: none has."""

    def last_at(self, url: str) -> Recorded | None:
        """Return the last record of a page at *url*; null when there is none."""

    def last_in(self, file: str) -> int | None:
        """Return the offset of the last known record in *file*; null: it has none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a recorder is told by the settings."""

    keeping: Keeping
    """What is recorded, and how large a file gets."""
    told: Mapping[str, str | None]
    """What a file says of its making: software, operator, …"""
    check_room: Callable[[Path, int], None]
    """Raises NoRoom when so many bytes more in a folder are too many for its disk; OSError."""
    profile: tuple[str, str] | None = None
    """Version and text of the profile that pages are read with; null: none."""
    kept: Kept = kept_value
    """What of a header may be kept."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    """Tells the time."""


class Recorder:
    """The WARC files of one site, of which the last is being written.

    Every error of the disk is raised as Unrecorded, or NoRoom; from then on nothing is written, and
    nothing more is said to be on disk.
    """

    def __init__(self, data: Path, site: str, known: Known, terms: Terms) -> None:
        self._data = data
        self._site = site
        self._known = known
        self._terms = terms
        self._folder = keeping.folder_of(data, site)
        self._volume: Volume | None = None
        self._info = ""
        self._unsynced: list[Recorded] = []
        self._held: OrderedDict[int, Exchange] = OrderedDict()
        self._failed = False

    @property
    def keeping(self) -> Keeping:
        """What is recorded."""
        return self._terms.keeping

    def open(self) -> None:
        """Go on with the last file, behind its last whole record. Raises Unrecorded."""
        with self._failing():
            self._make_folder()
            files = keeping.files(self._folder)
            self._take_in(files)
            if files:
                self._go_on(files[-1])

    def write(self, exchange: Exchange) -> Pointer:
        """Write the records of an exchange. Raises Unrecorded and NoRoom."""
        with self._failing():
            self._terms.check_room(self._folder, len(exchange.body))
            volume = self._opened()
            start = volume.size
            try:
                recorded = self._write(volume, exchange)
            except BaseException:
                volume.cut(start)
                raise
            self._unsynced.append(recorded)
            return recorded.pointer

    def hold(self, address: int, exchange: Exchange) -> None:
        """Keep the last exchange of an address until it is known what becomes of it."""
        self._held[address] = exchange
        self._held.move_to_end(address)
        while len(self._held) > HELD or (
            sum(len(each.body) for each in self._held.values()) > HELD_BYTES and len(self._held) > 1
        ):
            self._held.popitem(last=False)

    def held(self, address: int) -> Exchange | None:
        """Give out the exchange that is held for an address; null when none is."""
        return self._held.pop(address, None)

    def sync(self) -> Sequence[Recorded]:
        """Return what was written since the last call, when it is on disk. Raises Unrecorded."""
        with self._failing():
            if self._volume is not None:
                try:
                    self._volume.sync()
                except OSError:
                    # Asked again, a disk may say that all is well: the pages are gone by then.
                    self._failed = True
                    raise
        synced, self._unsynced = self._unsynced, []
        return synced

    def fail(self) -> None:
        """Say of nothing more that it is on disk: something could not be written."""
        self._failed = True

    def close(self) -> None:
        """Close the file. Raises Unrecorded."""
        volume, self._volume = self._volume, None
        if volume is not None:
            with self._failing():
                volume.close()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        if self._failed:
            raise Unrecorded(f"cannot record in {self._folder}: it failed before")
        try:
            yield
        except NoRoom as error:
            raise NoRoom(f"cannot record in {self._folder}: {error}") from error
        except OSError as error:
            raise Unrecorded(
                f"cannot record in {self._folder}: {error.strerror or error}"
            ) from error

    def _make_folder(self) -> None:
        for folder in (self._folder.parent, self._folder):
            if not folder.is_dir():
                folder.mkdir(mode=FOLDER)
                sync_folder(folder.parent)

    def _name(self, path: Path) -> str:
        """Return the name of a file in pointers: below the data folder."""
        return path.relative_to(self._data).as_posix()

    def _take_in(self, files: list[Path]) -> None:
        """Take in what a killed crawl wrote into files before the last and the ledger missed.

        What was written is told to the ledger in its order: before the last file of which it knows
        something, it knows all.
        """
        missed: list[Recorded] = []
        if not files or self._known.last_in(self._name(files[-1])) is not None:
            return
        for path in reversed(files[:-1]):
            known = self._known.last_in(self._name(path))
            found = tail(path, self._name(path), known)
            missed = [*(found.recorded if found is not None else ()), *missed]
            if known is not None:
                break
        self._unsynced += missed

    def _go_on(self, path: Path) -> None:
        name = self._name(path)
        found = tail(path, name, self._known.last_in(name))
        if found is None:
            logger.warning(
                "%s is not as it was written, and is left alone: 'backfile verify' says more", path
            )
            return
        if found.torn:
            logger.warning(
                "%s: cut %d bytes, a record that was being written when a crawl was killed",
                path,
                found.torn,
            )
        self._take_over(path, found)

    def _take_over(self, path: Path, found: Tail) -> None:
        if not found.torn and not found.recorded and found.end >= self.keeping.size:
            return
        self._volume = Volume(path)
        if found.torn:
            self._volume.cut(found.end)
        self._unsynced += found.recorded
        self._info = ""

    def _opened(self) -> Volume:
        """Return the file to write in; a full one is closed, and another begun."""
        if self._volume is not None and self._volume.size >= self.keeping.size:
            self._volume.close()
            self._volume = None
        if self._volume is None:
            files = keeping.files(self._folder)
            name = keeping.new_name(
                self._site, files[-1] if files else None, self._terms.clock(), socket.gethostname()
            )
            self._volume = Volume(self._folder / name)
            self._info = ""
        if not self._info:
            self._write_info(self._volume)
        return self._volume

    def _write_info(self, volume: Volume) -> None:
        info = blocks.new_id()
        told = {"format": "WARC File Format 1.1", "conformsTo": blocks.CONFORMS, **self._terms.told}
        date = f"{self._terms.clock():%Y-%m-%dT%H:%M:%SZ}"
        volume.add(blocks.info(info, date, volume.path.name, told.items()))
        if self._terms.profile is not None:
            volume.add(blocks.profile(info, date, *self._terms.profile))
        self._info = info

    def _write(self, volume: Volume, exchange: Exchange) -> Recorded:
        digest = blocks.payload_digest(exchange.body)
        kept, info, record_id = self._terms.kept, self._info, blocks.new_id()
        original = self._original(exchange, digest)
        if original is not None:
            parts = blocks.revisit(record_id, info, exchange, original, kept)
        else:
            parts = blocks.response(record_id, info, exchange, digest, kept)
        records = [
            (parts, STORED if _is_encoded(exchange) else LEVEL),
            (blocks.request(info, exchange, record_id, kept), LEVEL),
        ]
        if exchange.entry is not None:
            records.append((blocks.announcement(info, exchange, record_id, self._site), LEVEL))
        (offset, length), *_ = volume.add_all(records)
        return Recorded(
            Pointer(self._name(volume.path), offset, length, record_id, exchange.fetched_at),
            "response" if original is None else "revisit",
            bare(exchange.url),
            exchange.status,
            digest if original is None else original.digest,
            original.pointer.record_id if original is not None else None,
        )

    def _original(self, exchange: Exchange, digest: str) -> Recorded | None:
        """Return the record that has the payload of *exchange*; null: none, or it has none."""
        if exchange.status == UNCHANGED:
            return self._there(self._last_at(exchange.url))
        return self._there(self._with_payload(digest, exchange.status)) if exchange.body else None

    def _with_payload(self, digest: str, status: int) -> Recorded | None:
        for each in self._unsynced:
            if (each.digest, each.status, each.type) == (digest, status, "response"):
                return each
        return self._known.with_payload(digest, status)

    def _last_at(self, url: str) -> Recorded | None:
        """Return the record with the payload that *url* gave last."""
        for each in reversed(self._unsynced):
            is_page = 200 <= each.status < 300 and each.type == "response"
            if is_page and each.url == url:
                return each
        return self._known.last_at(url)

    def _there(self, recorded: Recorded | None) -> Recorded | None:
        """Return what was *recorded* if its file is there still."""
        if recorded is not None and (self._data / recorded.pointer.file).is_file():
            return recorded
        return None


def _is_encoded(exchange: Exchange) -> bool:
    for line in exchange.told.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-encoding":
            return value.strip().lower() in _ENCODED
    return False
