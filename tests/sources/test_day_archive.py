from datetime import date

import pytest

from crawler.errors import DefinitionError
from crawler.items import Entry, Observation, Window
from crawler.sources import DayArchive

SOURCE = DayArchive(
    "https://courier.example/{day:%Y/%m/%d}/", links="h2 > a", since=date(2018, 7, 10)
)
TODAY = date(2018, 7, 20)


def days(since=None, until=None):
    return [entry.day for entry in SOURCE.start(Window(since, until), TODAY)]


def entry(path, day=TODAY):
    return Entry(f"https://courier.example{path}", "listing", "day archive", day)


def test_start_is_a_listing_a_day_newest_first():
    window = Window(date(2018, 7, 19), date(2018, 7, 20))
    assert list(SOURCE.start(window, TODAY)) == [
        entry("/2018/07/20/"),
        entry("/2018/07/19/", date(2018, 7, 19)),
    ]


def test_window_is_cut_to_what_the_archive_has():
    assert days() == [date(2018, 7, day) for day in range(20, 9, -1)]
    assert days(date(2000, 1, 1), date(2018, 7, 11)) == [date(2018, 7, 11), date(2018, 7, 10)]
    assert days(date(2018, 7, 20), date(2020, 1, 1)) == [TODAY]
    assert days(until=date(2018, 7, 9)) == []
    assert days(since=date(2018, 7, 21)) == []


def test_articles_have_the_day_and_their_place(page):
    html = """<h2><a href="/a/"><img src=a.jpg></a></h2><h2><a href="b/#top">Harbour opens</a></h2>
    <h2><a href="/a/">Ferry sails</a></h2><h3><a href="/c/">Beside</a></h3>"""
    found = SOURCE.read(page(html, "/2018/07/20/", entry=entry("/2018/07/20/")), Window())
    url = "https://courier.example/2018/07/20/"
    assert found.entries == (
        Entry("https://courier.example/a/", "article", "day archive", TODAY, 1, url, "Ferry sails"),
        Entry(f"{url}b/", "article", "day archive", TODAY, 2, url, "Harbour opens"),
    )
    assert found.observations == (Observation("day archive", TODAY, 2, url=url),)


@pytest.mark.parametrize(
    "html",
    [
        '<head><link rel="next" href="/2018/07/20/page/2/"></head><h2>x</h2>',
        '<div class="nav-links"><a href="/2018/07/20/page/2/">Older</a></div>',
        '<p><a href="/2018/07/20/page/3/">3</a> <a href="/2018/07/20/page/2/">2</a></p>',
    ],
)
def test_next_page_has_the_same_day(page, html):
    (following,) = SOURCE.read(
        page(html, "/2018/07/20/", entry=entry("/2018/07/20/")), Window()
    ).entries
    assert (following.url, following.kind) == (f"{page('').url}2018/07/20/page/2/", "listing")
    assert (following.day, following.source) == (TODAY, "day archive")


def test_link_to_the_next_day_is_no_next_page(page):
    html = '<a class="next" href="/2018/07/21/">Next</a>'
    assert (
        SOURCE.read(page(html, "/2018/07/20/", entry=entry("/2018/07/20/")), Window()).entries == ()
    )


def test_definition_names_the_next_page(page):
    source = DayArchive(SOURCE.pattern, "h2 > a", SOURCE.since, next="a.more", name="days")
    html = '<p><a class="more" href="/more?after=7">More</a></p>'
    (following,) = source.read(
        page(html, "/2018/07/20/", entry=entry("/2018/07/20/")), Window()
    ).entries
    assert (following.url, following.source) == ("https://courier.example/more?after=7", "days")


def test_header_bar_is_read(page):
    html = """<p>20 July 2018 - Friday - 7 Dhul-Qaʿda 1439 |
    <a href="/2018/07/20/">20/07/2018</a> (26)</p>"""
    found = SOURCE.read(page(html, "/2018/07/20/", entry=entry("/2018/07/20/")), Window())
    assert [(each.kind, each.count) for each in found.observations] == [
        ("day archive", 0),
        ("header bar", 26),
    ]


def test_selector_that_is_none_is_refused():
    with pytest.raises(DefinitionError, match="h2 >> a"):
        DayArchive(SOURCE.pattern, "h2 >> a[", SOURCE.since)
