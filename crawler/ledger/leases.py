"""What a run has handed out, and what it hands out next: hosts take turns."""

from collections import Counter, deque
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.items import Entry
from crawler.ledger.frontier import Due
from crawler.text.addresses import key

PER_HOST = 2
"""Addresses of a host that are out at the same time: enough to keep one connection busy, and few
enough that stopping, which lets them finish, is quick."""


@dataclass(frozen=True, slots=True)
class Lease:
    """An address that is handed out to be read."""

    address: int
    """Its number in the ledger."""
    entry: Entry
    """How it was announced."""
    attempts: int = 0
    """How often it failed in a row before."""
    etag: str | None = None
    """``ETag`` of the page that is known; null: none, or the page is wanted whatever it is."""
    last_modified: str | None = None
    """``Last-Modified`` of the page that is known; null as for ``etag``."""
    is_first: bool = True
    """Whether no page was ever received from it."""

    @property
    def host(self) -> str:
        """The host and port that are asked."""
        return urlsplit(self.entry.url).netloc


class Leases:
    """The leases of one run: ready ones by host, and those that are out."""

    def __init__(self, per_host: int = PER_HOST) -> None:
        self._per_host = per_host
        self._ready: dict[str, deque[Lease]] = {}
        self._out: dict[int, Lease] = {}

    @property
    def out(self) -> tuple[int, ...]:
        """Addresses that are handed out."""
        return tuple(self._out)

    @property
    def ready(self) -> tuple[Entry, ...]:
        """Entries that are handed out next, in the order of each host."""
        return tuple(lease.entry for host in self._ready.values() for lease in host)

    def fill(self, due: dict[str, list[Due]]) -> None:
        """Take what is *due* by host as what is handed out next; the host at its turn stays so."""
        order = [*self._ready, *(host for host in due if host not in self._ready)]
        self._ready = {host: deque(Lease(*each) for each in due.get(host, ())) for host in order}

    def empty(self) -> None:
        """Let go of what was to be handed out; hosts keep their turns."""
        for host in self._ready.values():
            host.clear()

    def take(self) -> Lease | None:
        """Hand out the next lease; null when none is ready or its host has enough out."""
        out = Counter(lease.host for lease in self._out.values())
        for host, ready in self._ready.items():
            if ready and out[ready[0].host] < self._per_host:
                lease = ready.popleft()
                self._out[lease.address] = lease
                self._ready[host] = self._ready.pop(host)  # to the end of the line
                return lease
        return None

    def of(self, address: int | None) -> Lease | None:
        """Return the lease of an address that is out; null for another."""
        return self._out.get(address) if address is not None else None

    def give_back(self, address: int) -> Lease | None:
        """Close a lease and return it; null when it is not out."""
        return self._out.pop(address, None)

    def drop(self, address: str) -> None:
        """Do not hand out what has the key *address*: it was read on the way."""
        for host, ready in self._ready.items():
            self._ready[host] = deque(each for each in ready if key(each.entry.url) != address)

    def __bool__(self) -> bool:
        """Tell whether a lease is ready."""
        return any(self._ready.values())
