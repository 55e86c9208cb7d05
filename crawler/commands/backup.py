"""``backfile backup FILE``: a copy of the ledger, while crawls go on."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand
from crawler.errors import OutputExists
from crawler.ledger import Floor, back_up
from crawler.records.keeping import FOLDER


class Command(ProjectCommand, ScrapyCommand):
    """Copies the ledger to a file that is whole and was checked, or is not there."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "FILE|FOLDER [--force]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Copy the ledger as it is now, while crawls go on"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--force``."""
        super().add_options(parser)
        parser.add_argument("--force", action="store_true", help="write over a file that is there")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the copy. Raises UsageError, DefinitionError, LedgerError."""
        if len(args) != 1 or not args[0]:
            raise UsageError("name one file to copy the ledger to, or a folder")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        floor = Floor.of(self.settings["DISK_FLOOR"])
        try:
            copy = back_up(self.data, Path(args[0]), floor, over=opts.force)
        except OutputExists as error:
            raise UsageError(str(error)) from error
        sys.stderr.write(
            f"{copy.articles:,} articles and {copy.addresses:,} addresses in {copy.file}"
            f" ({copy.bytes / 2**20:,.1f} MB), checked\n"
        )
        if (self.data / FOLDER).is_dir():
            sys.stderr.write(f"not in it: the recorded responses, in {self.data / FOLDER}\n")
