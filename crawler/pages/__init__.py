"""Pages: a page becomes an article with every block of it; pure, and knows no Scrapy.

One parse, one walk over the tree, and everything is read from what the walk gathered. Nothing is
taken out here and no date is chosen: that is cleaning.
"""

from crawler.pages.document import Document
from crawler.pages.page import ArticlePage
from crawler.pages.profile import Profile
from crawler.pages.publishers import Publishers, learn
from crawler.pages.reading import read
from crawler.pages.trace import Trace

__all__ = ["ArticlePage", "Document", "Profile", "Publishers", "Trace", "learn", "read"]
