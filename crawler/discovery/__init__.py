"""Discovery: what a site offers, what a crawl of it would cost, and how a definition would read.

It asks for pages through a function that it is given, and knows no Scrapy.
"""

from crawler.discovery.explore import Findings, explore
from crawler.discovery.offer import Offer
from crawler.discovery.table import findings_json, findings_table
from crawler.discovery.visits import MOST, Fetch, Visits

__all__ = [
    "MOST",
    "Fetch",
    "Findings",
    "Offer",
    "Visits",
    "explore",
    "findings_json",
    "findings_table",
]
