"""All site definitions: this project's, and those in the user's own folder."""

from collections.abc import Iterator
from pathlib import Path

from scrapy import Request
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader

from crawler.downloader.origins import Origins
from crawler.pages import Document
from crawler.site import SiteSpider
from crawler.workers.layouts import SITES, load_file


class SiteLoader(SpiderLoader):
    """Scrapy's spider loader, with the files of SITES_DIR beside SPIDER_MODULES.

    Raises DefinitionError for a file there that cannot be loaded.
    """

    def __init__(self, settings: BaseSettings) -> None:
        self._folder = Path(settings["SITES_DIR"])
        super().__init__(settings)

    def _load_all_spiders(self) -> None:
        for path in sorted(self._folder.glob("*.py")):
            self._load_spiders(load_file(f"{SITES}.{path.stem}", path))
        super()._load_all_spiders()

    def find_by_request(self, request: Request) -> list[str]:  # noqa: ARG002 - Scrapy's
        """Return no site: ``fetch``, ``shell`` and ``view`` are to work without a ledger."""
        return []

    def sites(self) -> Iterator[type[SiteSpider]]:
        """Yield the definitions of sites, plain Scrapy spiders left out, by name."""
        for name in sorted(self.list()):
            spider = self.load(name)
            if issubclass(spider, SiteSpider):
                yield spider

    def site_at(self, url: str) -> type[SiteSpider] | None:
        """Return the site that the address *url* belongs to; null when none is defined."""
        for site in self.sites():
            if url in Origins(site.allowed_domains):
                return site
        return None

    def site_of(self, document: Document) -> type[SiteSpider] | None:
        """Return the site whose layout recognises *document*; null when none does."""
        for site in self.sites():
            if any(layout.recognises(document) for layout in site.layouts):
                return site
        return None
