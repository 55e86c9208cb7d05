"""The recorded pages of a site, read anew by the reader of today, on all cores."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from crawler.cleaning import validate
from crawler.errors import PageError, RecordError, Rejected
from crawler.items import Article, Entry, Page, Pointer, Publisher
from crawler.ledger import Refused, Text
from crawler.records.headers import header
from crawler.records.stored import stored_at
from crawler.site import SiteSpider
from crawler.workers import Budget, Definition, PageReader, open_reader
from crawler.workers.pool import usable_cores

AHEAD = 3
"""Pages a core that are read at the same time: one is read, one waits, one is cleaned."""

Asked = TypeVar("Asked", Text, Refused)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a recorded page."""

    article: Article | None
    """The article, cleaned, as a crawl would keep it; null: it gave none."""
    reason: str | None = None
    """Why not; null when there is an article."""
    is_copy: bool = False
    """Whether the page was a copy, kept elsewhere."""


class Rereader:
    """Reads recorded pages of one site, which lie in the folder *data*.

    To be used within a running event loop.
    """

    def __init__(self, data: Path, spider: SiteSpider, definition: Definition) -> None:
        self._data = data
        self._spider = spider
        self._definition = definition
        self._reader: PageReader

    async def read(
        self, asked: Iterable[Asked], workers: int, budget: Budget
    ) -> AsyncIterator[tuple[Asked, Read]]:
        """Yield what comes of each page, in their order."""
        self._reader = open_reader(self._definition, workers, budget)
        depth = AHEAD * max(min(workers, usable_cores()), 1)
        waiting: list[tuple[Asked, asyncio.Task[Read]]] = []
        try:
            for each in asked:
                waiting.append((each, asyncio.ensure_future(self._read(each))))
                if len(waiting) >= depth:
                    first, task = waiting.pop(0)
                    yield first, await task
            for each, task in waiting:
                yield each, await task
        finally:
            for _, task in waiting:
                task.cancel()
            await asyncio.gather(*(task for _, task in waiting), return_exceptions=True)
            await self._reader.close()

    async def _read(self, asked: Text | Refused) -> Read:
        copies = None
        try:
            page = self._page(asked)
            if isinstance(asked, Refused) and page.entry is not None:
                copies = self._spider.announcers.copies(page.entry)
            if copies is not None:
                page = self._spider.original(copies, page)
            publisher = Publisher(self._spider.publisher, self._spider.domain(page))
            article, _ = await self._reader.read(page, publisher)
            return Read(validate(article), is_copy=copies is not None)
        except (RecordError, PageError, Rejected) as error:
            return Read(None, str(error))

    def _page(self, asked: Text | Refused) -> Page:
        """Return the page as it was received. Raises RecordError."""
        if asked.pointer is None:
            raise RecordError("its page was not recorded")
        page = load(self._data, asked.pointer)
        if isinstance(asked, Refused):
            entry, at = _entry(asked.url, asked.entry), asked.received.fetched_at
            return replace(page, url=asked.url, fetched_at=at, entry=entry)
        told = asked.record["provenance"]
        archive = asked.record["archive"] or {}
        entry = _entry(
            asked.record["url"],
            {
                **archive,
                "archive": archive.get("url"),
                "source": told["discovered_via"],
                "title": asked.title,
                "hint": asked.published,
                "modified": asked.modified,
            },
        )
        return replace(
            page,
            url=asked.record["url"],
            fetched_at=told["fetched_at"],
            status=told["status"],
            entry=entry,
        )


def load(data: Path, pointer: Pointer) -> Page:
    """Return the page whose response *pointer* names, if it is as it was written.

    Raises RecordError.
    """
    kept = stored_at(data, pointer)
    kind = header(kept.head, "Content-Type")
    return Page(kept.body, content_type=kind, fetched_at=pointer.fetched_at)


def settled(article: Article, text: Text) -> dict[str, Any]:
    """Return the record of *article* in the place of that of *text*, whose history it keeps."""
    before = text.record
    record = replace(article, id=text.article).record()
    names = ("extractor", "extractor_version", "encoding", "encoding_confidence")
    anew = {name: record["provenance"][name] for name in names}
    provenance = before["provenance"] | anew
    kept = {name: before[name] for name in ("aliases", "archive", "version")}
    return {**record, **kept, "provenance": provenance}


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return the names of the fields by which two records of one page differ.

    Which reader and which rules it was does not count, nor by which of them something went.
    """
    names = [name for name in after if name not in ("provenance", "cleaning", "version")]
    return [name for name in names if _told(before, name) != _told(after, name)]


def _told(record: dict[str, Any], name: str) -> Any:
    if name != "date_evidence":
        return record.get(name)
    return [{**each, "rejected": each["rejected"] is not None} for each in record[name]]


def _entry(url: str | None, told: Any) -> Entry:
    day = told.get("day")
    return Entry(
        url or "",
        source=told.get("source") or "",
        day=date.fromisoformat(day) if day else None,
        position=told.get("position"),
        archive=told.get("archive"),
        title=told.get("title"),
        published=told.get("hint"),
        modified=told.get("modified"),
    )
