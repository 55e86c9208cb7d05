"""``backfile forget URL|ID``: take an article out for good."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_site
from crawler.commands.explain import found, one_name
from crawler.errors import CrawlerError, Unknown
from crawler.ledger import Floor, Forgotten, Ledger, forget
from crawler.records import erase
from crawler.reports import printable


class Command(ProjectCommand, ScrapyCommand):
    """Takes an article and its text out of the ledger, and sees to it that it stays out."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "URL|ID [--site NAME] [--dry-run]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Take an article out of the ledger and the next export, and never fetch it again"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--site`` and ``--dry-run``."""
        super().add_options(parser)
        parser.add_argument(
            "--site", metavar="NAME", help="site; needed for an address that is not known yet"
        )
        parser.add_argument("--dry-run", action="store_true", help="only tell what would go")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Forget what is named. Raises UsageError, SiteBusy, LedgerError."""
        named = one_name(args)
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            site = _site(ledger, named, opts.site)
        now = datetime.now(UTC)
        told = forget(
            self.data,
            site,
            named,
            now,
            lambda records: erase(self.data, records, now, Floor(0).check),
            is_rehearsal=opts.dry_run,
        )
        sys.stdout.write(printable("\n".join(_lines(told, is_rehearsal=opts.dry_run))) + "\n")
        if not (told.is_wiped or opts.dry_run):
            self.fail(
                CrawlerError(
                    "the article is forgotten, but bytes of its text may be left in free parts of"
                    " the ledger's file, which others use or has no room to be written anew:"
                    " give the same command again later"
                )
            )


def _site(ledger: Ledger, named: str, site: str | None) -> str:
    """Return the site whose article or address is to be forgotten. Raises UsageError."""
    try:
        what = found(ledger, named, site)
    except Unknown as error:
        if urlsplit(named).scheme not in ("http", "https"):
            raise UsageError(
                f"the ledger does not know {named}: name an address or the id of an article"
            ) from error
        if site is None:
            raise UsageError(
                f"the ledger does not know {named}: name its site with --site NAME, so that it is"
                " never fetched"
            ) from error
        return site
    for address in ledger.dossier(what).addresses:
        if address.is_named and address.kind == "listing":
            raise UsageError(f"{named} is a listing: name the articles that are to be forgotten")
    return what.site


def _lines(told: Forgotten, *, is_rehearsal: bool) -> Iterator[str]:
    begin = "would be forgotten" if is_rehearsal else "forgotten"
    if told.headline is not None:
        yield f"{begin}: {told.headline}"
        yield f"  article {told.article} of {told.site}"
        yield f"  versions: {told.versions:,}, seen {told.readings:,} times"
    else:
        yield f"{begin}: an address of {told.site}, no article is kept of it"
    for url in told.addresses:
        yield f"  never asked for again: {url}"
    if told.records:
        goes = "would be taken" if is_rehearsal else "taken"
        yield f"  recorded responses: {len(told.records):,}, {goes} out of the WARC files"
    if told.headline is not None:
        yield "Files that were exported before still hold it: they are yours to write anew."
    if told.records:
        yield (
            "So do copies of the WARC files; recorded listings, feeds and sitemaps may name it, or"
            " quote it."
        )
