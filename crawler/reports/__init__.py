"""Reports: what the ledger holds, to look at."""

from crawler.reports.article import article_text
from crawler.reports.coverage import coverage_json, coverage_table
from crawler.reports.edition import (
    EXAMPLES,
    Outcome,
    edition_text,
    editions_json,
    editions_text,
)
from crawler.reports.explain import explain_json, explain_text
from crawler.reports.history import history_json, history_text
from crawler.reports.schedule import schedule_report, when
from crawler.reports.terminal import printable

__all__ = [
    "EXAMPLES",
    "Outcome",
    "article_text",
    "coverage_json",
    "coverage_table",
    "edition_text",
    "editions_json",
    "editions_text",
    "explain_json",
    "explain_text",
    "history_json",
    "history_text",
    "printable",
    "schedule_report",
    "when",
]
