"""What a user can ask for: one command a file, named like it.

:class:`ProjectCommand` is the manner they share. It is no Scrapy command itself, or Scrapy would
list it.
"""

import argparse
import json
import logging
import math
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from scrapy import Spider
from scrapy.crawler import CrawlerProcessBase
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler import interrupts
from crawler.downloader.contact import home_file, introduce
from crawler.downloader.headers import SAFE
from crawler.errors import (
    CrawlerError,
    CursorBusy,
    DefinitionError,
    ExportError,
    LedgerError,
    NoLedger,
    SiteBusy,
)
from crawler.exporters import Plan, check
from crawler.interrupts import STOPPED
from crawler.ledger import Ledger
from crawler.secrets import Key, hide, masked
from crawler.secrets import read as read_secrets
from crawler.text.spelling import meant

logger = logging.getLogger(__name__)

__all__ = [
    "INCOMPLETE",
    "STOPPED",
    "UNREAD",
    "UNWRITABLE",
    "USAGE",
    "FetchingCommand",
    "ProjectCommand",
    "check_output",
    "check_site",
    "code_of",
    "positive",
]

INCOMPLETE = 1
"""Exit code: something is left or failed."""
USAGE = 2
"""Exit code: the command was not understood."""
UNWRITABLE = 3
"""Exit code: an output or the ledger cannot be written."""
UNREAD = 141
"""Exit code: who read standard output had enough; a shell's for SIGPIPE (128 and 13)."""


DEFAULT = (".config", "backfile", "secrets.toml")
"""Where the file of secrets lies, in the user's home."""

_SECRET = re.compile(
    r"PASS|TOKEN|AUTH|SECRET(?!S$)|KEY(?!S$)|CREDENTIAL|SIGNATURE|JWT|BEARER|COOKIE(?!S_)|HEADERS"
)
"""In the names of settings, Scrapy's among them, that are nobody's business."""


_UNSOUND = {
    "JOBDIR": "the ledger resumes, and reading its files can run what others put there",
    "HTTPCACHE_ENABLED": "records are replayed, and reading a cache can run what others put there",
}
"""Settings of Scrapy that a crawl gains nothing from, and why."""


