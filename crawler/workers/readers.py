"""What reads the pages of one crawl, each with the profile that it was fetched with."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from crawler.errors import ProfileError, RecordError
from crawler.items import Page, Publisher
from crawler.pages import Profile
from crawler.pages.reading import Read
from crawler.workers.budget import Budget
from crawler.workers.layouts import Definition
from crawler.workers.reading import Ahead, PageReader, open_reader

logger = logging.getLogger(__name__)


class Readers:
    """Reads the pages of one crawl as its definition says, saved ones ahead of its asking."""

    def __init__(
        self,
        definition: Definition,
        count: int,
        budget: Budget,
        publisher: Callable[[Page], Publisher],
        recorded: Callable[[str], str | None] | None = None,
    ) -> None:
        """Start up to *count* workers; 0: read in this process.

        *publisher* tells who publishes a page. *recorded* gives the text of a profile by its
        version, null for one that is not there, and raises RecordError: with it a page of a replay
        is read as the crawl did that recorded it. Raises what loading the definition raises.
        """
        self._definition = definition
        self._count = count
        self._budget = budget
        self._publisher = publisher
        self._recorded = recorded
        self._reader = open_reader(definition, count, budget)
        self._others: dict[str, PageReader] = {}
        self._ahead = Ahead(self._read, self._reader.depth)

    async def read(self, page: Page, following: Iterable[Page] = ()) -> Read:
        """Return what *page* gave, and begin with those *following* it. Raises as reading does."""
        return await self._ahead.read(page, following)

    async def close(self) -> None:
        """Read no more."""
        await self._ahead.close()
        for reader in (self._reader, *self._others.values()):
            await reader.close()

    async def _read(self, page: Page) -> Read:
        return await self._reader_of(page).read(page, self._publisher(page))

    def _reader_of(self, page: Page) -> PageReader:
        version = page.profile
        if self._recorded is None or version is None:
            return self._reader
        if version not in self._others:
            try:
                text = self._recorded(version)
                profile = Profile.load(text) if text is not None else None
            except (ProfileError, RecordError) as error:
                logger.warning("Read without its profile: %s", error)
                profile = None
            definition = replace(self._definition, profile=profile)
            self._others[version] = open_reader(definition, self._count, self._budget)
        return self._others[version]
