"""``backfile export -o FILE``: the ledger's articles as a file or folder."""

import argparse
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand, check_output, check_site
from crawler.exporters import SHAPES, STDOUT, Label, Manifest, Plan, stands, write
from crawler.items import Window
from crawler.ledger import Cursor, Ledger, Pending

_CURSOR = re.compile(r"[\w.-]{1,64}", re.ASCII)


class Command(ProjectCommand, ScrapyCommand):
    """Writes the format and shape that the file's name says, plain or compressed."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "-o FILE [--shape SHAPE] [--cursor NAME] [options]"

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
        parser.add_argument(
            "--cursor",
            metavar="NAME",
            help="only what is new or changed since the last export with this cursor",
        )
        parser.add_argument("--site", metavar="NAME", help="only this site's articles")
        parser.add_argument("--since", metavar="YYYY-MM-DD", help="first day of publication")
        parser.add_argument("--until", metavar="YYYY-MM-DD", help="last day of publication")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the output. Raises UsageError, DefinitionError, LedgerError, ExportError."""
        if args:
            raise UsageError(f"export takes options only, not {args[0]!r}")
        if not opts.output:
            raise UsageError("name a file with -o; - is standard output")
        if opts.cursor is not None and not _CURSOR.fullmatch(opts.cursor):
            raise UsageError("name a cursor with 1 to 64 letters, digits, '.', '_' and '-'")
        window = Window.of(opts.since, opts.until)
        plan = check_output(opts.output, opts.shape)
        if opts.cursor is None:
            with self._ledger(opts.site) as ledger:
                records = ledger.records(site=opts.site, window=window)
                label = Label(plan.format, plan.shape)
                _tell(write(records, opts.output, plan, label), opts.output)
            return
        asked = {
            "site": opts.site,
            "since": opts.since,
            "until": opts.until,
            "format": plan.format,
            "shape": plan.shape,
        }
        with Cursor(self.data, opts.cursor, asked) as cursor:
            self._advance(cursor, opts, window, plan)

    def _advance(
        self, cursor: Cursor, opts: argparse.Namespace, window: Window, plan: Plan
    ) -> None:
        """Write what came after *cursor*, and move it.

        An export that was killed after its output got its name is done. Where this one would take
        its place, it is left alone: nobody may have read it yet, and the rest comes next time.
        """
        place = os.path.realpath(opts.output)
        if (left := cursor.pending) is not None and stands(left.path, left.manifest):
            cursor.move(left.changed)
            sys.stderr.write(f"the export that was killed before is whole: {left.path}\n")
            if left.path == place and opts.output != STDOUT:
                _tell(Manifest(**left.manifest), opts.output)
                return
        with self._ledger(opts.site) as ledger:
            changed = ledger.last_change()
            # Who never had an export has nothing to forget.
            forgotten = ledger.forgotten(site=opts.site, after=cursor.changed or changed)
            records = ledger.records(site=opts.site, window=window, after=cursor.changed)
            label = Label(plan.format, plan.shape, cursor.name, tuple(forgotten))

            def note(manifest: Manifest) -> None:
                cursor.note(Pending(changed, place, asdict(manifest)))

            manifest = write(records, opts.output, plan, label, note)
        cursor.move(changed)
        _tell(manifest, opts.output)

    @contextmanager
    def _ledger(self, site: str | None) -> Iterator[Ledger]:
        """Open the ledger, which must know *site*."""
        with Ledger(self.data) as ledger:
            check_site(ledger, site)
            yield ledger


def _tell(manifest: Manifest, path: str) -> None:
    sys.stderr.write(f"{manifest.count:,} articles in {path}\n")
    for article in manifest.forgotten:
        sys.stderr.write(f"forgotten: {article}\n")
