"""``backfile export -o FILE``: the ledger's articles as a file or folder."""

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_output, check_site
from crawler.exporters import SHAPES, Label, write
from crawler.items import Window
from crawler.ledger import Ledger


class Command(ProjectCommand, ScrapyCommand):
    """Writes the format and shape that the file's name says, plain or compressed."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "-o FILE [--shape SHAPE] [options]"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Write the ledger's articles to FILE: .jsonl, .csv, .md, .txt or .parquet"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add what to write, and where."""
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="file; - is standard output")
        parser.add_argument(
            "--shape",
            choices=SHAPES,
            metavar="SHAPE",
            help=f"{', '.join(SHAPES)} (default: what the file's name tells)",
        )
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
        plan = check_output(opts.output, opts.shape)
        with Ledger(self.data) as ledger:
            check_site(ledger, opts.site)
            records = ledger.records(site=opts.site, window=window)
            manifest = write(records, opts.output, plan, Label(plan.format, plan.shape))
        sys.stderr.write(f"{manifest.count:,} articles in {opts.output}\n")
