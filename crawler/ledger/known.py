"""Which articles are known already: by address, by text, by the slug of their addresses.

It looks at what a run has gathered before what is in the file: that is written only with the next
batch.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date

from crawler.items import Article, Reading
from crawler.ledger.articles import record_of
from crawler.ledger.forgetting import story_mark
from crawler.ledger.frontier import FORGOTTEN
from crawler.text.addresses import key, slug
from crawler.text.permalinks import is_own, lasting

# In the order of the index, and by its three columns: some sites end all addresses alike.
_WITH_SLUG = """
    SELECT id FROM articles WHERE site = :site AND slug = :name ORDER BY day, id LIMIT 8
"""
_WITH_SLUG_AND_DAY = """
    SELECT id FROM articles WHERE site = :site AND slug = :name AND day = :day
    UNION ALL SELECT id FROM articles WHERE site = :site AND slug = :name AND day IS NULL
    ORDER BY id LIMIT 8
"""


@dataclass(frozen=True, slots=True)
class Story:
    """What is needed of a known article to tell whether another page shows the same."""

    id: str
    """Its id."""
    headline: str
    """Its cleaned headline."""
    body: str
    """Its cleaned body."""
    day: str | None
    """Day of publication, ISO 8601."""
    home: str
    """Key of the address where it stands."""
    own: bool
    """Whether that is its own address, and not that of a mirror."""
    gone: bool
    """Whether that address answers no more."""


class Known:
    """The articles of one site, those of the current batch included."""

    def __init__(self, connection: sqlite3.Connection, site: str) -> None:
        self._connection = connection
        self._site = site
        self._gathered: dict[str, Article] = {}
        self._at: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._slugs: dict[str, list[str]] = {}
        self._missing: set[str] = set()

    def gather(self, reading: Reading) -> None:
        """Take note of what is to be written of *reading*."""
        for article in reading.articles:
            self._at.setdefault(key(article.url or ""), article.id)
            if reading.outcome == "kept":
                self._gathered[article.id] = article
                self._missing.discard(article.id)
                self._texts.setdefault(article.content_hash, []).append(article.id)
                self._slugs.setdefault(slug(article.url or ""), []).append(article.id)

    def forget(self) -> None:
        """Let go of what was gathered: it is written, or never will be."""
        self._gathered.clear()
        self._at.clear()
        self._texts.clear()
        self._slugs.clear()
        self._missing.clear()

    def at(self, address: str) -> str | None:
        """Return the id of the article whose address, or alias, has the key *address*."""
        if address in self._at:
            return self._at[address]
        row = self._connection.execute(
            "SELECT article FROM addresses WHERE site = ? AND key = ? AND article IS NOT NULL",
            (self._site, address),
        ).fetchone()
        return str(row["article"]) if row else None

    def with_text(self, content_hash: str) -> str | None:
        """Return the id of the article that has or had this headline and body; null: none."""
        if content_hash in self._texts:
            return self._texts[content_hash][0]
        row = self._connection.execute(
            "SELECT id FROM versions JOIN articles ON id = article"
            " WHERE versions.content_hash = ? AND site = ? ORDER BY id LIMIT 1",
            (content_hash, self._site),
        ).fetchone()
        return str(row["id"]) if row else None

    def has_text(self, article: str, content_hash: str) -> bool:
        """Tell whether the article with this id has or had this headline and body."""
        if article in self._texts.get(content_hash, ()):
            return True
        row = self._connection.execute(
            "SELECT 1 FROM versions WHERE article = ? AND content_hash = ? LIMIT 1",
            (article, content_hash),
        ).fetchone()
        return row is not None

    def with_slug(self, name: str, day: date | None) -> list[str]:
        """Return the ids of the articles of a day whose address ends alike, whatever comes before.

        Those without a day are of any; null is every day.
        """
        if not name:
            return []
        rows = self._connection.execute(
            _WITH_SLUG if day is None else _WITH_SLUG_AND_DAY,
            {"site": self._site, "name": name, "day": day and day.isoformat()},
        )
        return list(dict.fromkeys([*self._slugs.get(name, ()), *(row["id"] for row in rows)]))

    def story(self, article: str) -> Story | None:
        """Return what the article with this id tells; null when there is none."""
        if article in self._gathered:
            return _of(self._gathered[article])
        if article in self._missing:  # an article that is new is looked for twice
            return None
        row = self._connection.execute(
            "SELECT content_hash, key, gone_at FROM articles WHERE id = ?", (article,)
        ).fetchone()
        if row is None:
            self._missing.add(article)
            return None
        record = record_of(self._connection, article, row["content_hash"])
        return Story(
            article,
            record["headline"],
            record["article_body"],
            _day(record["date_published"]),
            row["key"],
            is_own(record["url"], record["canonical_url"]),
            row["gone_at"] is not None,
        )

    def is_forgotten(self, article: Article) -> bool:
        """Tell whether a person had the article with this id or text taken out for good."""
        row = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM forgotten WHERE article = ?)", (article.id,)
        ).fetchone()
        return bool(row[0]) or self._is_forgotten_text(article.content_hash)

    def is_of_forgotten(self, article: Article) -> bool:
        """Tell whether an article that is not known stands where one stood that was taken out.

        Or names such an address, was led to from one, or has its headline, day and end of address.
        """
        if article.url is None:
            return False
        mark = story_mark(article.url, article.headline, _day(article.date_published))
        named = lasting(article.url, article.canonical_url)
        at = {key(article.url), named, *map(key, article.aliases)}
        return any(map(self.is_forgotten_at, sorted(at))) or (
            mark is not None and self._is_forgotten_text(mark)
        )

    def is_forgotten_at(self, address: str) -> bool:
        """Tell whether the address with the key *address* is never to be asked for again."""
        row = self._connection.execute(
            "SELECT 1 FROM addresses"
            " WHERE site = ? AND key = ? AND state = 'rejected' AND reason = ?",
            (self._site, address, FORGOTTEN),
        ).fetchone()
        return row is not None

    def _is_forgotten_text(self, mark: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM forgotten_texts WHERE site = ? AND content_hash = ?", (self._site, mark)
        ).fetchone()
        return row is not None


def _of(article: Article) -> Story:
    return Story(
        article.id,
        article.headline,
        article.article_body,
        _day(article.date_published),
        key(article.url or ""),
        is_own(article.url, article.canonical_url),
        gone=False,
    )


def _day(published: str | None) -> str | None:
    return published and published[:10]
