from datetime import date

from crawler.items import Entry, Window
from crawler.sources import DayArchive, Filling, Listing, MonthArchive

DAYS = [date(2018, 7, 18), date(2018, 7, 20)]
TODAY = date(2018, 7, 25)
ALL = Window()
ARCHIVE = DayArchive("https://a.example/{day:%Y/%m/%d}/", "h2 > a", since=date(2018, 7, 1))
MONTHS = MonthArchive("https://a.example/{day:%Y/%m}/", "h2 > a", since=date(2018, 7, 1))
NEWS = Listing(("https://a.example/news/",), "h2 > a")


def start(filling, *sources):
    return [entry.url.removeprefix("https://a.example") for entry in filling.start(sources, TODAY)]


def test_calendars_begin_with_the_days_that_are_missing():
    assert start(Filling(DAYS, (), ALL), ARCHIVE) == ["/2018/07/18/", "/2018/07/20/"]
    assert set(start(Filling(DAYS, (), ALL), MONTHS)) == {"/2018/07/"}


def test_what_knows_no_calendar_begins_only_where_a_listing_has_to_be_found():
    assert start(Filling(DAYS, (), ALL), NEWS) == []
    assert start(Filling(DAYS, DAYS[:1], ALL), NEWS) == ["/news/"]


def test_other_days_are_not_wanted():
    filling = Filling(DAYS, (), ALL)
    wanted = [Entry("https://a.example/b/", day=day) for day in (*DAYS, None)]
    assert all(map(filling.wants, wanted))
    assert not filling.wants(Entry("https://a.example/c/", day=date(2018, 7, 19)))
    assert filling.window == Window(*DAYS)


def test_where_a_listing_without_a_day_is_missing_all_that_is_new_is_wanted():
    filling = Filling([*DAYS, None], (), Window(since=date(2018, 1, 1)))
    assert filling.wants(Entry("https://a.example/c/", day=date(2018, 7, 19)))
    assert filling.window == Window(since=date(2018, 1, 1))