class ProjectCommand:
    """Mixin for Scrapy's commands: ``--data``, errors in one line, exit codes that are true."""

    crawler_process: CrawlerProcessBase | None
    exitcode: int
    settings: Settings | None

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--data`` to Scrapy's global options."""
        super().add_options(parser)  # type: ignore[misc]
        parser.prog = "backfile"
        parser.usage = (parser.usage or "").replace("scrapy ", "backfile ", 1)
        parser.error = _refuse  # type: ignore[method-assign]
        parser.add_argument(
            "--data",
            metavar="DIR",
            help="folder of the ledger (default: ./data; of a replay, a temporary one)",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take ``--data``, and refuse options that no command knows."""
        self._check_settings(opts)
        super().process_options(args, opts)  # type: ignore[misc]
        for argument in args:
            if argument.startswith("-") and argument != "-":
                raise UsageError(f"unknown option {argument}")
        if opts.data == "":
            raise UsageError("--data names no folder")
        if opts.data is not None and self.settings is not None:
            self.settings.set("DATA_DIR", opts.data, priority="cmdline")

    def _check_settings(self, opts: argparse.Namespace) -> None:
        """Refuse a log level, and a setting of ``-s``, that Scrapy would fail on or pass over."""
        given = [each.partition("=") for each in opts.set]
        levels = [value for name, _, value in given if name == "LOG_LEVEL"]
        for level in (opts.loglevel, *levels):
            if level and level.upper() not in logging.getLevelNamesMapping():
                raise UsageError(f"unknown log level {level!r}: name DEBUG, INFO, WARNING or ERROR")
        asked = [each.partition("=") for each in getattr(opts, "spargs", None) or ()]
        for name, _, value in (*given, *asked):
            if _SECRET.search(name.upper()):
                hide(_secrets(name, value))
        for name, equals, value in given:
            if name in _UNSOUND:
                raise UsageError(f"{name} is not taken: {_UNSOUND[name]}")
            if equals and not name.strip():
                raise UsageError("-s names no setting: write -s NAME=VALUE")
            if equals:
                self.check_name(name)
            default = self.settings.get(name) if self.settings is not None else None
            if takes := _not_taken(name, value, default):
                raise UsageError(f"{name}={value}: {name} takes {takes}")

    def check_name(self, name: str) -> None:
        """Refuse the name of a setting that is a slip; say that nothing here knows another.

        That may be one that a definition of the user's own reads.
        """
        if self.settings is None or name in self.settings:
            return
        close = meant(name, self.settings)
        if close is not None:
            raise UsageError(f"unknown setting {name}: did you mean {close}?")
        sys.stderr.write(
            f"backfile: warning: unknown setting {name}: it is of use only to a definition, or"
            " another part of your own, that reads it\n"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do the work, and turn an error into one line and an exit code."""
        interrupts.clean_up()
        try:
            self.work(args, opts)
        except DefinitionError as error:
            raise UsageError(str(error)) from error
        except CrawlerError as error:
            self.fail(error)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do what the command is for. Raises CrawlerError."""
        raise NotImplementedError

    def fail(self, error: CrawlerError) -> None:
        """Say what went wrong; the exit code becomes that of the first error."""
        sys.stderr.write(masked(f"backfile: error: {error}\n"))
        self.exitcode = self.exitcode or code_of(error)

    def load_spider(self, name: str) -> type[Spider]:
        """Return the spider of this *name*. Raises UsageError when there is none."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it first
        try:
            return self.crawler_process.spider_loader.load(name)
        except KeyError as error:
            names = ", ".join(sorted(self.crawler_process.spider_loader.list()))
            raise UsageError(f"unknown site {name!r}; known are {names}") from error

    @property
    def data(self) -> Path:
        """The folder of the ledger. Raises UsageError when it is a file."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        folder = Path(self.settings["DATA_DIR"])
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"--data {folder} is no folder")
        return folder


class FetchingCommand(ProjectCommand):
    """Mixin for commands that ask a site, at times with a key."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--secrets``."""
        super().add_options(parser)
        parser.add_argument(
            "--secrets",
            metavar="FILE",
            help=f"cookies, headers, passwords and proxies by site (default: {_shown(DEFAULT)})",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take ``--secrets``."""
        super().process_options(args, opts)
        if opts.secrets == "":
            raise UsageError("--secrets names no file")
        if opts.secrets is not None and self.settings is not None:
            self.settings.set("SECRETS", opts.secrets, priority="cmdline")

    def introduce(self, hosts: Iterable[str]) -> None:
        """Have the requests say who asks *hosts*. Raises DefinitionError when nobody can tell."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        introduce(self.settings, hosts)

    def rests(self, site: str, until: str | None) -> bool:
        """Say that *site* is left alone *until* then, if it is: STOPPED; and tell whether."""
        if until is not None:
            told = f"quiet hours until {until}: after that the same command goes on"
            sys.stderr.write(f"{site}: {told}\n")
            self.exitcode = STOPPED
        return until is not None

    def keys(self) -> dict[str, Key]:
        """Return the keys of all sites. Raises DefinitionError.

        Without a file that is named it is the usual one, if that is there.
        """
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        named, usual = self.settings["SECRETS"], home_file(DEFAULT)
        path = Path(named) if named is not None else usual
        if path is None or (named is None and not os.path.exists(path)):  # noqa: PTH110 - no errors
            return {}
        sites = Path(self.settings["SITES_DIR"]).absolute()
        project, home = sites.parent, home_file(())
        # Who works in the home folder has nowhere else to put the file.
        is_home = home is not None and home.resolve().is_relative_to(project.resolve())
        is_project = sites.is_dir() and not is_home
        apart = [self.data, *([project] if is_project else [])]
        return read_secrets(path, apart)

    def key(self, site: str, opts: argparse.Namespace) -> Key:
        """Return the key of *site*, hidden. Raises DefinitionError, as for a file named in vain."""
        keys = self.keys()
        if opts.secrets is not None and site not in keys:
            table = site if re.fullmatch(r"[\w-]+", site, re.ASCII) else f'"{site}"'
            raise DefinitionError(f"{opts.secrets} has no table for {site}: write [{table}]")
        key = keys.get(site, Key())
        hide(key.secrets())
        if key:
            logger.info("%s: asked with its key", site)
        return key


def _shown(path: Sequence[str]) -> str:
    return "/".join(("~", *path))


def code_of(error: CrawlerError) -> int:
    """Return the exit code that tells of *error*."""
    if isinstance(error, DefinitionError | NoLedger):
        return USAGE
    if isinstance(error, SiteBusy | CursorBusy):
        return INCOMPLETE
    return UNWRITABLE if isinstance(error, LedgerError | ExportError) else INCOMPLETE


def check_site(ledger: Ledger, name: str | None) -> None:
    """Raise UsageError if *ledger* has no site of this name; null is every site."""
    known = ledger.sites()
    if name is not None and name not in known:
        raise UsageError(f"the ledger has no site {name!r}: it has {', '.join(known) or 'none'}")


def positive(text: str) -> int:
    """Return the number from 1 that *text* is. Raises ValueError, which argparse reports."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def check_output(path: str, shape: str | None = None) -> Plan:
    """Return how *path* is written, by its name and *shape*.

    Raises UsageError, before any work is done, if it cannot be an output.
    """
    try:
        return check(path, shape=shape)
    except ExportError as error:
        raise UsageError(str(error)) from error


def _secrets(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield what is secret of a setting: all of it, and what an object of JSON holds by name."""
    yield name, value
    try:
        held = json.loads(value)
    except (ValueError, RecursionError):
        return
    if isinstance(held, dict):
        named = {key: text for key, text in held.items() if isinstance(text, str)}
        yield from ((key, text) for key, text in named.items() if key.lower() not in SAFE)


def _not_taken(name: str, text: str, default: object) -> str | None:
    """Return what a setting with this *default* takes, if *text* is none of it; else null.

    Numbers are none below 0, but for priorities, and a time to wait is not 0 either.
    """
    if isinstance(default, bool):
        is_told = text.lower() in {"true", "false", "0", "1"}
        return None if is_told else "True or False"
    if not isinstance(default, int | float):
        return None
    try:
        number = float(text)
    except ValueError:
        return None if text.lower() in {"true", "false"} else "a number"
    if not math.isfinite(number):
        return "a number"
    if name.startswith("DOWNLOAD_TIMEOUT") and number <= 0:
        return "a number above 0"
    return "a number from 0" if number < 0 and "PRIORITY" not in name else None


def _refuse(message: str) -> NoReturn:
    """End with one line for a command that was not understood."""
    sys.stderr.write(masked(f"backfile: error: {message}\n"))
    sys.exit(USAGE)
