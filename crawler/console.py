"""The ``backfile`` command: Scrapy's command line with this project's settings, from any folder."""

import errno
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import scrapy.commands
from scrapy.cmdline import execute

import crawler.commands
from crawler import interrupts, secrets
from crawler.commands import INCOMPLETE, UNREAD, UNWRITABLE, USAGE
from crawler.errors import DefinitionError

FETCHING = frozenset(("crawl", "discover", "due"))
"""Commands that ask a site."""

UNWRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the kernel says of a standard output that takes no more."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that *arguments* (default: the process's) name, and exit with its code."""
    secrets.install()
    if sys.stdout is None:  # closed by who called
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    name = next((each for each in given if not each.startswith("-")), None)
    if name is not None and name not in names():
        _unknown(name)
    if name is None and "--version" in given:
        name, given = "version", ["version"]
    if name not in _names(crawler.commands):  # Scrapy's own, such as its shell
        interrupts.clean_up()
    try:
        _run(name, given)
    except DefinitionError as error:  # a site's file, loaded before any command runs
        _refuse(str(error))
    except BrokenPipeError:  # who reads our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNREAD)
    except OSError as error:
        _give_up(error)


def _run(name: str | None, given: Sequence[str]) -> None:
    """Run a command; what it printed is out when it ends, or it is told that it cannot be."""
    try:
        if name is None:
            _help()
        else:
            if name in FETCHING:
                # When Scrapy imports this it looks at all modules for each call that led there:
                # later, within its engine, that takes several times as long.
                import scrapy.core.downloader.contextfactory  # noqa: F401, PLC0415
            execute(["backfile", *given])
    finally:
        sys.stdout.flush()


def _give_up(error: OSError) -> NoReturn:
    """End with one line for what the machine refuses; an error of our own goes on."""
    if error.errno in UNWRITTEN:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"backfile: error: cannot write the output: {error.strerror}\n")
        sys.exit(UNWRITABLE)
    if error.errno not in (errno.EMFILE, errno.ENFILE):
        raise error
    sys.stderr.write(f"backfile: error: {error.strerror}: allow more, as by 'ulimit -n 256'\n")
    sys.exit(INCOMPLETE)


def _help() -> None:
    """Print Scrapy's list of commands, under our own name."""
    listing = io.StringIO()
    with redirect_stdout(listing), suppress(SystemExit):
        execute(["backfile"])
    title = f"Backfile {crawler.__version__} on "
    sys.stdout.write(title + listing.getvalue().replace("scrapy <command>", "backfile <command>"))


def names() -> set[str]:
    """Return the names of all commands: Scrapy's and this project's."""
    return _names(scrapy.commands) | _names(crawler.commands)


def _names(package: ModuleType) -> set[str]:
    return {module.name for module in pkgutil.iter_modules(package.__path__)}


def _unknown(name: str) -> NoReturn:
    close = get_close_matches(name, names(), n=1)
    hint = f"did you mean {close[0]!r}?" if close else "'backfile' alone lists them"
    _refuse(f"unknown command {name!r}: {hint}")


def _refuse(message: str) -> NoReturn:
    sys.stderr.write(secrets.masked(f"backfile: error: {message}\n"))
    sys.exit(USAGE)
