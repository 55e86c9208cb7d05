"""No request leaves for an address that the site does not name."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured

from crawler.crawl import SiteCrawl, crawls_site
from crawler.items import Entry
from crawler.ledger import EXCLUDED
from crawler.text.addresses import bare


class GuardMiddleware:
    """Refuses every request, redirects included, that leads away from the spider's site."""

    def __init__(self, spider: SiteCrawl) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Guard a spider that names its site; a replay has nowhere to go.

        A plain Scrapy spider names none.
        """
        spider = crawler.spider
        names_site = crawls_site(spider) or hasattr(spider, "origins")
        if not names_site or getattr(spider, "saved", None) is not None:
            raise NotConfigured
        return cls(spider)  # type: ignore[arg-type]

    def process_request(self, request: Request) -> Request | None:
        """Let *request* pass, without user and password that a redirect put into its address.

        Raises IgnoreRequest when it leads elsewhere, or to what the site's patterns exclude.
        """
        entry: Entry | None = request.cb_kwargs.get("entry")  # none: a robots.txt
        places = self._spider.origins if entry is None else self._spider.places(entry)
        if request.url not in places:
            raise IgnoreRequest(f"leads away from the site: {bare(request.url)}")
        if entry is not None and not self._spider.admits(request.url, entry.kind):
            raise IgnoreRequest(EXCLUDED)
        plain = bare(request.url)
        return None if plain == request.url else request.replace(url=plain)
