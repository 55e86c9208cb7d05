"""Reports: what the ledger holds, to look at."""

from crawler.reports.article import article_text
from crawler.reports.coverage import coverage_json, coverage_table
from crawler.reports.terminal import printable

__all__ = ["article_text", "coverage_json", "coverage_table", "printable"]
