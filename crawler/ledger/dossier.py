"""All that the ledger knows of one address or article, to be told in order."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from crawler.ledger import articles, holds, records
from crawler.ledger.finding import Found
from crawler.ledger.observations import REST_PROTECTED, REST_TEXT
from crawler.ledger.timeline import Version
from crawler.text.hosts import server_of


@dataclass(frozen=True, slots=True)
class Address:
    """An address, how it was found and what became of it."""

    url: str
    """As it is asked for."""
    kind: str
    """``article``, ``listing``, or ``alias``: it only leads to an article."""
    state: str
    """``announced``, ``leased``, ``fetched``, ``kept``, ``rejected``, ``failed`` or ``gone``."""
    reason: str | None
    """Why, where the state alone does not say."""
    source: str
    """Name of what announced it."""
    archive: str | None
    """Address of the page that announced it; null: a crawl began with it."""
    day: str | None
    """Day that it was announced for, ISO 8601."""
    position: int | None
    """Place on that page, from 1."""
    title: str | None
    """Text of the link."""
    published: str | None
    """Day that the page itself told, ISO 8601."""
    attempts: int
    """Failures in a row that may pass."""
    due_at: str | None
    """Not to be asked for before, RFC 3339 in UTC; null of a kept one: not again by itself."""
    is_named: bool
    """Whether it is the one that was asked about."""
    held_until: str | None = None
    """Until when its host asked to be left alone, RFC 3339 in UTC; null: it does not now."""


@dataclass(frozen=True, slots=True)
class Request:
    """An answer to a request, or that none came."""

    answered_at: str
    """RFC 3339 in UTC."""
    asked: str
    """The address that was asked for."""
    answered: str | None
    """The address that answered; null: nobody did, or it gave no page."""
    status: int | None
    """HTTP status; null: nobody answered, or it was a saved page."""
    state: str
    """What became of the address."""
    reason: str | None
    """Why."""
    run: int
    """Number of the run that asked."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of an address or an article."""

    site: str
    """Name of the site."""
    article: str | None
    """Id of the article; null: there is none."""
    forgotten_at: str | None
    """When the article was forgotten on request, RFC 3339 in UTC; null: it was not."""
    gone_at: str | None
    """When the article's address was seen to answer no more; null: it was not."""
    addresses: tuple[Address, ...]
    """The one that was named first, then all others of the article."""
    requests: tuple[Request, ...]
    """To all of these, oldest first."""
    versions: tuple[Version, ...]
    """Of the article's text, oldest first."""
    record: dict[str, Any] | None
    """The article record; null without an article."""
    text_told: int | None = None
    """Letters and digits that the site's interface last said the text has; null: it did not say."""
    is_protected: bool = False
    """Whether that interface says that the text is only for those who know a password."""


_ADDRESSES = """
    SELECT url, kind, state, reason, source, archive, day, position, title, published, attempts,
           due_at, id = :address AS is_named
    FROM addresses WHERE id = :address OR article = :article
    ORDER BY id = :address DESC, kind = 'alias', archive IS NULL, day IS NULL, archive, position,
             url
"""

_REQUESTS = """
    SELECT answered_at, addresses.url AS asked, requests.url AS answered, status, requests.state,
           requests.reason, requests.run
    FROM requests JOIN addresses ON addresses.id = requests.address
    WHERE addresses.id = :address OR addresses.article = :article
    ORDER BY answered_at, requests.id
"""


# By their addresses, of which there are few: kinds and counts have no index.
_TOLD = """
    SELECT observations.kind, count FROM observations
    WHERE observations.site = :site AND observations.kind IN (:text, :protected)
        AND observations.url IN (
            SELECT url FROM addresses WHERE id = :address OR article = :article
        )
    ORDER BY observed_at, observations.id
"""


def dossier(connection: sqlite3.Connection, found: Found) -> Dossier:
    """Return what is known of what was *found*."""
    kept = connection.execute("SELECT * FROM articles WHERE id = ?", (found.article,)).fetchone()
    forgotten = connection.execute(
        "SELECT forgotten_at FROM forgotten WHERE article = ?", (found.article,)
    ).fetchone()
    wanted = {"address": found.address, "article": found.article}
    held = holds.until(connection, datetime.now(UTC))
    addresses = (
        Address(
            **{**dict(row), "is_named": bool(row["is_named"])},
            held_until=held.get(server_of(row["url"])) if held else None,
        )
        for row in connection.execute(_ADDRESSES, wanted)
    )
    asked = {**wanted, "site": found.site, "text": REST_TEXT, "protected": REST_PROTECTED}
    told = {row["kind"]: row["count"] for row in connection.execute(_TOLD, asked)}
    return Dossier(
        found.site,
        found.article,
        forgotten and forgotten["forgotten_at"],
        kept and kept["gone_at"],
        tuple(addresses),
        tuple(Request(**dict(row)) for row in connection.execute(_REQUESTS, wanted)),
        tuple(articles.versions(connection, kept["id"])) if kept else (),
        records.record(connection, kept["id"]) if kept else None,
        told.get(REST_TEXT),
        REST_PROTECTED in told,
    )
