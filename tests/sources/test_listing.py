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


NUMBERED = Listing(
    ("https://courier.example/sea/{page}.html", "https://courier.example/land?at={page}"), "h2 > a"
)


EVERY = Window()


def numbered(page, path, html=PAGE, window=EVERY):
    entry = Entry(f"https://courier.example{path}", "listing", "listing")
    return NUMBERED.read(page(html, path, entry=entry), window)


def test_one_text_in_the_place_of_addresses_is_refused():
    with pytest.raises(DefinitionError, match="write urls="):
        Listing("https://courier.example/", links=None)


def test_a_listing_with_numbers_begins_with_the_first_page_of_each_section():
    entries = NUMBERED.start(Window(), date(2018, 7, 20))
    assert [each.url for each in entries] == [
        "https://courier.example/sea/1.html",
        "https://courier.example/land?at=1",
    ]


def test_the_next_number_follows_where_no_link_leads_on(page):
    *_, following = numbered(page, "/land?at=9", PAGE.replace("?page=2", "")).entries
    assert following == Entry(
        "https://courier.example/land?at=10",
        "listing",
        "listing",
        position=1,
        archive="https://courier.example/land?at=9",
    )


def test_numbers_end_with_a_page_that_lists_nothing_or_only_what_is_older(page):
    assert numbered(page, "/sea/3.html", "<h2>Nothing</h2>").entries == ()
    older = numbered(page, "/sea/3.html", PAGE, Window(date(2018, 7, 20)))
    assert [each.kind for each in older.entries] == ["article"]


def test_pages_of_one_section_are_one_series(page):
    first, second = (numbered(page, f"/sea/{n}.html") for n in (1, 2))
    assert first.series == second.series != numbered(page, "/land?at=1").series
    assert SOURCE.read(page(PAGE, "/sea/"), Window()).series is None


def test_articles_are_recognised_where_no_selector_names_them(page):
    source = Listing(("https://courier.example/sea/",), None)
    html = "".join(
        f'<article><h2><a href="/2018/07/1{n}/harbour-opens-again-{n}/">The harbour opens again'
        f" {n}</a></h2></article>"
        for n in range(3)
    )
    found = source.read(page(f"<main>{html}</main>", "/sea/"), Window())
    assert [each.day.day for each in found.entries] == [10, 11, 12]
