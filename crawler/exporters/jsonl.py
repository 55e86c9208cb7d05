r"""JSON Lines: UTF-8 without a BOM, one object a line, however a reader splits lines.

``str.splitlines`` also ends lines at the control characters \v, \f, \x1c to \x1e (JSON escapes
these) and at U+0085, U+2028 and U+2029 (which JSON allows as they are, so they are escaped here).
"""

import json
from collections.abc import Mapping
from typing import Any

from crawler.errors import ExportError
from crawler.exporters.characters import scrub
from crawler.exporters.feed import FeedExporter

_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def line(record: Mapping[str, Any]) -> bytes:
    """Return *record* as one line with its final newline.

    Raises ExportError if it holds NaN, an infinity or what is no JSON type.
    """
    try:
        text = json.dumps(dict(record), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        name = record.get("id")
        raise ExportError(f"the record {name!r} cannot be written as JSON: {error}") from error
    for character, escape in _LINE_ENDS.items():
        text = text.replace(character, escape)
    return scrub(text).encode() + b"\n"


class JsonLinesExporter(FeedExporter):
    """Writes JSON Lines for Scrapy's ``-O FILE.jsonl``."""

    def export_record(self, record: Mapping[str, Any]) -> None:
        """Write one record as a line."""
        self.file.write(line(self.chosen(record)))


class JsonExporter(FeedExporter):
    """Writes one JSON array, an object a line, for Scrapy's ``-O FILE.json``."""

    def start_exporting(self) -> None:
        """Open the array."""
        self._before = b"[\n"

    def export_record(self, record: Mapping[str, Any]) -> None:
        """Write one record as the array's next object."""
        self.file.write(self._before + line(self.chosen(record)).removesuffix(b"\n"))
        self._before = b",\n"

    def finish_exporting(self) -> None:
        """Close the array."""
        self.file.write(b"[]\n" if self._before == b"[\n" else b"\n]\n")
