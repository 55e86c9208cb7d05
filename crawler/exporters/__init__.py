"""Exporters: article records to files that other tools read.

``export`` writes the ledger's records to one file or folder, whole or not at all; the
``*Exporter`` classes do it for Scrapy's own ``-O FILE``. A new shape is one module with a function
from a record to a dictionary or to bytes, and one line in ``formats.FILES``.
"""

from crawler.exporters.csv import CsvExporter
from crawler.exporters.files import check, export, write
from crawler.exporters.formats import FORMATS, SHAPES, Plan, format_of
from crawler.exporters.jsonl import JsonExporter, JsonLinesExporter
from crawler.exporters.manifest import Label, Manifest
from crawler.exporters.output import STDOUT
from crawler.exporters.schema import schema
from crawler.exporters.settling import stands

__all__ = [
    "FORMATS",
    "SHAPES",
    "STDOUT",
    "CsvExporter",
    "JsonExporter",
    "JsonLinesExporter",
    "Label",
    "Manifest",
    "Plan",
    "check",
    "export",
    "format_of",
    "schema",
    "stands",
    "write",
]
