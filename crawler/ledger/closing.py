"""What came back: an address is closed with what became of it."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crawler.items import Article, Reading
from crawler.ledger import articles
from crawler.ledger.announcing import announce_behind
from crawler.ledger.frontier import COPY, FORGOTTEN
from crawler.ledger.looks import next_try, stamp
from crawler.ledger.terms import Terms
from crawler.secrets import masked
from crawler.text.addresses import host, key

_CLOSE = """
    UPDATE addresses SET
        state = :state, reason = :reason, article = ifnull(:article, article),
        published = ifnull(:published, published), read = read OR :read,
        title = iif(:reason = :forgotten, NULL, title),
        attempts = iif(:state = 'announced', attempts + :tried, 0), due_at = :due_at, run = :run,
        etag = :etag, last_modified = :last_modified, asked_for = :asked_for
    WHERE id = :id
"""

# A look again at an article: whatever comes of it, and whoever looks, that stays. One that was
# asked for by itself stays so until its tries are over.
_CLOSE_LOOK = """
    UPDATE addresses SET
        state = iif(:state = 'announced' AND state <> 'kept', 'announced', 'kept'),
        read = read OR :read, reason = :reason,
        attempts = iif(:state = 'announced', attempts + :tried, 0),
        due_at = :due_at, run = :run
    WHERE id = :id
"""

_ALIAS = """
    INSERT INTO addresses (site, key, url, host, kind, state, source, turn, cycle, article)
    VALUES (:site, :key, :url, :host, 'alias', 'kept', 'redirect', '', 0, :article)
    ON CONFLICT (site, key) DO UPDATE
    SET kind = 'alias', state = 'kept', reason = NULL, article = :article, due_at = NULL
    WHERE id <> :id AND (
        state IN ('announced', 'leased')
        OR (article IS NULL AND kind = 'article' AND ifnull(reason, '') <> :forgotten)
    )
"""


# Where a copy was made of an article that nobody asked for there, or in vain; what waits there is
# asked for all the same.
_STANDS = """
    INSERT INTO addresses (
        site, key, url, host, kind, state, source, day, position, archive, title, hint, modified,
        published, turn, cycle, run, article, read
    )
    SELECT site, :key, :url, :host, 'article', 'kept', source, day, position, archive, title, hint,
           modified, published, turn, cycle, run, article, 1
    FROM addresses WHERE id = :id
    ON CONFLICT (site, key) DO UPDATE SET
        state = iif(state IN ('announced', 'leased'), state, 'kept'),
        reason = iif(state IN ('announced', 'leased'), reason, NULL),
        kind = 'article', article = excluded.article, read = 1,
        published = ifnull(published, excluded.published)
    WHERE article IS NULL AND kind <> 'listing' AND ifnull(reason, '') <> :forgotten
"""

_IS_COPY = """
    UPDATE addresses SET kind = 'alias', reason = :copy WHERE id = :id AND EXISTS (
        SELECT 1 FROM addresses AS own
        WHERE own.site = addresses.site AND own.key = :key AND own.article = addresses.article
    )
