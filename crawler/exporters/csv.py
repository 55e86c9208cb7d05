"""CSV for spreadsheets and data frames: UTF-8 without a BOM, lines end with CR LF (RFC 4180).

The flat fields of the record are columns; lists are joined by "; ". What has no flat form
(blocks, date evidence, live updates, removed blocks) is in the JSON Lines only.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from crawler.exporters.characters import scrub
from crawler.exporters.feed import FeedExporter

COLUMNS: Mapping[str, str] = {
    "id": "id",
    "site": "site",
    "publisher_name": "publisher.name",
    "publisher_domain": "publisher.domain",
    "url": "url",
    "canonical_url": "canonical_url",
    "aliases": "aliases",
    "headline": "headline",
    "alternative_headline": "alternative_headline",
    "description": "description",
    "date_published": "date_published",
    "date_modified": "date_modified",
    "date_published_raw": "date_published_raw",
    "date_modified_raw": "date_modified_raw",
    "dateline": "dateline",
    "authors": "authors.name",
    "article_body": "article_body",
    "article_section": "article_section",
    "keywords": "keywords",
    "in_language": "in_language",
    "main_image": "main_image.url",
    "images": "images.url",
    "is_accessible_for_free": "is_accessible_for_free",
    "comments_count": "comments_count",
    "archive_url": "archive.url",
    "archive_day": "archive.day",
    "archive_position": "archive.position",
    "fetched_at": "provenance.fetched_at",
    "status": "provenance.status",
    "warc_file": "provenance.warc_file",
    "warc_offset": "provenance.warc_offset",
    "warc_record_id": "provenance.warc_record_id",
    "payload_digest": "provenance.payload_digest",
    "discovered_via": "provenance.discovered_via",
    "extractor": "provenance.extractor",
    "extractor_version": "provenance.extractor_version",
    "encoding": "provenance.encoding",
    "encoding_confidence": "provenance.encoding_confidence",
    "version": "version.n",
    "first_seen": "version.first_seen",
    "last_seen": "version.last_seen",
    "previous_hash": "version.previous_hash",
    "content_hash": "content_hash",
    "rules_version": "cleaning.rules_version",
    "profile": "cleaning.profile",
    "schema_version": "schema_version",
}
"""Each column, and where in the record its value stands."""

# What spreadsheets run as a formula (OWASP, "CSV Injection"), and what already looks guarded, so
# that taking one apostrophe away gives the text back whatever it was.
_FORMULA = re.compile(r"'*[\s\ufeff\u200b]*[=+\-@\t\r\n＝＋－＠]")


def head() -> bytes:
    """Return the line of column names."""
    return row(COLUMNS)


def line(record: Mapping[str, Any]) -> bytes:
    """Return *record* as one row."""
    return row(cells(record).values())


def row(cells: Iterable[str]) -> bytes:
    """Return *cells*, which are safe already, as one row."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()


def cells(record: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each column, safe to open in a spreadsheet."""
    return {column: _text(_value(record, place)) for column, place in COLUMNS.items()}


def safe(text: str) -> str:
    """Return *text* with an apostrophe before it where a spreadsheet would take it as a formula.

    NUL, which many readers stop at, is left out.
    """
    text = scrub(text).replace("\0", "")
    return f"'{text}" if _FORMULA.match(text) else text


class CsvExporter(FeedExporter):
    """Writes CSV for Scrapy's ``-O FILE.csv``; with ``-o`` no second head in the same file."""

    def start_exporting(self) -> None:
        """Write the line of column names unless the file has one."""
        if not (self.file.seekable() and self.file.tell()):
            names = dict.fromkeys(COLUMNS, "")
            self.file.write(row(self.chosen(names)))

    def export_record(self, record: Mapping[str, Any]) -> None:
        """Write one record as a row."""
        self.file.write(row(self.chosen(cells(record)).values()))


def _value(record: Mapping[str, Any], place: str) -> Any:
    value: Any = record
    for key in place.split("."):
        if isinstance(value, list):
            value = [each[key] for each in value]
        elif value is not None:
            value = value[key]
    return value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return safe("; ".join(value))
    return safe(str(value))
