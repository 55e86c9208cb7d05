"""``backfile verify [SITE…]``: whether all that was recorded is there, byte for byte."""

import argparse
import sys
from collections.abc import Iterator

from scrapy.commands import ScrapyCommand

from crawler.commands import INCOMPLETE, ProjectCommand, check_site
from crawler.errors import RecordError
from crawler.ledger import Ledger
from crawler.records import Count, Expected, Finding, verify
from crawler.records.keeping import FOLDER, folder_of


class Command(ProjectCommand, ScrapyCommand):
    """Reads every record again, and prints what is not as it was written, a line each."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[SITE...]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Read every recorded response again: pointers, lengths, digests, files"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - no options
        """Print the findings and a count. Raises UsageError, RecordError, LedgerError."""
        count, faults = Count(), 0
        with Ledger(self.data) as ledger:
            for site in args:
                check_site(ledger, site)
            for finding in self._findings(ledger, args, count):
                faults += finding.degree == "fault"
                sys.stdout.write(f"{finding.degree}: {finding.text}\n")
        sys.stdout.write(
            f"{'damaged' if faults else 'sound'}: {count.pointers:,} responses in"
            f" {count.records:,} records, {count.files:,} files,"
            f" {count.bytes / 2**20:,.1f} MB; faults: {faults:,}\n"
        )
        self.exitcode = INCOMPLETE if faults else 0

    def _findings(self, ledger: Ledger, sites: list[str], count: Count) -> Iterator[Finding]:
        try:
            for site in sites or self._sites(ledger):
                yield from self._of_site(ledger, site, count)
            if not sites:
                yield from self._strangers(ledger)
        except OSError as error:
            raise RecordError(f"cannot read {error.filename}: {error.strerror}") from error

    def _sites(self, ledger: Ledger) -> list[str]:
        """Return the sites of which something is recorded, whether the ledger knows it or not."""
        there = {site for site in ledger.sites() if folder_of(self.data, site).is_dir()}
        return sorted(there.union(ledger.recorded_sites()))

    def _of_site(self, ledger: Ledger, site: str, count: Count) -> Iterator[Finding]:
        recordings = ledger.recordings(site)
        recordings.gather()
        expected = Expected(
            self.data,
            site,
            recordings.in_order(),
            lambda record_id: recordings.with_id(record_id) is not None,
            recordings.digests,
            recordings.last_file,
            ledger.is_crawled(site),
            recordings.was_killed,
        )
        yield from verify(expected, count)
        for each in recordings.astray():
            place = f"{self.data / each.file}: {each.offset}"
            yield Finding("fault", f"{place}: article {each.article} points there, no record is")

    def _strangers(self, ledger: Ledger) -> Iterator[Finding]:
        """Yield what is in the folder of all records and belongs to no site of the ledger."""
        folder = self.data / FOLDER
        known = {folder_of(self.data, site) for site in self._sites(ledger)}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path not in known:
                yield Finding("fault", f"{path}: nothing points to it")
