"""``backfile explain URL|ID``: all that is known of one address or article."""

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_site
from crawler.errors import Unknown
from crawler.ledger import Found, Ledger
from crawler.reports import explain_json, explain_text


class Command(ProjectCommand, ScrapyCommand):
    """Prints what became of an address: its page in order, its dates, requests and versions."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "URL|ID [--site NAME] [--json]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Tell all that is known of an address or article, and why it is as it is"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--site`` and ``--json``."""
        super().add_options(parser)
        parser.add_argument("--site", metavar="NAME", help="site, where several know the address")
        parser.add_argument("--json", action="store_true", help="print JSON, nothing shortened")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print what is known. Raises UsageError, Unknown, LedgerError."""
        named = one_name(args)
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            dossier = ledger.dossier(found(ledger, named, opts.site))
        report = explain_json if opts.json else explain_text
        sys.stdout.write(report(dossier) + "\n")


def one_name(args: list[str]) -> str:
    """Return the address or id that a user named. Raises UsageError for none and for several."""
    if len(args) != 1 or not args[0].strip():
        raise UsageError("name one address or the id of an article")
    return args[0]


def found(ledger: Ledger, named: str, site: str | None) -> Found:
    """Return what *named* stands for. Raises Unknown; UsageError when several sites know it."""
    every = ledger.find(named, site)
    if not every:
        raise Unknown(
            f"the ledger does not know {named}: crawl its site, or replay its page, first;"
            " 'backfile coverage' lists what is known by day"
        )
    if len(every) > 1:
        names = ", ".join(each.site for each in every)
        raise UsageError(f"several sites know {named}: name one with --site: {names}")
    return every[0]
