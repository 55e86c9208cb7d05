from datetime import date

from crawler.items import Entry, Window
from crawler.sources import YearArchive

SOURCE = YearArchive("https://courier.example/{day:%Y}/", links="h2 > a", since=date(2016, 5, 10))


def years(since=None, until=None):
    entries = SOURCE.start(Window(since, until), date(2018, 7, 20))
    return [entry.url.removeprefix("https://courier.example") for entry in entries]


def test_start_is_a_listing_a_year_newest_first():
    assert years() == ["/2018/", "/2017/", "/2016/"]
    assert years(date(2016, 12, 31), date(2017, 1, 1)) == ["/2017/", "/2016/"]
    assert years(until=date(2015, 12, 31)) == []


def test_articles_of_the_window_and_the_next_page_are_listed(page):
    html = """<h2><a href="/2018/07/19/b/">B</a></h2><h2><a href="/2018/05/17/c/">C</a></h2>
    <a rel="next" href="/2018/page/2/">Older</a>"""
    entry = Entry("https://courier.example/2018/", "listing", "year archive")
    found = SOURCE.read(page(html, "/2018/", entry=entry), Window(until=date(2018, 6, 30)))
    assert [(each.kind, each.day, each.source) for each in found.entries] == [
        ("article", date(2018, 5, 17), "year archive"),
        ("listing", None, "year archive"),
    ]
