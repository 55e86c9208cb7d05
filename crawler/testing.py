"""Recorded pages as tests: what a site reads of each, and what its side-car says.

A test needs no more than this, in a folder that has ``sites/`` and ``fixtures/``::

    FIXTURES = Fixtures(Path(__file__).parents[1])

    @pytest.mark.parametrize("saved", FIXTURES.pages, ids=FIXTURES.name)
    def test_page_is_read(saved):
        assert FIXTURES.read(saved) == FIXTURES.expected(saved)
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy.settings import Settings

from crawler import pages
from crawler.cleaning import clean
from crawler.errors import RecordError
from crawler.items import Entry, Observation, Page, Publisher
from crawler.loader import SiteLoader
from crawler.records import SavedPage, find
from crawler.replay import ARCHIVE
from crawler.site import SiteSpider
from crawler.text.addresses import day_in


class Fixtures:
    """The recorded pages below a folder, and the sites that read them.

    Known are the sites of its ``sites/`` and this project's own.
    """

    def __init__(self, folder: Path | None = None, *more: Path) -> None:
        """Take the pages of ``fixtures/`` in *folder* (default: the current one) and of *more*.

        Raises DefinitionError for a site that cannot be loaded.
        """
        folder = folder or Path()
        settings = Settings()
        settings.setmodule("crawler.settings")
        settings.set("SITES_DIR", str(folder / "sites"))
        self.sites = SiteLoader(settings)
        """All definitions."""
        folders = sorted({(each / "fixtures").resolve() for each in (folder, *more)})
        self.pages: Sequence[SavedPage | RecordError] = tuple(
            find(each for each in folders if each.is_dir())
        )
        """The pages by path; for one that cannot be read the error that says so."""

    @staticmethod
    def name(saved: SavedPage | RecordError) -> str:
        """Return what a page is called in a test's report: its site and case."""
        if isinstance(saved, RecordError):
            return "unreadable"
        return f"{saved.path.parent.name}/{saved.path.stem}"

    def expected(self, saved: SavedPage | RecordError) -> dict[str, Any]:
        """Return what the side-car of a page says must come of it. Raises RecordError."""
        if isinstance(saved, RecordError):
            raise saved
        if saved.kind == "listing" or saved.observations is None:
            return saved.expected
        return {**saved.expected, "observations": list(saved.observations)}

    def read(self, saved: SavedPage | RecordError) -> dict[str, Any]:
        """Return what came of a page: of all, what its side-car names.

        Raises RecordError, PageError, and Invalid for a page without an article.
        """
        expected = self.expected(saved)
        assert isinstance(saved, SavedPage)  # noqa: S101 - expected() has raised
        spider = self.site(saved)
        if saved.kind == "listing":
            return {"entries": announced(spider, saved)[: len(expected["entries"])]}
        record, seen = read_article(spider, saved.page)
        known = {**record, "observations": [_told(each) for each in seen]}
        return {field: known[field] for field in expected}

    def site(self, saved: SavedPage) -> SiteSpider:
        """Return the spider that reads a page, as a crawl of its site would make it."""
        if saved.site in self.sites.list():
            spider = self.sites.load(saved.site)()
        else:
            spider = self.sites.load(ARCHIVE)(name=saved.site, url=f"https://{saved.site}/")
        assert isinstance(spider, SiteSpider)  # noqa: S101 - records are of sites
        return spider


def read_article(spider: SiteSpider, page: Page) -> tuple[dict[str, Any], tuple[Observation, ...]]:
    """Return the record of the article on *page*, and the counts that the page shows.

    Raises PageError, and Invalid for a page without an article.
    """
    publisher = Publisher(spider.publisher, spider.domain(page))
    article, seen = pages.read(page, spider.layouts, site=spider.site, publisher=publisher)
    return clean(article).record(), seen


def announced(spider: SiteSpider, saved: SavedPage) -> list[str]:
    """Return the addresses of the articles that a listing announces, in its order.

    Raises SourceError, PageError.
    """
    url = saved.page.url or ""
    named = day_in(url)
    day = named[0] if named and named[1] else None
    first = spider.sources[0].name if spider.sources else ""
    entry = Entry(url, kind="listing", source=saved.source or first, day=day)
    listed = spider.source(entry).read(replace(saved.page, entry=entry), spider.window)
    return [each.url for each in listed.entries if each.kind == "article"]


def _told(seen: Observation) -> dict[str, Any]:
    """Return a count as a side-car writes it."""
    return {
        "kind": seen.kind,
        "day": seen.day and seen.day.isoformat(),
        "count": seen.count,
        "observed_on": seen.observed_on and seen.observed_on.isoformat(),
    }
