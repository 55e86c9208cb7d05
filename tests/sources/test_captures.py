import json
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from crawler.errors import DefinitionError, PageError
from crawler.items import Entry, Page, Window
from crawler.sources import Captures, Copies
from crawler.sources.captures import LIMIT

SITE = "https://courier.example"
ARCHIVE = "http://archive.example:8070/news"
SOURCE = Captures("courier.example", f"{ARCHIVE}/cdx", f"{ARCHIVE}/{{timestamp}}id_/{{url}}")
DAY = date(2018, 7, 20)
ALL = Window()
STORY = f"{SITE}/2018/07/20/harbour-opens/"


def capture(url=STORY, digest="A", at="20190101120000", status="200", mime="text/html"):
    told = {"timestamp": at, "url": url, "status": status, "mime": mime, "digest": digest}
    return json.dumps({"urlkey": "x", **told})


def start(source=SOURCE, window=ALL):
    (entry,) = source.start(window, date(2020, 1, 1))
    return entry


def query(url):
    return parse_qsl(urlsplit(url).query)


def read(*lines, window=ALL, entry=None):
    entry = entry or start()
    page = Page("\n".join(lines).encode(), entry.url, "text/x-ndjson", None, 200, entry)
    return SOURCE.read(page, window)


def original(url, **headers):
    return SOURCE.original(Page(b"<p>", url, headers=headers))


def test_pages_that_were_received_are_asked_for_each_text_once():
    assert start().url.startswith(f"{ARCHIVE}/cdx?url=courier.example&matchType=host&output=json")
    asked = query(start().url)
    assert [value for name, value in asked if name == "filter"] == [
        "statuscode:200",
        "mimetype:text/html",
    ]
    assert {"collapse": "digest", "showResumeKey": "true", "limit": str(LIMIT)}.items() <= dict(
        asked
    ).items()


@pytest.mark.parametrize(
    ("pattern", "url", "match"),
    [
        ("courier.example", "courier.example", "host"),
        ("https://courier.example/", "courier.example", "host"),
        ("courier.example/*", "courier.example", "host"),
        ("*.courier.example", "courier.example", "domain"),
        ("courier.example/2018/", "courier.example/2018/", "prefix"),
        ("http://courier.example:8088/2018/*", "courier.example:8088/2018/", "prefix"),
    ],
)
def test_a_pattern_is_a_host_a_domain_or_the_beginning_of_addresses(pattern, url, match):
    asked = dict(query(start(Captures(pattern)).url))
    assert (asked["url"], asked["matchType"]) == (url, match)


def test_captures_are_of_the_window_or_later_unless_the_definition_says_so():
    assert "from" not in dict(query(start().url))
    asked = dict(query(start(window=Window(DAY, DAY)).url))
    assert asked["from"] == "20180719"
    assert "to" not in asked
    bounded = Captures("courier.example", first=date(2012, 1, 1), last=date(2013, 1, 1))
    asked = dict(query(start(bounded, Window(DAY)).url))
    assert (asked["from"], asked["to"]) == ("20120101", "20130101")


def test_a_capture_is_announced_at_the_archives_address_with_the_day_of_its_own():
    (entry,) = read(capture()).entries
    assert entry == Entry(
        f"{ARCHIVE}/20190101120000id_/{STORY}", "article", "captures", DAY, 1, start().url
    )


def test_of_equal_captures_the_first_is_read_and_only_one_of_a_story_counts_for_its_day():
    found = read(
        capture(),
        capture(at="20190201"),
        capture(digest="B", at="20190301"),
        capture(STORY.replace("https://", "http://www."), at="20190401"),
    )
    told = [(each.url.partition("id_")[0][-8:], each.day) for each in found.entries]
    assert told == [("01120000", DAY), ("20190301", None)]


@pytest.mark.parametrize(
    "line",
    [
        capture(f"{SITE}/"),
        capture(f"{SITE}/2018/07/20/"),
        capture(f"{SITE}/category/sport/"),
        capture(f"{SITE}/news/page/2/"),
        capture(f"{SITE}/wp-content/uploads/a.jpg"),
        capture(f"{SITE}/feed/"),
        capture(f"{SITE}/about-us/"),
        capture(status="404"),
        capture(status="301"),
        capture(mime="image/png"),
        capture(mime="warc/revisit"),
    ],
)
def test_what_is_no_article_is_left_out(line):
    assert read(line).entries == ()


