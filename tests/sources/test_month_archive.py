from datetime import date

from crawler.items import Entry, Window
from crawler.sources import MonthArchive

SOURCE = MonthArchive(
    "https://courier.example/{day:%Y/%m}/", links="h2 > a", since=date(2018, 5, 10)
)


def months(since=None, until=None):
    entries = SOURCE.start(Window(since, until), date(2018, 7, 20))
    return [entry.url.removeprefix("https://courier.example") for entry in entries]


def test_start_is_a_listing_a_month_newest_first():
    assert months() == ["/2018/07/", "/2018/06/", "/2018/05/"]
    assert months(date(2018, 6, 30), date(2018, 7, 1)) == ["/2018/07/", "/2018/06/"]
    assert months(until=date(2018, 4, 30)) == []


def test_month_lists_no_day():
    assert {entry.day for entry in SOURCE.start(Window(), date(2018, 7, 20))} == {None}


def test_articles_have_the_day_that_is_told(page):
    html = """<div><h2><a href="/a/">A</a></h2><p>20 July 2018</p></div>
    <div><h2><a href="/2018/07/19/b/">B</a></h2></div><div><h2><a href="/c/">C</a></h2></div>"""
    entry = Entry("https://courier.example/2018/07/", "listing", "month archive")
    found = SOURCE.read(page(html, "/2018/07/", entry=entry), Window())
    assert [each.day for each in found.entries] == [date(2018, 7, 20), date(2018, 7, 19), None]
    assert found.observations == ()


def test_next_page_is_read_until_all_is_older(page):
    html = """<h2><a href="/2018/07/19/b/">B</a></h2><h2><a href="/2018/07/18/c/">C</a></h2>
    <div class="pagination"><a href="/2018/07/page/2/">2</a></div>"""
    for since, kinds in ((19, ["article", "listing"]), (20, [])):
        window = Window(date(2018, 7, since))
        found = SOURCE.read(page(html, "/2018/07/"), window)
        assert [each.kind for each in found.entries] == kinds
