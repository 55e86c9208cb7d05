from datetime import date

import pytest

from crawler.errors import DefinitionError
from crawler.items import Entry, Window
from crawler.sources import Listing

SOURCE = Listing(("https://courier.example/sea/", "https://courier.example/land/"), "h2 > a")
PAGE = """<h2><a href="/2018/07/19/b/">B</a></h2><h2><a href="/c/">C</a></h2>
<h2><a href="/2018/07/17/d/">D</a></h2><p><a href="/sea/?page=2">Older</a></p>"""


def read(page, window):
    found = SOURCE.read(page(PAGE, "/sea/"), window).entries
    return [each.url.removeprefix("https://courier.example") for each in found]


def test_start_is_the_first_page_of_each():
    entries = list(SOURCE.start(Window(), date(2018, 7, 20)))
    assert entries == [Entry(url, "listing", "listing") for url in SOURCE.urls]


def test_articles_that_may_be_of_the_window_and_the_next_page_are_listed(page):
    assert read(page, Window()) == ["/2018/07/19/b/", "/c/", "/2018/07/17/d/", "/sea/?page=2"]
    window = Window(date(2018, 7, 18), date(2018, 7, 18))
    assert read(page, window) == ["/c/", "/sea/?page=2"]


def test_listing_ends_when_all_its_dated_articles_are_older(page):
    assert read(page, Window(date(2018, 7, 20))) == ["/c/"]


def test_selector_that_is_none_is_refused():
    with pytest.raises(DefinitionError):
        Listing(SOURCE.urls, "h2 > a", next="][")
