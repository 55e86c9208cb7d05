"""``backfile doctor [FOLDER…]``: whether the ledger is sound."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import INCOMPLETE, UNWRITABLE, ProjectCommand
from crawler.ledger import Finding, Floor, examine, mend, summary
from crawler.records.keeping import FOLDER


class Command(ProjectCommand, ScrapyCommand):
    """Prints what is wrong with a ledger and its folder, a line each."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[FOLDER...] [--mend]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Tell whether the ledger is sound, and what killed commands left in FOLDER"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--mend``."""
        super().add_options(parser)
        parser.add_argument(
            "--mend",
            action="store_true",
            help="remove what killed commands left, take their addresses back, close the ledger's"
            " files to others",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the findings. Raises UsageError, DefinitionError, LedgerError."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        floor = Floor.of(self.settings["DISK_FLOOR"])
        folders = [Path(each) for each in args or ["."]]
        for folder in folders:
            if not folder.is_dir():
                raise UsageError(f"no such folder: {folder}")
        folders += (self.data / FOLDER).glob("*/")
        findings = list(examine(self.data, folders, floor))
        if opts.mend and _code(findings) != UNWRITABLE:  # what is damaged stays as it is
            for line in mend(self.data, folders):
                sys.stdout.write(f"mended: {line}\n")
            findings = list(examine(self.data, folders, floor))
        for finding in findings:
            sys.stdout.write(f"{finding.degree}: {_told(finding)}\n")
        self.exitcode = _code(findings)
        if self.exitcode == 0:
            sys.stdout.write(f"sound: {self.data}: {summary(self.data)}\n")


def _told(finding: Finding) -> str:
    return finding.text + (" (or --mend)" if finding.can_mend else "")


def _code(findings: list[Finding]) -> int:
    """Return the exit code that tells of *findings*."""
    degrees = {finding.degree for finding in findings}
    if "damaged" in degrees:
        return UNWRITABLE
    return INCOMPLETE if "mend" in degrees else 0
