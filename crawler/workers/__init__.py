"""Pages are read by processes of their own, each within a budget of time and memory.

A page from elsewhere can keep a parser busy for minutes, or make it take all memory. Here that
costs the page and the process that reads it, and nothing else. Knows no Scrapy.
"""

from crawler.workers.budget import Budget
from crawler.workers.layouts import Definition
from crawler.workers.pool import Workers
from crawler.workers.readers import Readers
from crawler.workers.reading import PageReader, open_reader

__all__ = ["Budget", "Definition", "PageReader", "Readers", "Workers", "open_reader"]
