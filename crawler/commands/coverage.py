"""``backfile coverage [SITE]``: by day, what was announced, found and kept."""

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import INCOMPLETE, ProjectCommand, check_site
from crawler.items import Window
from crawler.ledger import Ledger
from crawler.reports import coverage_json, coverage_table


class Command(ProjectCommand, ScrapyCommand):
    """Prints the days of one site, or of all."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[SITE] [options]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Print by day what a site announced, what was found and what is kept"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--since``, ``--until``, ``--json`` and ``--check``."""
        super().add_options(parser)
        parser.add_argument("--since", metavar="YYYY-MM-DD", help="first day of publication")
        parser.add_argument("--until", metavar="YYYY-MM-DD", help="last day of publication")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
        parser.add_argument(
            "--check",
            action="store_true",
            help="exit with 1 when a day that is over is short, or when no day is known",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the days. Raises UsageError, DefinitionError, LedgerError."""
        if len(args) > 1:
            raise UsageError("name one site, or none for all")
        window = Window.of(opts.since, opts.until)
        with Ledger(self.data) as ledger:
            check_site(ledger, args[0] if args else None)
            sites = args or ledger.sites()
            rows = [row for site in sites for row in ledger.coverage(site, window)]
            changes = [change for site in sites for change in ledger.totals(site, window)]
            told = (ledger.whole(site) for site in sites if window == Window())
            wholes = [each for each in told if each is not None]
        report = coverage_json if opts.json else coverage_table
        sys.stdout.write(report(rows, changes, wholes).rstrip("\n") + "\n")
        if opts.check and (not rows or any(row.verdict.startswith("short") for row in rows)):
            self.exitcode = INCOMPLETE
