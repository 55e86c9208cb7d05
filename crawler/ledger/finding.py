"""What a user names: an address in any spelling, or the id of an article."""

import sqlite3
from typing import NamedTuple

from crawler.text.addresses import key, slug

_BY_ID = """
    SELECT site, id AS article FROM articles WHERE id = :named
    UNION SELECT site, article FROM forgotten WHERE article = :named
"""

_BY_ADDRESS = "SELECT id, article FROM addresses WHERE site = :site AND key = :key"

# Where an article stands now may be no address that was asked for.
_BY_HOME = "SELECT id FROM articles WHERE site = :site AND slug = :slug AND key = :key"


class Found(NamedTuple):
    """What a name stands for in one site."""

    site: str
    """Name of the site."""
    address: int | None
    """Number of the address that was named; null: an id was."""
    article: str | None
    """Id of its article; null: it has none."""


def find(connection: sqlite3.Connection, named: str, site: str | None = None) -> list[Found]:
    """Return what *named* stands for, in *site* or in each that knows it, by the sites' names."""
    rows = connection.execute(_BY_ID, {"named": named.strip().lower()}).fetchall()
    found = [
        Found(row["site"], None, row["article"]) for row in rows if site in (None, row["site"])
    ]
    return found or [
        each for name in _sites(connection, site) for each in _at(connection, name, named)
    ]


def _at(connection: sqlite3.Connection, site: str, url: str) -> list[Found]:
    wanted = {"site": site, "key": key(url), "slug": slug(url)}
    row = connection.execute(_BY_ADDRESS, wanted).fetchone()
    if row is not None:
        return [Found(site, row["id"], row["article"])]
    home = connection.execute(_BY_HOME, wanted).fetchone()
    return [Found(site, None, home["id"])] if home is not None else []


def _sites(connection: sqlite3.Connection, site: str | None) -> list[str]:
    if site is not None:
        return [site]
    rows = connection.execute("SELECT DISTINCT site FROM runs ORDER BY site")
    return [row["site"] for row in rows]
