"""The ``backfile`` command: Scrapy's command line with this project's settings, from any folder."""

import errno
import io
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from difflib import get_close_matches
from types import ModuleType
from typing import NoReturn

import scrapy.commands
from scrapy.cmdline import execute

import crawler.commands
from crawler import interrupts, secrets
from crawler.commands import INCOMPLETE, UNREAD, USAGE
from crawler.errors import DefinitionError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that *arguments* (default: the process's) name, and exit with its code."""
    secrets.install()
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
        if name is None:
            _help()
        else:
            execute(["backfile", *given])
    except DefinitionError as error:  # a site's file, loaded before any command runs
        _refuse(str(error))
    except BrokenPipeError:  # who reads our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNREAD)
    except OSError as error:
        if error.errno not in (errno.EMFILE, errno.ENFILE):
            raise
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
