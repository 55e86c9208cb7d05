"""What is known of the patterns of a site's addresses, and what was left out of them."""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from crawler.ledger.terms import Terms
from crawler.text.spaces import beginning, space_of, wide_space_of

_BEYOND = "beyond the budget of "

# Its words are those of the index.
_IS_BEYOND = f"reason GLOB '{_BEYOND}*'"

BEYOND = f"{_BEYOND}*"
"""Pattern, as GLOB has it, of the reasons of what is left out."""

WIDE = "any "
"""What the kind of a wide pattern begins with."""

_KEEP = """
    INSERT INTO spaces (site, kind, name, asked, found, barren, budget)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, kind, name) DO UPDATE SET
        asked = excluded.asked, found = excluded.found, barren = excluded.barren,
        budget = excluded.budget
"""

_WAITING = """
    SELECT id, key FROM addresses INDEXED BY addresses_due
    WHERE site = :site AND state = 'announced' AND kind = :kind AND NOT read
        AND archive IS NOT NULL AND substr(key, 1, length(:begin)) = :begin
        AND NOT (kind = 'article' AND source IN (SELECT value FROM json_each(:finite)))
"""


@dataclass(slots=True)
class Space:
    """A pattern of addresses, and what came of those that were asked for."""

    kind: str
    """``article`` or ``listing``; of a wide pattern with :data:`WIDE` before it."""
    name: str
    """The pattern: :func:`crawler.text.spaces.space`."""
    asked: int = 0
    """Pages that were read for the first time."""
    found: int = 0
    """Of these, how many gave something new."""
    barren: int = 0
    """How many were read since the last that did."""
    budget: int | None = None
    """The budget when it was spent; null: it is not."""

    @property
    def is_of_articles(self) -> bool:
        """Whether it is one of articles' addresses."""
        return self.kind.removeprefix(WIDE) == "article"

    def has(self, address: str) -> bool:
        """Tell whether the address with this key, of its kind, has the pattern."""
        if self.kind.startswith(WIDE):
            return self.name == wide_space_of(address)
        return self.name == space_of(address, is_article=self.is_of_articles)

    @property
    def host(self) -> str:
        """Whose addresses they are."""
        return self.name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Left:
    """Addresses of a pattern that were left out."""

    name: str
    """The pattern."""
    count: int
    """How many."""


def reason(name: str) -> str:
    """Return why an address with the pattern *name* is not asked for."""
    return f"{_BEYOND}{name}"


def is_beyond(why: str | None) -> bool:
    """Tell whether an address was left out because its pattern's budget was spent."""
    return why is not None and why.startswith(_BEYOND)


def load(connection: sqlite3.Connection, site: str) -> list[Space]:
    """Return the patterns of *site* of which anything is known."""
    rows = connection.execute(
        "SELECT kind, name, asked, found, barren, budget FROM spaces WHERE site = ?", (site,)
    )
    return [Space(*row) for row in rows]


def is_known(connection: sqlite3.Connection, site: str, address: str) -> bool:
    """Tell whether the address with the key *address* is known."""
    query = "SELECT 1 FROM addresses WHERE site = ? AND key = ?"
    return connection.execute(query, (site, address)).fetchone() is not None


def keep(connection: sqlite3.Connection, site: str, spaces: Iterable[Space]) -> None:
    """Write what is known of *spaces*."""
    connection.executemany(
        _KEEP,
        (
            (site, each.kind, each.name, each.asked, each.found, each.barren, each.budget)
            for each in spaces
        ),
    )


def waiting(
    connection: sqlite3.Connection, site: str, spent: Space, finite: Collection[str]
) -> "array[int]":
    """Return what waits of a *spent* pattern, but for what was read before; writes nothing.

    And but for the articles that one of the sources *finite* announced.
    """
    asked = {
        "site": site,
        "kind": spent.kind.removeprefix(WIDE),
        "finite": json.dumps(sorted(finite)),
        "begin": beginning(spent.name),
    }
    # There may be a million: numbers alone are kept of them.
    return array(
        "q", (row["id"] for row in connection.execute(_WAITING, asked) if spent.has(row["key"]))
    )


def leave_out(connection: sqlite3.Connection, spent: Space, beyond: Iterable[int]) -> None:
    """Reject the addresses *beyond* the budget of a *spent* pattern."""
    connection.executemany(
        "UPDATE addresses SET state = 'rejected', reason = ? WHERE id = ?",
        ((reason(spent.name), each) for each in beyond),
    )


def take_back(connection: sqlite3.Connection, site: str, names: Iterable[str]) -> None:
    """Make due again what was left out of the patterns *names*."""
    connection.executemany(
        f"UPDATE addresses INDEXED BY addresses_beyond SET state = 'announced', reason = NULL"  # noqa: S608 - constants
        f" WHERE site = ? AND {_IS_BEYOND} AND reason = ?",
        ((site, reason(name)) for name in names),
    )


def exclude(connection: sqlite3.Connection, terms: Terms, excluded: str) -> None:
    """Note of what was left out and a person's patterns leave out, too, that they do."""
    rows = connection.execute(
        f"SELECT id, url, kind FROM addresses INDEXED BY addresses_beyond"  # noqa: S608 - constants
        f" WHERE site = ? AND {_IS_BEYOND}",
        (terms.site,),
    ).fetchall()
    connection.executemany(
        "UPDATE addresses SET reason = ? WHERE id = ?",
        [(excluded, row["id"]) for row in rows if not terms.admits(row["url"], row["kind"])],
    )


def left_out(connection: sqlite3.Connection, site: str) -> list[Left]:
    """Return what was left out by pattern, the most first."""
    rows = connection.execute(
        f"SELECT reason, count(*) AS n FROM addresses INDEXED BY addresses_beyond"  # noqa: S608 - constants
        f" WHERE site = ? AND {_IS_BEYOND} GROUP BY reason ORDER BY n DESC, reason",
        (site,),
    )
    return [Left(row["reason"].removeprefix(_BEYOND), row["n"]) for row in rows]
