"""``backfile coverage [SITE]``: by day, what was announced, found and kept."""

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_site
from crawler.ledger import Ledger
from crawler.reports import coverage_json, coverage_table


class Command(ProjectCommand, ScrapyCommand):
    """Prints the days of one site, or of all."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[SITE] [--json]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Print by day what a site announced, what was found and what is kept"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--json``."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the days. Raises UsageError, LedgerError."""
        if len(args) > 1:
            raise UsageError("name one site, or none for all")
        with Ledger(self.data) as ledger:
            check_site(ledger, args[0] if args else None)
            rows = [row for site in args or ledger.sites() for row in ledger.coverage(site)]
        report = coverage_json if opts.json else coverage_table
        sys.stdout.write(report(rows).rstrip("\n") + "\n")
