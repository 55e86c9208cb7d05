"""``backfile record NAME URL CASE``: save a page and what must come of it, as a fixture."""

import argparse
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from scrapy import Request, signals
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.http import Response

from crawler.answers import received
from crawler.commands import FetchingCommand
from crawler.crawl import PROBE
from crawler.errors import RecordError
from crawler.folder import Folder
from crawler.items import Entry, Page
from crawler.ledger import Ledger, Run
from crawler.records import write_fixture
from crawler.replay import ARCHIVE
from crawler.secrets import Key, parted
from crawler.site import SiteSpider
from crawler.text.addresses import bare

_CASE = re.compile(r"[\w][\w.-]*")


class Command(FetchingCommand, ScrapyCommand):
    """Fetches one page as a crawl of its site would; a person then checks the side-car."""

    requires_project = True

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "NAME URL CASE"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Save a page of site NAME as fixtures/NAME/CASE.html, with its expected record"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--force``."""
        super().add_options(parser)
        parser.add_argument("--force", action="store_true", help="write over a case that is there")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the fixture. Raises UsageError, RecordError, LedgerError."""
        if len(args) != 3:
            raise UsageError("give a site, the address of an article and a name for the case")
        name, url, case = args
        if not _CASE.fullmatch(case):
            raise UsageError(f"{case!r} is no name for a file: use letters, digits, - and _")
        spider = self._spider(name)
        arguments = {"url": url} if name == ARCHIVE else {}
        url, _ = parted(bare(url))
        asked = spider.asked(arguments)
        if url not in asked.origins:
            raise UsageError(f"{url} is no address of {name}")
        site = asked.site
        self.introduce(asked.hosts)
        if self.rests(site, asked.rest()):
            return
        key = self.key(site, opts)
        folder = Path("fixtures", site)
        if (folder / f"{case}.json").exists() and not opts.force:
            raise UsageError(f"{folder / case} is there already; --force writes over it")
        with tempfile.TemporaryDirectory(prefix="backfile-") as ledger:
            page, records = self._fetch(spider, arguments, url, Path(ledger), key)
        if page is None or not records:
            raise RecordError(f"no article was read at {url}")
        written = write_fixture(folder, case, page, records[0], site)
        sys.stdout.write(f"{written}\n{written.with_suffix('.json')}\n")
        test = Folder.of(self.settings).write_test() if self.settings is not None else None
        if test is not None:
            sys.stdout.write(f"{test}\n")

    def _fetch(
        self, spider: type[SiteSpider], arguments: dict[str, str], url: str, folder: Path, key: Key
    ) -> tuple[Page | None, list[dict[str, Any]]]:
        """Return the page at *url* and the records that were read from it."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it first
        self.crawler_process.settings.set("DATA_DIR", str(folder), priority="cmdline")
        run = Run.open(folder, spider.asked(arguments).site, again=True)
        crawler = self.crawler_process.create_crawler(spider)
        seen: list[Page] = []

        def keep(response: Response, request: Request) -> None:
            entry = request.cb_kwargs.get("entry")
            if entry is not None and entry.source != PROBE:  # nor for robots.txt
                seen.append(received(response, entry))

        crawler.signals.connect(keep, signals.response_received)
        only = [Entry(url, source="record")]
        self.crawler_process.crawl(crawler, run=run, only=only, key=key, **arguments)
        self.crawler_process.start()
        with Ledger(folder) as ledger:
            return (seen[-1] if seen else None), list(ledger.records(runs=[run.id]))

    def _spider(self, name: str) -> type[SiteSpider]:
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it first
        loader = self.crawler_process.spider_loader
        known = [each for each in loader.list() if issubclass(loader.load(each), SiteSpider)]
        if name not in known:
            raise UsageError(f"unknown site {name!r}; known are {', '.join(sorted(known))}")
        return loader.load(name)  # type: ignore[return-value]
