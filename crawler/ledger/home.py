"""Where an article stands: of the addresses that show it, the one that is its home.

Home is told by the set of its looks and answers, not by their order: of its own addresses that were
seen and have not been left since, the one that was seen first. An address is left when, last asked,
it led elsewhere or nowhere. Home alone is asked again, and home alone tells the article's text:
what stands at a second permalink that lives beside it may differ by a word, and is no edit.
"""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from crawler.ledger.looks import stamp
from crawler.ledger.terms import Terms
from crawler.ledger.timeline import Seen, own_looks
from crawler.text.addresses import key

_ANSWERS = """
    SELECT addresses.key, requests.answered_at, requests.url, requests.state
    FROM addresses JOIN requests ON requests.address = addresses.id
    WHERE addresses.article = ? AND requests.state IN ('fetched', 'kept', 'rejected', 'gone')
    ORDER BY requests.answered_at, requests.id
"""

_ADDRESSES = "SELECT * FROM addresses WHERE article = ? AND kind <> 'listing' ORDER BY id"

# What it was asked with is of a look long ago: it is fetched whole.
_ASK = """
    UPDATE addresses SET kind = 'article', state = 'kept', reason = NULL, attempts = 0,
        due_at = :due_at, published = ifnull(published, :day),
        etag = iif(:is_whole, NULL, etag), last_modified = iif(:is_whole, NULL, last_modified),
        asked_for = iif(:is_whole, NULL, asked_for)
    WHERE id = :id
"""

_MAKE_WAY = """
    UPDATE addresses SET state = 'rejected', reason = 'duplicate of ' || :article, due_at = NULL,
        attempts = 0
    WHERE article = :article AND id <> :id AND kind = 'article' AND state = 'kept'
"""

# What stands there was received, were it at the end of a redirect.
_NOTE_READ = "UPDATE addresses SET read = 1 WHERE id = ? AND state = 'kept' AND NOT read"

_ASK_OTHERS = """
    UPDATE addresses SET state = 'announced', reason = NULL, attempts = 0, due_at = NULL,
        etag = NULL, last_modified = NULL, asked_for = NULL
    WHERE article = :article AND id = :id AND kind = 'article' AND state = 'rejected'
        AND ifnull(run, 0) < :run
"""


class Answer(NamedTuple):
    """What came when an address was last asked."""

    at: str
    """When, RFC 3339 in UTC."""
    leads_to: str | None
    """Key of the address that answered; null: it is gone."""


def answers(connection: sqlite3.Connection, article: str) -> dict[str, Answer]:
    """Return the last answers of an article's addresses, by their keys."""
    found = {}
    for row in connection.execute(_ANSWERS, (article,)):
        leads_to = row["key"] if row["url"] is None else key(row["url"])
        is_gone = row["state"] == "gone"
        found[row["key"]] = Answer(row["answered_at"], None if is_gone else leads_to)
    return found


def left(told: Mapping[str, Answer]) -> set[str]:
    """Return the keys of the addresses that led elsewhere or nowhere."""
    return {address for address, answer in told.items() if answer.leads_to != address}


def home(looks: Collection[Seen], told: Mapping[str, Answer]) -> str:
    """Return the key of the address where an article stands; when all are left, the last to be."""
    pool = own_looks(looks)
    gone = left(told)
    stays = [(look.at, look.key) for look in pool if look.key not in gone]
    if stays:
        return min(stays)[1]
    return max((told[look.key].at, look.at, look.key) for look in pool)[2]


def telling(looks: Collection[Seen], told: Mapping[str, Answer]) -> list[Seen]:
    """Return the looks that tell the article's versions.

    Those at home, and those at addresses that were left, from before home was first seen.
    """
    at, gone = home(looks, told), left(told)
    pool = own_looks(looks)
    since = min(look.at for look in pool if look.key == at)
    return [look for look in pool if look.key == at or (look.key in gone and look.at < since)]


def seat(
    connection: sqlite3.Connection,
    article: sqlite3.Row,
    told: Mapping[str, Answer],
    terms: Terms,
    now: datetime,
) -> None:
    """See to it that of the addresses of *article* the one that leads home is kept, and no other.

    When home is gone, those that may still show the article are asked.
    """
    rows = connection.execute(_ADDRESSES, (article["id"],)).fetchall()
    asks = _asks(rows, article["key"], told)
    if asks is None:
        return
    if asks["state"] not in ("announced", "leased", "kept") or asks["kind"] == "alias":
        is_read = asks["run"] == terms.run
        # What saved pages tell is no reason to ask the site out of turn.
        is_soon = not is_read and terms.only is None
        moment = now if is_soon else terms.looks.article(article["date_published"], now)
        connection.execute(
            _ASK,
            {
                "id": asks["id"],
                "due_at": moment and stamp(moment),
                "day": article["day"],
                "is_whole": not is_read,
            },
        )
    connection.execute(_NOTE_READ, (asks["id"],))
    connection.execute(_MAKE_WAY, {"article": article["id"], "id": asks["id"]})
    if article["gone_at"] is not None and terms.only is None:
        gone = left(told)
        others = (row["id"] for row in rows if row["id"] != asks["id"] and row["key"] not in gone)
        connection.executemany(
            _ASK_OTHERS,
            ({"article": article["id"], "id": each, "run": terms.run} for each in others),
        )


def _asks(rows: list[sqlite3.Row], at: str, told: Mapping[str, Answer]) -> sqlite3.Row | None:
    """Return the address that is asked for what stands at *at*: itself, or what leads there.

    One that was only seen at the end of a redirect is asked itself when the redirect is gone.
    """
    by_kind = {row["kind"]: row for row in rows if row["key"] == at}
    if "article" in by_kind:
        return by_kind["article"]
    every = [row for row in rows if row["kind"] == "article"]
    leading = [row for row in every if row["key"] in told and told[row["key"]].leads_to == at]
    if not leading and "alias" in by_kind:
        return by_kind["alias"]
    return min(leading or every, key=lambda row: (row["state"] != "kept", row["id"]), default=None)
