"""Reports: what the ledger holds, to look at."""

from crawler.reports.article import article_text
from crawler.reports.coverage import coverage_json, coverage_table
from crawler.reports.schedule import schedule_report, when
from crawler.reports.terminal import printable

__all__ = [
    "article_text",
    "coverage_json",
    "coverage_table",
    "printable",
    "schedule_report",
    "when",
]
