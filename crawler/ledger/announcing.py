"""What is announced: entries become addresses."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from crawler.items import Entry
from crawler.ledger.frontier import EXCLUDED, FIRST, FORGOTTEN, OUTSIDE
from crawler.ledger.looks import changed, stamp
from crawler.ledger.spaces import BEYOND
from crawler.ledger.terms import Terms
from crawler.text.addresses import host, key, untracked

_IS_DUE = """(
    ifnull(reason, '') <> :forgotten AND (
    :again OR :bounded OR ifnull(reason, '') NOT GLOB :beyond) AND (
    :again OR (:bounded AND reason GLOB :beyond)
    OR (kind = 'listing' AND cycle < :cycle AND state IN ('fetched', 'rejected', 'gone')
        AND (:every_listing OR state <> 'fetched' OR due_at IS NULL OR due_at <= :now))
    OR (reason = :outside AND :asked)
    OR (kind = 'article' AND state = 'gone' AND article IS NULL AND cycle < :cycle)
    OR (:follows AND kind = 'listing' AND state IN ('fetched', 'rejected', 'gone')
        AND ifnull(run, 0) <> :asked_by))
)"""

# A listing is read again in every cycle, or when its time has come, and once by a run that fills
# gaps and was led to it. An article is read once; one that was gone before it was ever read is
# asked for again where a listing still announces it. Of those who announce an address the one
# counts that knows its day, then the first by address: whoever comes first, the ledger is the same.
_IS_BETTER = """(
    :archive IS NOT NULL AND (
        archive IS NULL OR (:day IS NULL, :archive) < (day IS NULL, archive)
        OR (:day IS NOT NULL AND archive = :archive AND day = :day)
    )
)"""

# Of an article whoever announces a finite number: then no budget leaves it out.
_SOURCE = f"""
    CASE WHEN kind = 'article' AND :bounded <> (source IN (SELECT value FROM json_each(:finite)))
        THEN iif(:bounded, :source, source) ELSE iif({_IS_BETTER}, :source, source) END
"""  # noqa: S608 - constants

# What says that it changed after it was read last is looked at again.
_HAS_CHANGED = """(
    :changed IS NOT NULL AND kind = 'article' AND state = 'kept' AND :changed > (
        SELECT max(answered_at) FROM requests
        WHERE address = addresses.id AND requests.state IN ('fetched', 'kept')
    )
)"""

_ANNOUNCE = f"""
    INSERT INTO addresses (
        site, key, url, host, kind, state, reason, source, day, position, archive, title, hint,
        modified, turn, cycle, run
    ) VALUES (
        :site, :key, :url, :host, :kind, iif(:why IS NULL, 'announced', 'rejected'),
        :why, :source, :day, :position, :archive, :title,
        :hint, :modified, :turn, :cycle, :asked_by
    )
    ON CONFLICT (site, key) DO UPDATE SET
        state = iif({_IS_DUE}, 'announced', state),
        reason = iif({_IS_DUE}, NULL, reason),
        due_at = iif({_IS_DUE}, NULL, iif({_HAS_CHANGED}, :now, due_at)),
        attempts = iif({_IS_DUE}, 0, attempts),
        kind = iif({_IS_DUE} AND :again, :kind, kind),
        url = iif(state = 'kept', url, :url),
        source = {_SOURCE},
        day = iif({_IS_BETTER}, :day, ifnull(day, :day)),
        position = iif({_IS_BETTER}, :position, position),
        title = iif(
            reason = :forgotten, NULL, iif({_IS_BETTER}, :title, ifnull(title, :title))
        ),
        hint = iif({_IS_BETTER}, ifnull(:hint, hint), ifnull(hint, :hint)),
        modified = nullif(max(ifnull(modified, ''), ifnull(:modified, '')), ''),
        turn = iif({_IS_BETTER} OR turn = '', :turn, turn),
        archive = iif({_IS_BETTER}, :archive, archive),
        cycle = max(cycle, :cycle),
        run = iif({_IS_DUE} OR state IN ('announced', 'leased'), ifnull(:asked_by, run), run)
"""  # noqa: S608 - constants

_REVIVE_BEHIND = f"""
    UPDATE addresses SET state = 'announced', reason = NULL, due_at = NULL, cycle = :cycle
    WHERE site = :site AND archive = :archive AND kind = 'listing' AND {_IS_DUE}
"""  # noqa: S608 - constants


def announce(
    connection: sqlite3.Connection,
    terms: Terms,
    entries: Iterable[Entry],
    now: datetime,
    *,
    is_asked: bool = False,
) -> None:
    """Add *entries*; one that is known keeps its state, but for what is to be read again.

    A kept article is looked at again when it changed after it was read last, as its entry says.
    An article that the site's patterns leave out is noted as such: the site counts it all the same.
    So is what has a pattern whose budget is spent, unless its source names a finite number.
    *is_asked*: they are due whatever they were, and belong to this run.
    """
    asked = {
        **_terms(terms, now),
        "again": is_asked,
        "asked_by": terms.only if is_asked or terms.follows else None,
    }
    connection.executemany(
        _ANNOUNCE,
        (
            {
                **asked,
                **_row(entry),
                "bounded": entry.kind == "article" and entry.source in terms.finite,
                "asked": entry.day is not None and entry.day in terms.window,
                "why": None if is_asked else _left_out(terms, entry),
                "changed": changed(entry.modified, now) if terms.looks.last else None,
            }
            for entry in entries
        ),
    )


def _left_out(terms: Terms, entry: Entry) -> str | None:
    """Return why an address is not asked for; null: it is."""
    if not terms.admits(entry.url, entry.kind):
        return EXCLUDED
    return None if entry.archive is None else terms.beyond(entry)


def announce_behind(
    connection: sqlite3.Connection, terms: Terms, listing: str, now: datetime
) -> None:
    """Announce again the listings that an unchanged *listing* leads to."""
    asked = {**_terms(terms, now), "again": False, "asked": False, "archive": listing}
    asked |= {"asked_by": terms.only, "bounded": False}
    connection.execute(_REVIVE_BEHIND, asked)


def _terms(terms: Terms, now: datetime) -> dict[str, Any]:
    return {
        "site": terms.site,
        "cycle": terms.cycle,
        "every_listing": terms.every_listing,
        "now": stamp(now),
        "outside": OUTSIDE,
        "beyond": BEYOND,
        "forgotten": FORGOTTEN,
        "follows": terms.follows,
        "finite": json.dumps(sorted(terms.finite)),
    }


def _row(entry: Entry) -> dict[str, Any]:
    day = entry.day.isoformat() if entry.day else None
    begins = entry.kind == "listing" and entry.archive is None and day is None
    return {
        "key": key(entry.url),
        "url": untracked(entry.url),
        "host": host(entry.url),
        "kind": entry.kind,
        "source": entry.source,
        "day": day,
        "position": entry.position,
        "archive": entry.archive,
        "title": entry.title,
        "hint": entry.published,
        "modified": entry.modified,
        "turn": FIRST if begins else day or "",
    }
