"""Exporters: article records to files that other tools read.

``export`` writes the ledger's records to one file, whole or not at all; the ``*Exporter`` classes
do it for Scrapy's own ``-O FILE``. A new format is one module with a function from a record to
bytes, and one line in ``files.FORMATS``.
"""

from crawler.exporters.csv import CsvExporter
from crawler.exporters.files import FORMATS, Format, check, export, format_of, schema
from crawler.exporters.jsonl import JsonExporter, JsonLinesExporter
from crawler.exporters.manifest import Manifest
from crawler.exporters.output import STDOUT

__all__ = [
    "FORMATS",
    "STDOUT",
    "CsvExporter",
    "Format",
    "JsonExporter",
    "JsonLinesExporter",
    "Manifest",
    "check",
    "export",
    "format_of",
    "schema",
]
