"""Sources: what the archive of a site announces.

A source says which addresses to begin with and turns the bytes of the pages behind them into
entries: articles and further listings. It fetches nothing and knows no Scrapy. Site definitions
use all of them; ``Archive`` reads a site without one.
"""

from crawler.sources.announcers import Announcers
from crawler.sources.archive import Archive
from crawler.sources.captures import Captures
from crawler.sources.day_archive import DayArchive
from crawler.sources.feed import Feed
from crawler.sources.filling import Filling
from crawler.sources.listing import Listing
from crawler.sources.load_more import LoadMore
from crawler.sources.month_archive import MonthArchive
from crawler.sources.sitemap import Sitemap
from crawler.sources.source import Copies, Ends, Listed, Source
from crawler.sources.wordpress import WordPress
from crawler.sources.year_archive import YearArchive

__all__ = [
    "Announcers",
    "Archive",
    "Captures",
    "Copies",
    "DayArchive",
    "Ends",
    "Feed",
    "Filling",
    "Listed",
    "Listing",
    "LoadMore",
    "MonthArchive",
    "Sitemap",
    "Source",
    "WordPress",
    "YearArchive",
]
