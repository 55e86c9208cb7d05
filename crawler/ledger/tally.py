"""What became of the addresses of a day."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from crawler.ledger.frontier import COPY, EXCLUDED, OUTSIDE, UNASKED
from crawler.ledger.spaces import is_beyond

DUPLICATE = "duplicate"
"""Reason of an address that shows an article that stands elsewhere."""

_FATE = f"""
    SELECT ifnull(published, day) AS shown, ifnull(day, published) AS told, kind, state, read,
        archive IS NOT NULL AND ifnull(reason, '') <> '{COPY}' AS linked,
        CASE WHEN state NOT IN ('rejected', 'failed') THEN NULL
             WHEN reason LIKE 'duplicate of %' THEN '{DUPLICATE}' ELSE reason END AS why
    FROM
"""  # noqa: S608 - constants

_ADDRESSES = f"{_FATE} addresses WHERE site = :site"

# Each part goes by an index of its own. What is shown with a day need not be told for it.
_OF_DAYS = f"""
    {_FATE} json_each(:days) CROSS JOIN addresses
    WHERE site = :site AND kind = 'article' AND ifnull(published, day) = value
    UNION ALL {_FATE} json_each(:days) CROSS JOIN addresses
    WHERE site = :site AND kind = 'article' AND published <> day AND day = value
        AND published NOT IN (SELECT value FROM json_each(:days))
    UNION ALL {_FATE} json_each(:days) CROSS JOIN addresses
    WHERE site = :site AND kind = 'listing' AND day = value
    UNION ALL {_FATE} json_each(:days) CROSS JOIN addresses
    WHERE site = :site AND kind = 'alias' AND day = value
"""  # noqa: S608 - constants

_TAKEN_DOWN = """
    SELECT ifnull(addresses.day, published) AS told, count(*) AS n
    FROM articles JOIN addresses ON article = articles.id
    WHERE articles.site = :site AND gone_at IS NOT NULL AND kind = 'article' AND state = 'kept'
    GROUP BY 1
"""


class Fate(NamedTuple):
    """What addresses of one day may have in common."""

    shown: str | None
    """The day that they are shown with: that of publication, else the one announced."""
    told: str | None
    """The day that they were announced for, else that of publication."""
    kind: str
    """Kind of the addresses."""
    state: str
    """What became of them."""
    read: int
    """Whether a page was received."""
    linked: int
    """Whether a listing announced them."""
    why: str | None
    """Why they are rejected or failed; of duplicates without the article's id."""


@dataclass(slots=True)
class Tally:
    """What became of the addresses of one day: those shown with it and those told for it.

    An article is shown with the day on which it was published; what is missing is told by the day
    for which it was announced, since the site counts it there.
    """

    found: int = 0
    """Addresses of articles."""
    fetched: int = 0
    """Of these, how many answered with a page."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """Of these, how many are ``kept``, ``rejected`` and ``gone``; ``failed``: with listings."""
    listings_failed: int = 0
    """Of those that failed, how many are listings of the day."""
    reasons: dict[str, Counter[str]] = field(
        default_factory=lambda: {"rejected": Counter(), "failed": Counter()}
    )
    """Why they are rejected or failed."""
    linked: int = 0
    """Articles that listings announced for the day."""
    kept: int = 0
    """Articles of those told for the day that are kept, whatever day they are shown with."""
    elsewhere: int = 0
    """Of these, how many were published on another day."""
    taken_down: int = 0
    """Of these, how many the site took down since."""
    explained: int = 0
    """Told for the day and read, or gone, but no article of their own; without duplicates."""
    duplicates: int = 0
    """Told for the day, and an article that stands elsewhere."""
    aliases: int = 0
    """Told for the day, and led to an article that stands elsewhere."""
    outside: int = 0
    """Told for the day, read, and not asked for by the crawl that read them."""
    open: int = 0
    """Told for the day, and failed or still waiting."""
    unread: int = 0
    """The day's own listings that failed or were never read."""
    missing_listings: int = 0
    """The day's own listings that answered 404 or 410."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found for the day, and no page of it failed or waits."""
        return not (self.found or self.outcomes or self.open or self.unread)

    def show(self, fate: Fate, n: int) -> None:
        """Count the addresses of one *fate*, which are shown with this day."""
        if fate.kind == "article":
            self.found += n
            self.fetched += n * fate.read
        elif fate.state == "failed":
            self.listings_failed += n
        if fate.kind == "article" or fate.state == "failed":
            self.outcomes[fate.state] += n
            if fate.state in self.reasons:
                self.reasons[fate.state][normalised(fate.why)] += n

    def tell(self, fate: Fate, n: int) -> None:
        """Count the addresses of one *fate*, which were announced for this day."""
        if fate.kind == "listing":
            self._tell_listing(fate, n)
        elif fate.kind == "alias":
            self.aliases += n * fate.linked
        else:
            self._tell_article(fate, n)

    def _tell_listing(self, fate: Fate, n: int) -> None:
        # What robots.txt forbids is nothing that is missing: the site does not offer it. Nor is
        # what the definition leaves out.
        is_meant = fate.why in (EXCLUDED, UNASKED) or "robots.txt" in (fate.why or "")
        is_meant |= is_beyond(fate.why)  # the crawl says so, and ends with a code of its own
        is_refused = fate.state == "rejected" and not is_meant
        if fate.state == "failed" or is_refused or (_is_waiting(fate) and not fate.read):
            self.unread += n
        elif fate.state == "gone":
            self.missing_listings += n

    def _tell_article(self, fate: Fate, n: int) -> None:
        self.linked += n * fate.linked
        if fate.state == "kept":
            self.kept += n
            self.elsewhere += n * (fate.shown != fate.told)
        elif fate.state == "failed" or _is_waiting(fate):
            self.open += n
        elif fate.why == DUPLICATE:
            self.duplicates += n
        elif fate.why == OUTSIDE and fate.shown == fate.told:
            self.outside += n
        else:
            self.explained += n


def tallies(connection: sqlite3.Connection, site: str) -> dict[date | None, Tally]:
    """Return what became of the addresses of *site* by day; null: of those without a day."""
    # Counted here: to group them, SQLite would sort all addresses.
    found = _tallies(connection, _ADDRESSES, {"site": site})
    for row in connection.execute(_TAKEN_DOWN, {"site": site}):
        day = _day(row["told"])
        if day in found:
            found[day].taken_down = row["n"]
    return found


def tallies_of(
    connection: sqlite3.Connection, site: str, days: Collection[date]
) -> dict[date | None, Tally]:
    """Return what became of the addresses of some *days*; other days may be told in part.

    It looks at no others, and does not tell what was taken down.
    """
    told = json.dumps([day.isoformat() for day in days])
    return _tallies(connection, _OF_DAYS, {"site": site, "days": told})


def _tallies(
    connection: sqlite3.Connection, query: str, wanted: dict[str, str]
) -> dict[date | None, Tally]:
    rows = connection.execute(query, wanted)
    found: dict[date | None, Tally] = defaultdict(Tally)
    for each, n in Counter(map(tuple, rows)).items():
        fate = Fate(*each)
        if fate.kind == "article" or (fate.kind == "listing" and fate.state == "failed"):
            found[_day(fate.shown)].show(fate, n)
        found[_day(fate.told)].tell(fate, n)
    return found


def normalised(reason: str | None) -> str:
    """Return the kind of a reason: without the address or the message that comes with it."""
    return (reason or "unknown").partition(": ")[0]


def _is_waiting(fate: Fate) -> bool:
    return fate.state in ("announced", "leased")


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