def test_stories_whose_address_tells_another_day_are_left_out():
    other = capture(f"{SITE}/2018/07/19/ferry-sails/", "B")
    flat = capture(f"{SITE}/ferry-sails-in-the-evening/", "C")
    found = read(capture(), other, flat, window=Window(DAY, DAY))
    assert [each.day for each in found.entries] == [DAY, None]


def test_the_server_tells_how_to_go_on():
    more = f'[["timestamp","original"],["2018","{STORY}"],[],["a b)+2"]]'
    *_, following = read(more).entries
    assert following.kind == "listing"
    assert query(following.url) == [*query(start().url), ("resumeKey", "a b)+2")]
    again = f'[["timestamp","original"],["2019","{STORY}"],[],["c"]]'
    *_, third = read(again, entry=following).entries
    assert query(third.url) == [*query(start().url), ("resumeKey", "c")]


def test_a_server_that_knows_a_limit_and_no_way_on_is_asked_for_all_at_once():
    lines = [capture(f"{SITE}/{number}/") for number in range(LIMIT)]
    *_, following = read(*lines).entries
    assert query(following.url) == [pair for pair in query(start().url) if pair[0] != "limit"]
    found = read(*lines, entry=following).entries
    assert {each.kind for each in found} == {"article"}


def test_a_copy_is_the_page_that_it_is_of():
    page = original(f"{ARCHIVE}/20180720090000id_/{STORY}?x=1")
    assert (page.url, page.fetched_at, page.body) == (
        f"{STORY}?x=1",
        "2018-07-20T09:00:00Z",
        b"<p>",
    )
    assert isinstance(SOURCE, Copies)
    assert SOURCE.hosts == ("archive.example:8070",)
    assert Captures("courier.example").hosts == ("web.archive.org",)


def test_the_archive_says_better_when_a_capture_was_made():
    told = {"memento-datetime": "Sat, 21 Jul 2018 10:00:00 GMT"}
    page = original(f"{ARCHIVE}/20180720090000id_/{STORY}", **told)
    assert page.fetched_at == "2018-07-21T10:00:00Z"


@pytest.mark.parametrize(
    ("timestamp", "time"),
    [
        ("2018", "2018-01-01T00:00:00Z"),
        ("201807", "2018-07-01T00:00:00Z"),
        ("2018072009", "2018-07-20T09:00:00Z"),
    ],
)
def test_what_a_time_leaves_out_is_its_beginning(timestamp, time):
    assert original(f"{ARCHIVE}/{timestamp}id_/{STORY}").fetched_at == time


def test_usual_ports_of_old_captures_are_left_out():
    assert original(f"{ARCHIVE}/2018id_/http://a.example:80/x/").url == "http://a.example/x/"
    assert original(f"{ARCHIVE}/2018id_/http://a.example:8088/x").url == "http://a.example:8088/x"


@pytest.mark.parametrize(
    "url",
    [f"{ARCHIVE}/", "https://elsewhere.example/", f"{ARCHIVE}/20189999000000id_/{STORY}", None],
)
def test_what_is_no_capture_is_an_error(url):
    with pytest.raises(PageError, match="no capture"):
        original(url)


def test_an_address_of_captures_needs_time_and_address():
    with pytest.raises(DefinitionError, match="timestamp"):
        Captures("courier.example", capture=f"{ARCHIVE}/{{url}}")


@pytest.mark.parametrize(
    ("cdx", "begins"),
    [
        (None, "https://web.archive.org/web/20190101120000id_/"),
        (f"{ARCHIVE}/cdx", f"{ARCHIVE}/20190101120000id_/"),
    ],
)
def test_captures_stand_where_their_list_does(cdx, begins):
    source = Captures("courier.example", cdx) if cdx else Captures("courier.example")
    found = source.read(Page(capture().encode(), "https://a.example/"), ALL)
    assert found.entries[0].url == begins + STORY


def test_a_list_of_another_kind_needs_the_address_of_captures():
    with pytest.raises(DefinitionError, match="captures of https"):
        Captures("courier.example", "https://a.example/list")
