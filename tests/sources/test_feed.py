import gzip
import json
from contextlib import suppress
from datetime import date

import pytest

from crawler.errors import SourceError
from crawler.items import Entry, Observation, Page, Window
from crawler.sources import Feed
from crawler.sources.feed_file import MARKS, NAMESPACES, WIDE

HOME = "https://courier.example"
SOURCE = Feed(f"{HOME}/rss.xml")
RSS = "application/rss+xml; charset=utf-8"


def item(path, published="", extra=""):
    told = f"<pubDate>{published}</pubDate>" if published else ""
    return f"<item><title>A</title><link>{HOME}{path}</link>{told}{extra}</item>"


def rss(*items, channel=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Courier</title><link>{HOME}/</link>{channel}{''.join(items)}"
        "</channel></rss>"
    )


def atom(*entries, links=""):
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>{links}{"".join(entries)}</feed>'


def read(body, url=f"{HOME}/rss.xml", *, window=Window(), source=SOURCE, kind=RSS):  # noqa: B008
    body = body.encode() if isinstance(body, str) else body
    return source.read(Page(body, url, kind), window)


def articles(listed):
    return [each.url.removeprefix(HOME) for each in listed.entries if each.kind == "article"]


def listings(listed):
    return [each.url.removeprefix(HOME) for each in listed.entries if each.kind == "listing"]


def test_start_is_the_address_that_was_named():
    assert list(SOURCE.start(Window(), date(2018, 7, 20))) == [
        Entry(f"{HOME}/rss.xml", "listing", "feed")
    ]
    assert not SOURCE.is_calendar


def test_entry_of_rss_is_read():
    body = rss(
        item(
            "/2018/07/20/harbour-opens/",
            "Thu, 19 Jul 2018 22:30:00 +0000",
            f"<comments>{HOME}/2018/07/20/harbour-opens/#comments</comments>"
            '<guid isPermaLink="false">tag:courier,1</guid>',
        ).replace("<title>A<", "<title>Harbour &amp;amp; <![CDATA[<i>quay</i>]]><")
    )
    assert read(body).entries == (
        Entry(
            f"{HOME}/2018/07/20/harbour-opens/",
            "article",
            "feed",
            date(2018, 7, 20),
            1,
            f"{HOME}/rss.xml",
            "Harbour & quay",
            "2018-07-19T22:30:00+00:00",
        ),
    )


def test_day_in_utc_is_left_open():
    found = read(rss(item("/a/", "Fri, 20 Jul 2018 22:30:00 GMT"))).entries[0]
    assert (found.day, found.published) == (None, "2018-07-20T22:30:00+00:00")


def test_day_with_the_sites_own_offset_is_kept():
    found = read(rss(item("/a/", "Fri, 20 Jul 2018 23:30:00 +0300"))).entries[0]
    assert (found.day, found.published) == (date(2018, 7, 20), "2018-07-20T23:30:00+03:00")


def test_guid_is_the_address_only_where_it_is_one():
    permalink = f"<item><guid>{HOME}/a/</guid></item>"
    other = f'<item><guid isPermaLink="false">{HOME}/?p=1</guid></item>'
    assert articles(read(rss(permalink, other))) == ["/a/"]


def test_entry_of_atom_is_read():
    body = atom(
        """<entry><title type="html">Harbour &amp;amp; &lt;b&gt;quay&lt;/b&gt;</title>
        <link rel="replies" href="/a/comments/"/><link rel="alternate" href="/a/"/>
        <published>2018-07-20T09:00:00+03:00</published><updated>2018-07-21T09:00:00Z</updated>
        </entry>"""
    )
    found = read(body, f"{HOME}/feed/atom.xml").entries[0]
    assert (found.url, found.title) == (f"{HOME}/a/", "Harbour & quay")
    assert found.published == "2018-07-20T09:00:00+03:00"
    assert found.modified == "2018-07-21T09:00:00+00:00"


def test_change_of_an_atom_entry_is_not_its_publication():
    body = atom('<entry><link href="/a/"/><updated>2018-07-21T09:00:00Z</updated></entry>')
    found = read(body).entries[0]
    assert (found.published, found.modified) == (None, "2018-07-21T09:00:00+00:00")


