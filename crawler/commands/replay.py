"""``backfile replay PATH…``: saved pages through the real spider and pipelines, offline."""

import argparse
import logging
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import TypeVar

from scrapy.commands import ScrapyCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError

from crawler.commands import STOPPED, UNWRITABLE, ProjectCommand, check_output
from crawler.commands.crawl import close_run, code_of_crawl, tell_error
from crawler.errors import RecordError
from crawler.exporters import STDOUT, export
from crawler.ledger import Floor, Ledger
from crawler.loader import SiteLoader
from crawler.records import SUFFIXES, Capture, CaptureReader, find, is_reel, reels, resolve
from crawler.replay import Group, Groups
from crawler.replays import Begun, Replays
from crawler.stopping import stopping

logger = logging.getLogger(__name__)

Found = TypeVar("Found")

REPLAY = {
    "DOWNLOAD_HANDLERS": {
        "http": "crawler.downloader.replay.ReplayHandler",
        "https": "crawler.downloader.replay.ReplayHandler",
        "capture": "crawler.downloader.replay.ReplayHandler",
        **dict.fromkeys(("file", "data", "ftp", "s3")),
    },
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": False,
    "REDIRECT_ENABLED": False,
    "RETRY_ENABLED": False,
    "DOWNLOAD_MAXSIZE": 0,
    # What a request to a server needs costs a page of a replay a millisecond, and half a second to
    # load.
    "DOWNLOADER_MIDDLEWARES": {},
    "DOWNLOADER_MIDDLEWARES_BASE": {},
    "SPIDER_MIDDLEWARES_BASE": {"scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": 50},
    "EXTENSIONS_BASE": {
        "scrapy.extensions.corestats.CoreStats": 0,
        "scrapy.extensions.logcount.LogCount": 0,
        "scrapy.extensions.memusage.MemoryUsage": 0,
        "scrapy.extensions.closespider.CloseSpider": 0,
    },
}
"""Settings of a replay: nothing can leave, and nothing is waited for."""


class Command(ProjectCommand, ScrapyCommand):
    """Replays files of records, fixture folders, HTML files and text captures."""

    requires_project = True

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "PATH... [-o FILE] [--site NAME]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Read saved pages as a crawl would, without a network"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add where to write, and whose pages they are."""
        super().add_options(parser)
        parser.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            help="write the articles here (default: standard output, unless --data is given)",
        )
        parser.add_argument("--site", metavar="NAME", help="site of pages that do not tell theirs")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Replay the pages of the paths in *args*. Raises UsageError and CrawlerError."""
        output = opts.output or (None if opts.data else STDOUT)
        if output is not None:
            check_output(output)
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        self.settings.setdict(REPLAY, priority="cmdline")
        groups = self._groups(_paths(args), opts.site)
        with _folder(self.data if opts.data else None) as folder:
            runs = self._replay(groups, folder)
            if output is None or self.exitcode in (
                STOPPED,
                UNWRITABLE,
            ):  # what stood there is whole
                return
            if not runs:  # nothing could be read, which is what the output then holds
                export((), output)
                return
            with Ledger(folder) as ledger:
                export(ledger.records(runs=runs), output)

    def _replay(self, groups: Iterable[Group], folder: Path) -> list[int]:
        """Read every group; return the numbers of the runs."""
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)  # noqa: S101 - Scrapy sets it first
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        floor = Floor.of(self.settings["DISK_FLOOR"])
        codes: set[int] = set()

        def ended(begun: Begun) -> None:
            close_run(*begun)
            tell_error(begun[1])
            codes.add(code_of_crawl(begun[1]))

        with stopping(process) as crawls:
            replays = Replays(process, crawls, folder, floor, ended)
            replays.begin(groups)
            crawls.run()
            if not replays.end():
                codes.add(STOPPED)
        self.exitcode = STOPPED if STOPPED in codes else max(codes | {self.exitcode})
        return replays.runs

    def _groups(self, paths: list[Path], site: str | None) -> list[Group]:
        """Return the saved pages by site; one that is unreadable or nobody's is reported."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it first
        loader = self.crawler_process.spider_loader
        assert isinstance(loader, SiteLoader)  # noqa: S101 - settings.py names it
        captures = CaptureReader()
        groups = Groups(loader, site, captures.profiles)
        files, pages = _sorted(paths)
        empty = not files
        for saved in find(pages):
            empty = False
            with self._telling():
                groups.add(_sound(saved))
        if empty:
            raise UsageError(f"no page in {', '.join(map(str, paths))}")
        picked = 0
        for capture in resolve(self._captures(captures, files)):
            with self._telling():
                picked += groups.pick(_sound(capture))
        if files and not picked and not self.exitcode:
            self.fail(RecordError(f"{', '.join(map(str, files))}: no page of a site is recorded"))
        return groups.all()

    def _captures(self, captures: CaptureReader, files: Iterable[Path]) -> Iterator[Capture]:
        """Yield what is recorded in *files*; what is damaged is reported."""
        for file in files:
            for reel in reels(file):
                with self._telling():
                    for each in captures.read(_sound(reel)):
                        with self._telling():
                            yield _sound(each)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what cannot be read, and go on."""
        try:
            yield
        except RecordError as error:
            self.fail(error)


def _sound(found: Found | RecordError) -> Found:
    """Return what was *found*. Raises it when it is what is wrong."""
    if isinstance(found, RecordError):
        raise found
    return found


def _paths(given: list[str]) -> list[Path]:
    """Return the paths that a user gave, patterns among them that no shell has filled in.

    Raises UsageError for none and for a missing one.
    """
    if not given or "" in given:
        raise UsageError("name a page, a file of records, or a folder of them")
    paths: list[Path] = []
    for each in given:
        found = [each] if Path(each).exists() else sorted(glob(each, recursive=True))  # noqa: PTH207 - it may be absolute
        if not found:
            raise UsageError(f"no such file or folder: {each}")
        paths += map(Path, found)
    return paths


def _sorted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files of records among *paths*, those in folders too, and all other paths.

    Each file is there once, in the order of their names.
    """
    files: dict[Path, Path] = {}
    pages: list[Path] = []
    for path in paths:
        if path.is_dir():
            pages.append(path)
            within = sorted(each for each in path.rglob("*") if each.is_file())
            found = [each for each in within if each.name.lower().endswith(SUFFIXES)]
        else:
            found = [path] if is_reel(path) else []
            pages += [] if found else [path]
        for each in found:
            files.setdefault(each.resolve(), each)
    return sorted(files.values(), key=lambda each: (each.name, each)), pages


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    """Yield the ledger's folder: the *named* one, or one that is gone afterwards."""
    if named is not None:
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="backfile-") as folder:
        yield Path(folder)
