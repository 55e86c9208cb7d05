"""The made-up newspaper is what it says: pages of one size, each a story of its own."""

import gzip

import pytest

from benchmarks.crawling.pages import SIZE, Newspaper, path
from crawler import extract


@pytest.fixture(scope="module")
def newspaper():
    return Newspaper()


def test_a_page_is_as_large_as_pages_are_packed_and_unpacked(newspaper):
    packed = newspaper.get(path(7))
    assert gzip.decompress(packed) == newspaper.article(7)
    assert 0.98 * SIZE < len(newspaper.article(7)) < 1.02 * SIZE
    assert 40_000 < len(packed) < 50_000


def test_every_page_is_a_story_of_its_own(newspaper):
    first, second = (extract(newspaper.article(number)) for number in (1, 2))
    assert first.headline != second.headline
    assert first.article_body != second.article_body
    assert len(first.article_body) > 6_000


def test_what_is_made_up_is_missing(newspaper):
    assert newspaper.get("/2018/07/20/whatever-6ba1cc/") is None


def test_a_listing_has_a_hundred_stories(newspaper):
    listing = gzip.decompress(newspaper.get("/page/listing-3/")).decode()
    assert listing.count("<h2>") == 100
    assert path(300) in listing
    assert path(399) in listing
