from datetime import date

import pytest

from crawler.errors import DefinitionError
from crawler.items import Entry, Window
from crawler.sources import Announcers, Captures, DayArchive, Listing, Sitemap, WordPress

HOME = "https://courier.example"
SOURCES = (
    DayArchive(HOME + "/{day:%Y/%m/%d}/", "h2 > a", date(2018, 7, 1)),
    Listing((f"{HOME}/news/", f"{HOME}/sport/"), "h2 > a"),
    Sitemap(f"{HOME}/sitemap.xml"),
    WordPress(f"{HOME}/"),
    Captures(
        "courier.example", "https://kept.example/cdx", "https://kept.example/{timestamp}/{url}"
    ),
)
ALL = Announcers(SOURCES)


def entry(source, kind="listing"):
    return Entry(f"{HOME}/a/", kind, source)


def test_who_announced_an_address_is_told_by_its_entry():
    assert [ALL.of(entry(each.name)) for each in SOURCES] == list(SOURCES)
    assert ALL.of(entry("of a person")) is None


def test_what_a_source_is_beside_is_told_of_its_entries_alone():
    assert ALL.copies(entry("captures", "article")) is SOURCES[4]
    assert ALL.copies(entry("listing")) is None
    assert ALL.ends(entry("wordpress")) is SOURCES[3]
    assert ALL.ends(entry("wordpress", "article")) is None
    assert ALL.largest(entry("sitemap")) == Sitemap.largest
    assert ALL.largest(entry("sitemap", "article")) is None
    assert ALL.largest(entry("listing")) is None
    assert ALL.is_calendar(entry("day archive"))
    assert not ALL.is_calendar(entry("of a person"))


def test_hosts_that_keep_copies_are_named():
    assert list(ALL.hosts) == ["kept.example"]


def test_all_that_sources_begin_with_and_the_first_of_each():
    window = Window(date(2018, 7, 1), date(2018, 7, 2))
    some = Announcers(SOURCES[:2])
    every = [each.url.removeprefix(HOME) for each in some.start(window, date(2018, 7, 20))]
    assert every == ["/2018/07/02/", "/2018/07/01/", "/news/", "/sport/"]
    first = [each.url.removeprefix(HOME) for each in some.first(window, date(2018, 7, 20))]
    assert first == ["/2018/07/02/", "/news/"]


def test_a_source_that_was_given_no_text_is_refused():
    with pytest.raises(DefinitionError, match="Sitemap takes one text as url, not"):
        Announcers((Sitemap((f"{HOME}/sitemap.xml",)),))
