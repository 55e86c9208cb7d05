"""``backfile show``: a few articles of the ledger, to read."""

import argparse
import sys
from itertools import islice

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_site, positive
from crawler.ledger import Ledger
from crawler.reports import article_text


class Command(ProjectCommand, ScrapyCommand):
    """Prints articles with what was taken out of them."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[SITE] [--limit N]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Print articles of the ledger to read, with what cleaning took out"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--limit``."""
        super().add_options(parser)
        parser.add_argument(
            "--limit", metavar="N", type=positive, default=3, help="articles to print (default: 3)"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the articles. Raises UsageError, LedgerError."""
        if len(args) > 1:
            raise UsageError("name one site, or none for all")
        site = args[0] if args else None
        with Ledger(self.data) as ledger:
            check_site(ledger, site)
            for record in islice(ledger.records(site=site), opts.limit):
                sys.stdout.write(article_text(record).rstrip("\n") + "\n\n")