"""


@dataclass(frozen=True, slots=True)
class Closing:
    """One response on its way into the ledger."""

    connection: sqlite3.Connection
    """Open, inside a transaction."""
    terms: Terms
    """Those of the run."""
    reading: Reading
    """What the response yielded."""
    now: datetime
    """When."""

    def close(self) -> str | None:
        """Mark the address of the reading done; note the request and who answered it.

        Return the id of the article that the address was known for; null: of none.
        """
        row = self.connection.execute(
            "SELECT * FROM addresses WHERE id = ?", (self.reading.address,)
        ).fetchone()
        self._note_request(row)
        if self._is_unchanged:
            self._close_unchanged(row)
        elif self._is_vain_look(row):
            self._close_look(row)
        else:
            self._close(row)
        for article in self.reading.articles:
            self._note_aliases(row, article)
            if self.reading.is_copy:
                self._seat_copy(row, article)
        return str(row["article"]) if row["article"] is not None else None

    def _is_vain_look(self, row: sqlite3.Row) -> bool:
        """Tell whether an article was looked at again and not found."""
        return (
            row["article"] is not None
            and row["kind"] != "listing"
            and self.reading.outcome != "kept"
            and all(each.id != row["article"] for each in self.reading.articles)
        )

    @property
    def _is_unchanged(self) -> bool:
        answer = self.reading.answer
        return answer is not None and answer.unchanged and self.reading.outcome == "fetched"

    def _note_request(self, row: sqlite3.Row) -> None:
        answer = self.reading.answer
        self.connection.execute(
            "INSERT INTO requests (address, run, answered_at, url, status, state, reason, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT id FROM records WHERE record_id = ?))",
            (
                row["id"],
                self.terms.run,
                (None if self.reading.is_copy else self.reading.fetched_at) or stamp(self.now),
                self.reading.url,
                answer and answer.status,
                self.reading.outcome,
                self._reason,
                self.reading.record and self.reading.record.record_id,
            ),
        )

    @property
    def _reason(self) -> str | None:
        for rejection in self.reading.rejections:
            return rejection.reason
        return self.reading.reason and masked(self.reading.reason)

    def _close(self, row: sqlite3.Row) -> None:
        answer, state = self.reading.answer, self.reading.outcome
        read = state in ("fetched", "kept")
        self.connection.execute(
            _CLOSE,
            {
                "id": row["id"],
                "run": self.terms.run,
                "state": state,
                "reason": self._reason,
                "forgotten": FORGOTTEN,
                "article": next((each.id for each in self.reading.articles), None),
                "published": self._published,
                "read": self.reading.url is not None,
                "tried": not self.reading.is_deferred,
                "due_at": self._due_at(row),
                "etag": answer.etag if answer and read else None,
                "last_modified": answer.last_modified if answer and read else None,
                "asked_for": self.terms.wants(row["kind"]) if answer and read else None,
            },
        )

    def _close_unchanged(self, row: sqlite3.Row) -> None:
        """Note that a page is as it was; what a listing leads to may not be."""
        if row["article"] is not None:
            seen_at = self.reading.fetched_at or stamp(self.now)
            address = key(self.reading.url or row["url"])
            articles.see_again(
                self.connection, row["article"], address, seen_at, run=self.terms.run
            )
        if row["kind"] == "listing" or row["article"] is None:
            for listing in {row["url"], self.reading.url or row["url"]}:
                announce_behind(self.connection, self.terms, listing, self.now)
        state = "fetched" if row["kind"] == "listing" or row["article"] is None else "kept"
        self.connection.execute(
            "UPDATE addresses SET state = ?, reason = NULL, attempts = 0, due_at = ?, run = ?"
            " WHERE id = ?",
            (state, self._due_at(row), self.terms.run, row["id"]),
        )

    def _close_look(self, row: sqlite3.Row) -> None:
        """Note what a look again came to that did not give the article."""
        self.connection.execute(
            _CLOSE_LOOK,
            {
                "id": row["id"],
                "run": self.terms.run,
                "state": self.reading.outcome,
                "reason": self._reason,
                "read": self.reading.url is not None,
                "tried": not self.reading.is_deferred,
                "due_at": self._due_at(row),
            },
        )

    def _due_at(self, row: sqlite3.Row) -> str | None:
        """Return when the address is asked for next; null: never, or as it comes."""
        moment = None
        if self.reading.is_copy:
            return None  # it is what it is
        if self.reading.is_deferred:
            return stamp(self.now) if row["due_at"] else None  # a look again needs a time
        if self.reading.outcome == "announced":
            # The ledger's times are whole seconds: it must not be too early.
            moment = next_try(self.now, row["attempts"] + 1) + timedelta(seconds=1)
        elif row["kind"] == "listing":
            moment = self._next_listing(row)
        elif self.reading.articles or row["article"]:
            moment = self.terms.looks.article(self._told(row) or row["day"], self.now)
        return stamp(moment) if moment else None

    def _told(self, row: sqlite3.Row) -> str | None:
        """Return when the article was published, as its page tells or told."""
        for article in self.reading.articles:
            return article.date_published
        query = "SELECT date_published FROM articles WHERE id = ?"
        known = self.connection.execute(query, (row["article"],)).fetchone()
        return known["date_published"] if known else None

    def _next_listing(self, row: sqlite3.Row) -> datetime | None:
        """Return when to look at a listing again; one that listed nothing is always worth it."""
        if self.reading.outcome != "fetched" or not (self.reading.entries or self._is_unchanged):
            return None
        day = date.fromisoformat(row["day"]) if row["day"] else None
        return self.terms.looks.listing(day, self.now)

    @property
    def _published(self) -> str | None:
        """The day that the page itself told."""
        for article in self.reading.articles:
            return article.date_published and article.date_published[:10]
        for rejection in self.reading.rejections:
            return rejection.day.isoformat() if rejection.day else None
        return None

    def _seat_copy(self, row: sqlite3.Row, article: Article) -> None:
        """See to it that an article stands at its own address, and not at that of a copy."""
        told = {
            "id": row["id"],
            "key": key(article.url or ""),
            "url": article.url,
            "host": host(article.url or ""),
            "forgotten": FORGOTTEN,
            "copy": COPY,
        }
        if self.reading.outcome == "kept":
            self.connection.execute(_STANDS, told)
        self.connection.execute(_IS_COPY, told)

    def _note_aliases(self, row: sqlite3.Row, article: Article) -> None:
        """Note where else the article stands, so that it is not asked for there, nor counted."""
        answered = self.reading.url
        is_seated = self.reading.is_copy and self.reading.outcome == "kept"
        for url in {answered or row["url"], *article.aliases}:
            if key(url) == row["key"] or (is_seated and url == answered):
                continue
            self.connection.execute(
                _ALIAS,
                {
                    "id": row["id"],
                    "site": self.terms.site,
                    "key": key(url),
                    "url": url,
                    "host": host(url),
                    "article": article.id,
                    "forgotten": FORGOTTEN,
                },
            )
        if self.reading.outcome != "kept" or self.reading.is_copy:
            return
        if answered is not None and key(answered) != row["key"] and self._stands_at(answered):
            self.connection.execute(
                "UPDATE addresses SET kind = 'alias', due_at = NULL WHERE id = ?", (row["id"],)
            )
            return
        if answered is not None and key(answered) == row["key"]:
            # It was out when another one redirected to it.
            self.connection.execute(
                "UPDATE addresses SET kind = 'article' WHERE id = ? AND kind = 'alias'",
                (row["id"],),
            )

    def _stands_at(self, url: str) -> bool:
        """Tell whether an article that was announced by itself is kept at *url*."""
        row = self.connection.execute(
            "SELECT 1 FROM addresses WHERE site = ? AND key = ? AND kind = 'article'"
            " AND state = 'kept'",
            (self.terms.site, key(url)),
        ).fetchone()
        return row is not None
