"""The ledger as its readers see it: exports, coverage, reports."""

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from crawler.errors import LedgerError
from crawler.items import Window
from crawler.ledger import (
    articles,
    coverage,
    cursors,
    database,
    dossier,
    editions,
    pointers,
    profiles,
    recordings,
    records,
    totals,
)
from crawler.ledger.editions import Edition
from crawler.ledger.finding import Found, find
from crawler.ledger.timeline import Version
from crawler.ledger.whole import Whole, whole


class Ledger:
    """An existing ledger, open for reading. Raises LedgerError when the folder has none.

    Used as a context manager, it reads one state of the ledger, whatever a crawl adds meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self._connection = database.connect_existing(folder)

    def __enter__(self) -> Self:
        self._connection.execute("BEGIN")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        if isinstance(error, sqlite3.Error):
            raise LedgerError(f"cannot read the ledger: {database.told(error)}") from error

    def sites(self) -> list[str]:
        """Return the names of the sites that it holds, sorted."""
        return coverage.sites(self._connection)

    def coverage(
        self,
        site: str,
        window: Window = Window(),  # noqa: B008 - frozen
    ) -> list[coverage.DayCoverage]:
        """Return what was announced, found and kept, by day, oldest first."""
        return coverage.coverage(self._connection, site, window)

    def totals(
        self,
        site: str,
        window: Window = Window(),  # noqa: B008 - frozen
    ) -> list[totals.Change]:
        """Return whether the site's total grew by what its days did, oldest first."""
        return totals.changes(self._connection, site, window)

    def whole(self, site: str) -> Whole | None:
        """Return what *site* said last of all its articles; null when it said nothing."""
        return whole(self._connection, site)

    def records(
        self,
        *,
        site: str | None = None,
        window: Window = Window(),  # noqa: B008 - frozen
        runs: Collection[int] | None = None,
        after: int | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Yield article records by site, day, time and id.

        *window*: only these days, without the undated; *runs*: only what these have read; *after*:
        only what changed after the change of this number.
        """
        return records.records(self._connection, site=site, window=window, runs=runs, after=after)

    def last_change(self) -> int:
        """Return the number of the last change that readers of exports must see; 0: none."""
        return cursors.last_change(self._connection)

    def forgotten(self, *, site: str | None = None, after: int) -> list[str]:
        """Return the ids of what was forgotten after the change of this number, sorted."""
        return cursors.forgotten(self._connection, site=site, after=after)

    def find(self, named: str, site: str | None = None) -> list[Found]:
        """Return what an address or an id stands for, in *site* or in each site that knows it."""
        return find(self._connection, named, site)

    def dossier(self, found: Found) -> dossier.Dossier:
        """Return all that is known of what was *found*."""
        return dossier.dossier(self._connection, found)

    def versions(self, article: str) -> list[tuple[Version, dict[str, Any]]]:
        """Return the versions of the article with this id and their records, oldest first."""
        every = articles.versions(self._connection, article)
        return [
            (each, records.record(self._connection, article, each.content_hash)) for each in every
        ]

    def editions(self, site: str | None = None) -> list[Edition]:
        """Return what the articles of *site*, or of every site, were read anew with."""
        return editions.editions(self._connection, site)

    def profile(self, site: str, version: str | None = None) -> str | None:
        """Return the profile of *site* with this *version*, or its last one, as JSON; null: none.

        ``cleaning.profile`` of an article's record names the version that it was read with.
        """
        return profiles.profile(self._connection, site, version)

    def recorded_sites(self) -> list[str]:
        """Return the names of the sites of which something is recorded, sorted."""
        return pointers.sites(self._connection)

    def recordings(self, site: str) -> recordings.Recordings:
        """Return what is recorded of *site*."""
        return recordings.Recordings(self._connection, site)

    def is_crawled(self, site: str) -> bool:
        """Tell whether *site* is being crawled into this ledger. Raises OSError."""
        return recordings.is_crawled(self._connection, site)
