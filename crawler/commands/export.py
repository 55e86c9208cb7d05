"""``backfile export -o FILE``: the ledger's articles as a file."""

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_output, check_site
from crawler.exporters import export
from crawler.items import Window
from crawler.ledger import Ledger


class Command(ProjectCommand, ScrapyCommand):
    """Writes JSON lines or CSV, plain or compressed, as the file's name says."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "-o FILE [options]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Write the ledger's articles to FILE: .jsonl or .csv, with .gz or .zst after or not"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add what to write, and where."""
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="file; - is standard output")
        parser.add_argument("--site", metavar="NAME", help="only this site's articles")
        parser.add_argument("--since", metavar="YYYY-MM-DD", help="first day of publication")
        parser.add_argument("--until", metavar="YYYY-MM-DD", help="last day of publication")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the file. Raises UsageError, DefinitionError, LedgerError, ExportError."""
        if args:
            raise UsageError(f"export takes options only, not {args[0]!r}")
        if not opts.output:
            raise UsageError("name a file with -o; - is standard output")
        window = Window.of(opts.since, opts.until)
        check_output(opts.output)
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            manifest = export(ledger.records(site=opts.site, window=window), opts.output)
        sys.stderr.write(f"{manifest.count:,} articles in {opts.output}\n")
