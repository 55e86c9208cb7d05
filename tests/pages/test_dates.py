"""Evidence from metadata, addresses and the archive; none is chosen here."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from crawler.cleaning import clean
from crawler.items import Article, Entry, Page
from crawler.pages import ArticlePage, read

TEXT = (
    "<p>The ferry between Harbour Street and the north quay carried 212 people on Friday.</p>" * 3
)
URL = "https://harbour.example/ferry/"
Reader = Callable[..., Article]


class Harbour(ArticlePage):
    """In Istanbul."""

    timezone = ZoneInfo("Europe/Istanbul")


def page(head: str, line: str = "") -> str:
    return f"<head>{head}</head><h1>Ferry runs again</h1>{line}<div>{TEXT}</div>"


def linked(properties: str, kind: str = "NewsArticle") -> str:
    return f'<script type="application/ld+json">{{"@type":"{kind}",{properties}}}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        (
            linked('"datePublished":"2018-07-20T13:25:00+03:00","dateModified":"2018-07-21"'),
            "2018-07-20T13:25:00+03:00",
            "2018-07-21",
        ),
        (
            linked('"datePublished":"2018-07-20T13:25Z"', "WebPage"),
            "2018-07-20T13:25:00+00:00",
            None,
        ),
        (
            meta("article:published_time", "2018-07-20T13:25:00+03:00")
            + meta("article:modified_time", "2018-07-20T14:00:00+03:00"),
            "2018-07-20T13:25:00+03:00",
            "2018-07-20T14:00:00+03:00",
        ),
        ('<meta name="pubdate" content="2018-07-20 13:25">', "2018-07-20T13:25:00", None),
        ('<meta itemprop="datePublished" content="2018-07-20">', "2018-07-20", None),
        (meta("article:published_time", "soon"), None, None),
    ],
)
def test_metadata_tells_the_dates(
    article: Reader, head: str, published: str | None, modified: str | None
) -> None:
    found = clean(article(page(head), url=URL))
    assert (found.date_published, found.date_modified) == (published, modified)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2018-07-20 13:25", "2018-07-20T13:25:00+03:00"),
        ("2016-01-20 13:25", "2016-01-20T13:25:00+02:00"),
        ("2017-01-20 13:25", "2017-01-20T13:25:00+03:00"),
        ("2018-07-20T13:25:00Z", "2018-07-20T13:25:00+00:00"),
        ("2018-07-20", "2018-07-20"),
    ],
)
def test_zone_of_the_site_is_for_times_without_one(article: Reader, raw: str, value: str) -> None:
    found = article(page(meta("article:published_time", raw)), Harbour, url=URL)
    assert found.date_evidence[0].value == value


def test_zone_is_told_with_its_source(article: Reader) -> None:
    head = meta("article:published_time", "2018-07-20T13:25:00+03:00")
    told = article(page(head), url=URL).date_evidence[0]
    assert (told.tz, told.tz_source, told.precision) == ("+03:00", "page", "second")
    head = meta("article:published_time", "2018-07-20 13:25")
    told = article(page(head), Harbour, url=URL).date_evidence[0]
    assert (told.tz, told.tz_source, told.precision) == ("Europe/Istanbul", "site", "minute")


def test_time_of_day_wins_over_midnight_and_over_the_day_alone(article: Reader) -> None:
    line = "<p>20 July 2018 13:25</p>"
    for told in ("2018-07-20", "2018-07-20T00:00:00Z"):
        found = clean(article(page(meta("article:published_time", told), line), Harbour, url=URL))
        assert found.date_published == "2018-07-20T13:25:00+03:00"


def test_midnight_is_a_time_where_nothing_else_is_told(article: Reader) -> None:
    head = meta("article:published_time", "2018-07-20T00:00:00+03:00")
    assert clean(article(page(head), url=URL)).date_published == "2018-07-20T00:00:00+03:00"


def test_address_and_archive_tell_the_day(article: Reader) -> None:
    found = article(page(""), url="https://harbour.example/2018/07/20/ferry/")
    assert [(each.value, each.source, each.precision) for each in found.date_evidence] == [
        ("2018-07-20", "address", "day")
    ]
    found = article(page(""), url="https://harbour.example/2018/07/ferry/")
    assert [(each.value, each.precision) for each in found.date_evidence] == [
        ("2018-07-01", "month")
    ]
    entry = Entry(URL, day=date(2018, 7, 19))
    found = read(Page(page(""), url=URL, entry=entry), site="harbour")[0]
    assert [(each.value, each.source) for each in found.date_evidence] == [
        ("2018-07-19", "archive")
    ]


@pytest.mark.parametrize(
    ("told", "zone", "value", "tz", "tz_source"),
    [
        ("2018-07-19T22:30:00+00:00", None, "2018-07-19T22:30:00+00:00", "+00:00", "page"),
        (
            "2018-07-19T22:30:00+00:00",
            ZoneInfo("Europe/Istanbul"),
            "2018-07-20T01:30:00+03:00",
            "Europe/Istanbul",
            "site",
        ),
        ("2018-07-20", ZoneInfo("Europe/Istanbul"), "2018-07-20", None, None),
    ],
)
def test_what_the_entry_announced_is_evidence(
    told: str, zone: ZoneInfo | None, value: str, tz: str | None, tz_source: str | None
) -> None:
    saved = Page(page(""), url=URL, entry=Entry(URL, published=told))
    layout = type("Layout", (ArticlePage,), {"timezone": zone})
    article = read(saved, (layout,), site="harbour")[0]
    (found,) = article.date_evidence
    assert (found.value, found.source) == (value, "announced")
    assert (found.tz, found.tz_source) == (tz, tz_source)
    assert clean(article).date_published == value


def test_day_of_the_address_takes_the_time_of_the_date_line(article: Reader) -> None:
    url = "https://harbour.example/2018/07/20/ferry/"
    found = clean(article(page("", "<p>20 July 2018 13:25</p>"), url=url))
    assert found.date_published == "2018-07-20T13:25:00"


def test_header_bar_is_seen_in_its_block(article: Reader) -> None:
    bar = "<div>20 July 2018 - Friday - 7 Dhul-Qaʿda 1439 | 20/07/2018 (26)</div>"
    found = article(f"{bar}<h1>Ferry runs again</h1><div>{TEXT}</div>", url=URL)
    (told,) = found.date_evidence
    assert (told.source, told.block, told.value) == ("header bar", 0, "2018-07-20")


def test_evidence_is_sorted_best_first(article: Reader) -> None:
    head = linked('"datePublished":"2018-07-20T13:25:00Z"') + meta("pubdate", "2018-07-20")
    scores = [each.score for each in article(page(head, "<p>20 July 2018</p>")).date_evidence]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 4


@pytest.mark.parametrize(
    "name",
    [
        "parsely-pub-date",
        "sailthru.date",
        "cXenseParse:recs:publishtime",
        "DC.date.issued",
        "article:published",
        "publish-date",
        "article.created",
    ],
)
def test_names_in_the_head_tell_the_day_of_publication(article: Reader, name: str) -> None:
    head = f'<meta name="{name}" content="2018-07-20T13:25:00+03:00">'
    found = clean(article(page(head), url=URL))
    assert found.date_published == "2018-07-20T13:25:00+03:00"


@pytest.mark.parametrize("name", ["og:updated_time", "article:modified_time", "DCTERMS.modified"])
def test_names_in_the_head_tell_the_last_change(article: Reader, name: str) -> None:
    head = f'<meta name="{name}" content="2018-07-20T13:25:00+03:00">'
    found = clean(article(page(head), url=URL))
    assert (found.date_published, found.date_modified) == (None, "2018-07-20T13:25:00+03:00")
