"""``backfile read URL|ID``: what was received, byte for byte."""

import argparse
import sys
from datetime import UTC, datetime, time

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_site
from crawler.commands.explain import found, one_name
from crawler.errors import RecordError
from crawler.items import Recorded
from crawler.ledger import Found, Ledger
from crawler.records import stored


class Command(ProjectCommand, ScrapyCommand):
    """Prints the recorded body of a page to standard output, content encoding removed."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "URL|ID [--at TIME] [--headers] [--site NAME]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Print the recorded bytes of a page, as they were received"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--at``, ``--headers`` and ``--site``."""
        super().add_options(parser)
        parser.add_argument(
            "--at",
            metavar="TIME",
            help="as it was then: YYYY-MM-DD, or RFC 3339, without a zone in UTC (default: now)",
        )
        parser.add_argument(
            "--headers", action="store_true", help="print what the server said before it, too"
        )
        parser.add_argument("--site", metavar="NAME", help="site, where several know the address")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print what is recorded. Raises UsageError, Unknown, RecordError, LedgerError."""
        named = one_name(args)
        until = _moment(opts.at) if opts.at is not None else None
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            what = _found(ledger, named, opts.site)
            recordings = ledger.recordings(what.site)
            recorded = _chosen(recordings.of(what, named), until)
            if recorded is None:
                when = f" until {opts.at}" if opts.at is not None else ""
                raise RecordError(
                    f"nothing is recorded of {named}{when}: it was not fetched, or"
                    " not with the setting RECORDS"
                )
            refers_to = recorded.refers_to
            original = recordings.with_id(refers_to) if refers_to is not None else None
        if refers_to is not None and original is None:
            raise RecordError(f"the record that has the payload of {named} is gone: {refers_to}")
        page = stored(self.data, recorded, original)
        output = sys.stdout.buffer
        if opts.headers:
            output.write(page.head)
        output.write(page.body)
        output.flush()


def _found(ledger: Ledger, named: str, site: str | None) -> Found:
    """Return what *named* stands for: what is recorded need not have been announced.

    Raises Unknown and UsageError.
    """
    if not ledger.find(named, site):
        for each in [site] if site is not None else ledger.recorded_sites():
            what = Found(each, None, None)
            if ledger.recordings(each).of(what, named):
                return what
    return found(ledger, named, site)


def _chosen(every: list[Recorded], until: str | None) -> Recorded | None:
    """Return the last page of *every* record, oldest first; failing that the last answer."""
    asked = [
        each
        for each in every
        if (until is None or each.pointer.fetched_at <= until)
        and (each.status != 304 or each.refers_to is not None)
    ]
    pages = [each for each in asked if 200 <= each.status < 300 or each.status == 304]
    return next(reversed(pages or asked), None)


def _moment(text: str) -> str:
    """Return the end of the time that *text* names, as the ledger writes times."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--at {text} is no time: write YYYY-MM-DD or RFC 3339") from error
    if len(text) == len("YYYY-MM-DD"):
        moment = datetime.combine(moment.date(), time.max)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
