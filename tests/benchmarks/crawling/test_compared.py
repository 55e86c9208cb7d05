"""The crawls that are compared have the same pages."""

from benchmarks.crawling.compared import CRAWLS, make
from benchmarks.crawling.server import served


def test_every_crawl_has_every_page(tmp_path):
    with served(20_000) as host:
        crawls = {each: make(each, host, 1, tmp_path) for each in CRAWLS if each != "trafilatura"}
    assert {name: (each.pages, each.items) for name, each in crawls.items()} == {
        "scrapy": (50, 100),
        "fetched": (50, 100),
        "read": (50, 100),
    }
    assert crawls["read"].children > 0