def test_date_of_dublin_core_is_the_publication():
    body = rss(item("/a/", extra="<dc:date>2018-07-20T09:00:00+03:00</dc:date>"))
    found = read(body).entries[0]
    assert (found.published, found.modified) == ("2018-07-20T09:00:00+03:00", None)


@pytest.mark.parametrize(
    "body",
    [
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns="http://purl.org/rss/1.0/"><channel rdf:about="{HOME}"><title>C</title></channel>
            <item rdf:about="{HOME}/a/"><title>A</title><link>{HOME}/a/</link></item></rdf:RDF>""",
        f"""<rss version="0.91"><channel><title>C</title><item><title>A</title>
            <link>{HOME}/a/</link></item></channel></rss>""",
        rss(item("/a/")).replace("<title>A", "<title>Sea &nbsp; & land &hellip;"),
        gzip.compress(rss(item("/a/")).encode()),
        "\ufeff" + rss(item("/a/")),
    ],
)
def test_other_and_broken_feeds_are_read(body):
    assert articles(read(body)) == ["/a/"]


def test_json_feed_is_read():
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "next_url": "/feed.json?page=2",
        "items": [
            {
                "id": "1",
                "url": "/a/",
                "title": "Harbour\nopens",
                "date_published": "2018-07-20T09:00:00+03:00",
                "date_modified": "2018-07-21T09:00:00+03:00",
            },
            {"id": f"{HOME}/b/", "external_url": "https://other.example/"},
            {"id": 3},
            "none",
        ],
    }
    found = read(json.dumps(body), f"{HOME}/feed.json", kind="application/feed+json")
    assert articles(found) == ["/a/", "/b/"]
    assert listings(found) == ["/feed.json?page=2"]
    first = found.entries[0]
    assert (first.title, first.day) == ("Harbour opens", date(2018, 7, 20))
    assert first.modified == "2018-07-21T09:00:00+03:00"


@pytest.mark.parametrize(
    ("url", "following"),
    [
        ("/feed/", "/feed/?paged=2"),
        ("/feed/?paged=2", "/feed/?paged=3"),
        ("/tr/feed/atom/", "/tr/feed/atom/?paged=2"),
        ("/?feed=rss2", "/?feed=rss2&paged=2"),
        ("/?feed=rss2&paged=9", "/?feed=rss2&paged=10"),
    ],
)
def test_feed_of_wordpress_is_read_page_by_page(url, following):
    assert listings(read(rss(item("/a/")), HOME + url)) == [following]


def test_wordpress_is_also_told_by_what_made_the_feed():
    channel = "<generator>https://wordpress.org/?v=6.1</generator>"
    assert listings(read(rss(item("/a/"), channel=channel))) == ["/rss.xml?paged=2"]
    assert listings(read(rss(item("/a/")))) == []


def test_feed_of_blogger_is_read_page_by_page():
    channel = (
        "<generator>Blogger</generator>"
        '<openSearch:totalResults xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">3'
        '</openSearch:totalResults><openSearch:startIndex xmlns:openSearch="http://a9.com/-/spec/'
        'opensearchrss/1.0/">1</openSearch:startIndex>'
    )
    found = read(rss(item("/a/"), item("/b/"), channel=channel), f"{HOME}/feeds/posts/default")
    assert listings(found) == ["/feeds/posts/default?start-index=3"]
    assert found.observations == (Observation("feed", None, 3, url=f"{HOME}/feeds/posts/default"),)
    last = read(
        rss(item("/c/"), channel=channel.replace(">1<", ">3<")),
        f"{HOME}/feeds/posts/default?start-index=3",
    )
    assert listings(last) == []


@pytest.mark.parametrize("relation", ["next", "prev-archive"])
def test_named_pages_of_older_entries_are_read(relation):
    links = f'<link rel="{relation}" href="/older.xml"/><link rel="self" href="/rss.xml"/>'
    entry = '<entry><link href="/a/"/></entry>'
    assert listings(read(atom(entry, links=links))) == ["/older.xml"]
    assert listings(read(atom(entry, links=links), f"{HOME}/older.xml")) == []
    in_rss = rss(item("/a/"), channel=f'<atom:link rel="{relation}" href="/older.xml"/>')
    assert listings(read(in_rss)) == ["/older.xml"]


def test_paging_ends_with_a_page_without_entries():
    assert read(rss(), f"{HOME}/feed/?paged=9").entries == ()


def test_paging_can_be_turned_off():
    source = Feed(f"{HOME}/feed/", paged=False)
    assert listings(read(rss(item("/a/")), f"{HOME}/feed/", source=source)) == []


def test_paging_ends_when_all_entries_are_older_than_the_window():
    body = rss(
        item("/a/", "Fri, 20 Jul 2018 09:00:00 +0000"),
        item("/b/", "Wed, 18 Jul 2018 09:00:00 +0000"),
    )
    found = read(body, f"{HOME}/feed/", window=Window(date(2018, 7, 20)))
    assert (articles(found), listings(found)) == (["/a/"], ["/feed/?paged=2"])
    found = read(body, f"{HOME}/feed/", window=Window(date(2018, 7, 22)))
    assert (articles(found), listings(found)) == ([], [])
    assert found.shown == (f"{HOME}/a/", f"{HOME}/b/")


def test_entries_after_the_window_are_passed_over():
    body = rss(item("/a/", "Fri, 20 Jul 2018 09:00:00 +0000"))
    found = read(body, f"{HOME}/feed/", window=Window(until=date(2018, 7, 10)))
    assert (articles(found), listings(found)) == ([], ["/feed/?paged=2"])


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [
        ("utf-8", "text/html"),
        ("utf-8", "text/xml; charset=iso-8859-1"),
        ("utf-16", "application/xml"),
        ("windows-1254", "text/xml"),
    ],
)
def test_titles_are_decoded_whatever_the_server_says(encoding, kind):
    body = rss(item("/a/").replace(">A<", ">Köprü açıldı, şehir bekliyor<"))
    body = body.replace("UTF-8", encoding).encode(encoding)
    assert read(body, kind=kind).entries[0].title == "Köprü açıldı, şehir bekliyor"


@pytest.mark.parametrize("href", ["file:///etc/passwd", "javascript:alert(1)", "http://[::1", "  "])
def test_entry_without_an_address_of_the_web_is_left_out(href):
    body = f"<rss version='2.0'><channel><item><link>{href}</link></item></channel></rss>"
    assert read(body).entries == ()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><head><title>No</title></head><body><p>Nothing here</p></body></html>",
        "Nothing here.",
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"',
        '{"items": []}',
        '{"version": "https://jsonfeed.org/version/1.1"}',
        "[" * 100_000,
        '{"a":' * 100_000,
        rss(item("/a/"), item("/b/"))[:-20],
        rss(item("/a/"), item("/b/"))[:-60],
        gzip.compress(rss(item("/a/")).encode())[:-9],
        "<rss version='2.0'><channel>" + "<item/>" * MARKS + "</channel></rss>",
        rss("".join(f'<a xmlns:p{n}="u{n}"/>' for n in range(NAMESPACES + 1))),
        rss(f"<a {'b ' * WIDE}/>"),
    ],
)
def test_what_is_no_whole_feed_is_an_error(body):
    with pytest.raises(SourceError):
        read(body)


@pytest.mark.parametrize(
    "body",
    [
        rss(item("/a/").replace(">A<", ">&#55555555555555;<"))[:-9] + "</rss> x",
        rss(item("/a/")).replace("<rss ", '<rss xmlns="a b c" '),
        rss(item("/a/"), channel='<atom:link rel="next" href="http://[/"/>'),
    ],
)
def test_oddities_are_errors_of_ours_or_none(body):
    with suppress(SourceError):
        assert articles(read(body)) == ["/a/"]


def test_entities_are_not_expanded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    body = rss(item("/a/")).replace("<title>A", "<title>&l8;")
    body = body.replace("<rss", f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss', 1)
    found = read(body).entries[0]
    assert len(found.title or "") < 100
