"""``backfile version``: of this project, and of what it stands on."""

import argparse
import sys

from scrapy.commands import version

import crawler
from crawler.commands import ProjectCommand


class Command(ProjectCommand, version.Command):
    """Scrapy's ``version``, after ours; with -v also those of what Scrapy stands on."""

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Print the versions of Backfile and of Scrapy"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the versions."""
        sys.stdout.write(f"Backfile {crawler.__version__}\n")
        version.Command.run(self, args, opts)
