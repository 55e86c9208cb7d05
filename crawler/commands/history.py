"""``backfile history URL|ID``: the versions of an article's text, and what changed.

With ``--editions``, what the articles were read anew with.
"""

import argparse
import os
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_site
from crawler.commands.explain import found, one_name
from crawler.errors import Unknown
from crawler.ledger import Ledger
from crawler.reports import editions_json, editions_text, history_json, history_text


class Command(ProjectCommand, ScrapyCommand):
    """Prints the versions of one article as a readable diff."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "URL|ID | --editions [--site NAME] [--json]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Print the versions of an article, and what changed from one to the next"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--editions``, ``--site`` and ``--json``."""
        super().add_options(parser)
        parser.add_argument(
            "--editions",
            action="store_true",
            help="print when 'backfile reextract' read articles anew, and with what",
        )
        parser.add_argument("--site", metavar="NAME", help="site, where several know the address")
        parser.add_argument("--json", action="store_true", help="print JSON, with every text whole")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the versions. Raises UsageError, Unknown, LedgerError."""
        if opts.editions:
            self._tell_editions(args, opts)
            return
        named = one_name(args)
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            article = found(ledger, named, opts.site).article
            versions = ledger.versions(article) if article is not None else []
        if not versions:
            raise Unknown(f"there is no article at {named}: 'backfile explain' tells what there is")
        if opts.json:
            report = history_json(versions)
        else:
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            report = history_text(versions, colour=colour)
        sys.stdout.write(report + "\n")

    def _tell_editions(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the editions of one site, or of all. Raises UsageError, LedgerError."""
        if args:
            raise UsageError("--editions takes no address: name a site with --site")
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            editions = ledger.editions(opts.site)
        if opts.json:
            sys.stdout.write(editions_json(editions) + "\n")
        else:
            told = editions_text(editions) or "no edition: nothing was read anew yet"
            sys.stdout.write(told + "\n")
