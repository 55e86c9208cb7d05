"""What a run has handed out, and what it hands out next: hosts take turns."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

from crawler.items import Entry
from crawler.ledger.frontier import Due
from crawler.text.addresses import key
from crawler.text.hosts import server_of

PER_HOST = 2
"""Addresses of a host that are out at the same time: enough to keep one connection busy, and few
enough that stopping, which lets them finish, is quick."""

Held = Callable[[str], bool]
"""Tells whether a host may not be asked now."""


def nobody(host: str) -> bool:  # noqa: ARG001 - as of any host
    """Tell that no host is held."""
    return False


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
        """The host that is asked, with its port unless that is a usual one."""
        return server_of(self.entry.url)


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

    def take(self, held: Held = nobody) -> Lease | None:
        """Hand out the next lease; null when none is ready or its host has enough out.

        A host that is *held* may have one out, which then waits for it, and comes after all others.
        """
        out = Counter(lease.host for lease in self._out.values())
        waiting = None
        for host, ready in self._ready.items():
            if not ready or out[asked := ready[0].host] >= self._per_host:
                continue
            if not held(asked):
                return self._hand_out(host)
            if waiting is None and not out[asked]:
                waiting = host
        return self._hand_out(waiting) if waiting is not None else None

    def _hand_out(self, host: str) -> Lease:
        lease = self._ready[host].popleft()
        self._out[lease.address] = lease
        self._ready[host] = self._ready.pop(host)  # to the end of the line
        return lease

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
