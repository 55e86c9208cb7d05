"""Places of addresses that tell nothing: learnt from pages that proved to be one article.

A site may write the number of a visit, or who sent a reader, where no list of names has it. When
some articles came once more under addresses that differ in one place alone, and never two articles
did, the place is noise: of the addresses that differ in it one is asked for.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crawler.ledger.novelty import PLAIN
from crawler.text.addresses import key
from crawler.text.numbering import is_page_number
from crawler.text.spaces import is_drawn

PROOFS = 5
"""Values of a place under which articles came once more, for it to be noise."""

MOST = 20_000
"""Addresses of a host among which it is looked for two articles that differ in a place alone: so
many are looked at within a fifth of a second. Of a host with more nothing is proved."""

_KNOWN = """
    SELECT id, key, kind, state, article FROM addresses WHERE site = ? AND host = ? LIMIT ?
"""


class Place(NamedTuple):
    """A place in addresses: a part of the path by its number, or a parameter by its name."""

    host: str
    """Host, as keys have it."""
    part: int | None
    """Number of the part of the path, from 0; null: it is a parameter."""
    name: str
    """Name of the parameter; empty for a part of the path."""


class Noise:
    """What is known of the places of one site's addresses, in one run."""

    def __init__(self) -> None:
        self._values: dict[Place, set[str]] = defaultdict(set)
        self._refused: set[Place] = set()
        self._known: dict[Place, set[str]] = {}

    def learn(self, asked: str, home: str) -> Place | None:
        """Take note that the address *asked* led to the article that stands at the key *home*.

        Return the place that is noise if no two articles differ in it alone; null: none yet.
        """
        found = _difference(key(asked), home)
        if found is None:
            return None
        place, value = found
        if place in self._refused or place in self._known:
            return None
        self._values[place].add(value)
        return place if len(self._values[place]) >= PROOFS else None

    def prove(
        self, connection: sqlite3.Connection, site: str, host: str, place: Place
    ) -> list[int]:
        """Return what waits and differs from another address in *place* alone; writes nothing.

        Unless two articles do, and then nothing, for good: it tells articles apart.
        """
        rows = connection.execute(_KNOWN, (site, host, MOST + 1)).fetchall()
        known = self._shared(rows, place) if len(rows) <= MOST else None
        if known is None:
            self._refused.add(place)
            return []
        self._known[place], again = known
        return again

    def _shared(
        self, rows: Sequence[sqlite3.Row], place: Place
    ) -> tuple[set[str], list[int]] | None:
        """Return what addresses have beside *place*, and those that wait and have it once more.

        Null: it tells articles apart.
        """
        articles: dict[str, str] = {}
        seen: set[str] = set()
        again: list[int] = []
        for row in sorted(rows, key=lambda row: (row["state"] == "announced", row["id"])):
            rest = _without(row["key"], place, is_article=row["kind"] == "article")
            if rest is None:
                continue
            if row["article"] and articles.setdefault(rest, row["article"]) != row["article"]:
                return None
            if rest in seen and row["state"] == "announced":
                again.append(row["id"])
            seen.add(rest)
        return seen, again

    def is_known(self, url: str) -> bool:
        """Tell whether an article's address is one more of another that is asked for."""
        return any(
            _without(key(url), each, is_article=True) in seen for each, seen in self._known.items()
        )

    def again(self, url: str, *, is_article: bool) -> str | None:
        """Return why a new address is not asked for; null: it is, and others like it are not."""
        if not self._known:
            return None
        for place, seen in self._known.items():
            rest = _without(key(url), place, is_article=is_article)
            if rest in seen:
                return _reason(place)
            if rest is not None:
                seen.add(rest)
        return None


def reject(connection: sqlite3.Connection, place: Place, again: Iterable[int]) -> None:
    """Reject addresses that differ from others in *place* alone, but for those that were read."""
    connection.executemany(
        "UPDATE addresses SET state = 'rejected', reason = ? WHERE id = ? AND NOT read",
        ((_reason(place), each) for each in again),
    )


def _reason(place: Place) -> str:
    what = f"its parameter {place.name}" if place.part is None else "what is drawn in its path"
    return f"duplicate of another address but for {what}"


def _taken(address: str) -> tuple[str, list[str], list[str]]:
    """Return host, parts of the path and parameters of a key."""
    at, _, query = address.partition("?")
    host, *parts = at.split("/")
    return host, parts, query.split("&") if query else []


def _difference(one: str, other: str) -> tuple[Place, str] | None:
    """Return the place in which alone two keys differ, and what the first has there; null: none."""
    (host, parts, pairs), (its_host, its_parts, its_pairs) = _taken(one), _taken(other)
    if host != its_host:
        return None
    if pairs == its_pairs and len(parts) == len(its_parts):
        places = [at for at, part in enumerate(parts) if part != its_parts[at]]
        if len(places) == 1 and places[0] < len(parts) - 1 and is_drawn(parts[places[0]]):
            return Place(host, places[0], ""), parts[places[0]]
        return None
    own = [pair for pair in pairs if pair not in its_pairs]
    names = {pair.partition("=")[0] for pair in {*pairs} ^ {*its_pairs}}
    if parts != its_parts or len(names) != 1 or len(own) != 1:
        return None
    name, _, value = own[0].partition("=")
    if PLAIN.fullmatch(name.lower()) or is_page_number(name):
        return None
    return Place(host, None, name), value


def _without(address: str, place: Place, *, is_article: bool) -> str | None:
    """Return a key without what it has in *place*; null where that is no noise.

    A list may have a page's number in the parameter: it is left out only when it is drawn.
    """
    host, parts, pairs = _taken(address)
    if host != place.host:
        return None
    if place.part is not None:
        if place.part >= len(parts) or not is_drawn(parts[place.part]):
            return None
        parts = [*parts[: place.part], "", *parts[place.part + 1 :]]
        return f"{'/'.join(parts)}?{'&'.join(pairs)}"
    kept = [
        pair
        for pair in pairs
        if pair.partition("=")[0] != place.name
        or not (is_article or is_drawn(pair.partition("=")[2]))
    ]
    return f"{'/'.join(parts)}?{'&'.join(kept)}"
