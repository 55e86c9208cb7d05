"""``backfile discover URL``: what a site offers, what a crawl of it takes, and how it begins."""

import argparse
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler.commands import INCOMPLETE, STOPPED, FetchingCommand
from crawler.commands.genspider import new_module
from crawler.discovery import MOST, Findings, findings_json, findings_table
from crawler.downloader.places import PORTS
from crawler.folder import Folder, fixtures
from crawler.inference import write_site
from crawler.scout import Scout
from crawler.secrets import Key, Login, of_path, parted
from crawler.stopping import stopping
from crawler.text.addresses import bare

_NOTHING = (
    "nothing was found that announces articles: name a page that lists some (a section, an"
    " archive), or look with 'backfile shell URL' at what the server answers\n"
)


class Command(FetchingCommand, ScrapyCommand):
    """Looks at a site with some 40 requests and tells what it offers."""

    requires_project = True

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "URL [options]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Tell what a site offers and what a crawl of it takes; begin its definition"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--json``, ``--write``, ``--name`` and ``--force``."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument(
            "--write",
            action="store_true",
            help="write a definition of the site, recorded pages and their test",
        )
        parser.add_argument(
            "--name", metavar="NAME", help="name of the site (default: made of its host)"
        )
        parser.add_argument(
            "--force", action="store_true", help="write over a definition that is there"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Look at the site, tell, and write. Raises UsageError, CrawlerError."""
        if len(args) != 1:
            raise UsageError("give the address of one site's front page")
        if (opts.name or opts.force) and not opts.write:
            raise UsageError("--name and --force say how to write: give --write as well")
        given = _address(args[0])
        login, (url, token) = Login.of(given), parted(bare(given))
        self.introduce([urlsplit(url).hostname or ""])
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        name = opts.name or _name(url)
        module = new_module(self.settings, name, force=opts.force) if opts.write else ""
        if opts.write and not opts.force and fixtures(name).exists():
            raise UsageError(f"{fixtures(name)} is there already; --force writes over its cases")
        if sys.stderr.isatty():
            sys.stderr.write(f"looking at {url}: at most {MOST} requests\n")
        key = self.key(opts.name or urlsplit(url).netloc, opts).signed(login)
        key = key.with_tokens({of_path(url): token} if token else {})
        scout = self._look(url, key)
        found = scout.findings
        if found is None:
            if scout.error is not None:
                raise scout.error
            sys.stderr.write(f"{url}: stopped before all was looked at: nothing is kept\n")
            self.exitcode = STOPPED
            return
        self._tell(found, scout.delay, as_json=opts.json)
        if opts.write and found.proposal is not None:
            written = write_site(found, name, module, Folder.of(self.settings))
            self._tell_files(written, to_stderr=opts.json)

    def _look(self, url: str, key: Key) -> Scout:
        """Return the scout that looked at the site, with its *key*."""
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)  # noqa: S101 - Scrapy sets it first
        crawler = process.create_crawler(Scout)
        today = (datetime.now(UTC) + timedelta(hours=14)).date()  # no place on earth is ahead
        with stopping(process) as crawls:
            crawling = process.crawl(crawler, url=url, today=today, key=key)
            crawls.run()
            if crawling.done() and (error := crawling.exception()):
                raise error
        assert isinstance(crawler.spider, Scout)  # noqa: S101 - it is of that class
        return crawler.spider

    def _tell(self, found: Findings, delay: float, *, as_json: bool) -> None:
        tell = findings_json if as_json else findings_table
        sys.stdout.write(tell(found, delay).rstrip("\n") + "\n")
        if found.proposal is None:
            sys.stderr.write(f"backfile: error: {_NOTHING}")
            self.exitcode = INCOMPLETE

    def _tell_files(self, written: list[Path], *, to_stderr: bool) -> None:
        """Name the files that were written; beside JSON, where they do not disturb it."""
        out = sys.stderr if to_stderr else sys.stdout
        out.write("\nwritten, to be corrected by a person:\n")
        out.writelines(f"  {path}\n" for path in written)


def _address(text: str) -> str:
    """Return the address that a user means. Raises UsageError when it is none."""
    url = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"{_shown(text)} is no web address: {error}") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise UsageError(f"{_shown(text)} is no web address: write https://host/")
    return parts._replace(path=parts.path or "/").geturl()


def _shown(text: str) -> str:
    """Return an address without what may be a password."""
    return f"***{text[text.rindex('@') :]}" if "@" in text else text


def _name(url: str) -> str:
    """Return a name for the site at *url*: its host without ``www.`` and without its last part."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if not re.search(r"[a-z]", host):
        host = f"site-{host}-{parts.port}" if parts.port else f"site-{host}"
    words = re.sub(r"[^a-z0-9]+", "-", host.rpartition(".")[0] or host).strip("-")
    return words if words[:1].isalpha() else f"site-{words}"
