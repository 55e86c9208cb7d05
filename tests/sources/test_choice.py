"""Sources by name, for a site without a definition."""

from datetime import date

import pytest

from crawler.errors import DefinitionError
from crawler.items import Window
from crawler.sources.choice import choose

URL = "https://courier.example/news/"
SINCE = date(2018, 7, 19)
TODAY = date(2018, 7, 20)


def begins(choice):
    """Return the addresses that each source begins with."""
    return {
        source.name: [entry.url for entry in source.start(Window(since=SINCE), TODAY)]
        for source in choice.sources
    }


def test_without_addresses_the_usual_ones_are_asked():
    choice = choose("sitemap,feed,wordpress", URL, {}, None)
    assert begins(choice)["sitemap"] == ["https://courier.example/robots.txt"]
    assert begins(choice)["feed"] == ["https://courier.example/feed/"]
    assert begins(choice)["wordpress"][0].startswith("https://courier.example/")
    guesses = {
        (entry.source, entry.url)
        for each in choice.guesses
        for entry in each.start(Window(), date(2018, 7, 20))
    }
    assert ("sitemap", "https://courier.example/wp-sitemap.xml") in guesses
    assert ("feed", "https://courier.example/rss.xml") in guesses


def test_several_addresses_are_several_sources_with_names_of_their_own():
    choice = choose(
        "feed", URL, {"feed": "https://courier.example/a https://courier.example/b"}, None
    )
    assert begins(choice) == {
        "feed": ["https://courier.example/a"],
        "feed 2": ["https://courier.example/b"],
    }
    assert choice.guesses == ()


def test_archives_by_date_are_asked_from_the_first_day_on():
    given = {"days": "https://courier.example/{day:%Y/%m/%d}/"}
    assert begins(choose("days", URL, given, SINCE)) == {
        "day archive": [
            "https://courier.example/2018/07/20/",
            "https://courier.example/2018/07/19/",
        ]
    }


@pytest.mark.parametrize(
    ("names", "given", "since", "told"),
    [
        ("telepathy", {}, None, "source=telepathy is none"),
        ("", {}, None, "is none: take links"),
        ("days", {}, SINCE, "needs the pattern"),
        ("days", {"days": "https://c.example/{day:%Y/%m/%d}/"}, None, "needs the first day"),
        ("days", {"days": "https://c.example/archive/"}, SINCE, "names no day"),
        ("days", {"days": "https://c.example/{month}/"}, SINCE, "is no pattern"),
        ("days", {"days": "https://c.example/{day.secret}/"}, SINCE, "is no pattern"),
        ("days", {"days": "/{day:%Y/%m/%d}/"}, SINCE, "is no web address"),
        ("feed", {"feed": "file:///etc/passwd"}, None, "is no web address"),
        ("links", {"feed": "https://c.example/feed/"}, None, "of no use without source=feed"),
    ],
)
def test_what_is_of_no_use_is_refused_and_says_why(names, given, since, told):
    with pytest.raises(DefinitionError, match=told):
        choose(names, URL, given, since)


def test_captures_are_those_of_the_host_at_the_archive_that_is_named():
    given = {"cdx": "https://pywb.example/news/cdx",
             "capture": "https://pywb.example/news/{timestamp}id_/{url}"}  # fmt: skip
    (source,) = choose("captures", URL, given, None).sources
    assert source.hosts == ("pywb.example",)
    assert begins(choose("captures", URL, given, None))["captures"][0].startswith(given["cdx"])
    assert "courier.example" in begins(choose("captures", URL, given, None))["captures"][0]
    with pytest.raises(DefinitionError, match="of no use without source=captures"):
        choose("links", URL, {"cdx": given["cdx"]}, None)
    with pytest.raises(DefinitionError, match="is no web address"):
        choose("captures", URL, {"cdx": "file:///etc/passwd"}, None)
