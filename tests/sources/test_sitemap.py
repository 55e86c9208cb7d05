import gzip
from datetime import date

import pytest

from crawler.errors import SourceError
from crawler.items import Entry, Observation, Window
from crawler.sources import Sitemap
from crawler.sources.sitemap_xml import MOST

HOME = "https://courier.example"
SOURCE = Sitemap(f"{HOME}/sitemap.xml")
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
IMAGE = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def urlset(*paths, schema=SCHEMA):
    rows = "".join(f"<url><loc>{HOME}{path}</loc></url>" for path in paths)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {schema}>{rows}</urlset>'


def index(**lastmods):
    rows = "".join(
        f"<sitemap><loc>{HOME}/{name}.xml</loc><lastmod>{lastmod}</lastmod></sitemap>"
        for name, lastmod in lastmods.items()
    )
    return f"<sitemapindex {SCHEMA}>{rows}</sitemapindex>"


@pytest.fixture
def listed(page):
    def read(body, *, path="/sitemap.xml", window=Window(), source=SOURCE, **told):  # noqa: B008
        made = page("", path, entry=Entry(HOME + path, "listing"), **told)
        body = body.encode() if isinstance(body, str) else body
        return source.read(type(made)(body, made.url, made.content_type), window)

    return read


@pytest.fixture
def paths(listed):
    def read(body, **told):
        return [each.url.removeprefix(HOME) for each in listed(body, **told).entries]

    return read


def test_start_is_the_address_that_was_named():
    assert list(SOURCE.start(Window(), date(2018, 7, 20))) == [
        Entry(f"{HOME}/sitemap.xml", "listing", "sitemap")
    ]
    assert not SOURCE.is_calendar


def test_news_fields_are_kept_as_hints(listed):
    body = f"""<urlset {SCHEMA} {NEWS} {IMAGE}><url>
        <loc> {HOME}/harbour-opens/ </loc><lastmod>2018-07-22T10:00:00+03:00</lastmod>
        <image:image><image:loc>{HOME}/a.jpg</image:loc><image:title>Quay</image:title></image:image>
        <news:news><news:publication><news:name>Courier</news:name></news:publication>
          <news:publication_date>2018-07-20T09:00:00+03:00</news:publication_date>
          <news:title>Harbour &amp; quay\n opened</news:title></news:news>
    </url></urlset>"""
    assert listed(body).entries == (
        Entry(
            f"{HOME}/harbour-opens/",
            "article",
            "sitemap",
            date(2018, 7, 20),
            1,
            f"{HOME}/sitemap.xml",
            "Harbour & quay opened",
            "2018-07-20T09:00:00+03:00",
            "2018-07-22T10:00:00+03:00",
        ),
    )


def test_day_in_utc_is_left_open(listed):
    body = f"""<urlset {SCHEMA} {NEWS}><url><loc>{HOME}/harbour-opens/</loc><news:news>
        <news:publication_date>2018-07-20T22:30:00Z</news:publication_date>
        </news:news></url></urlset>"""
    entry = listed(body).entries[0]
    assert (entry.day, entry.published) == (None, "2018-07-20T22:30:00+00:00")


@pytest.mark.parametrize(
    "schema", ["", 'xmlns="http://www.google.com/schemas/sitemap/0.84"', f"{NEWS} {IMAGE}"]
)
def test_any_namespace_or_none_is_read(paths, schema):
    assert paths(urlset("/a-1/", "/b-2/", schema=schema)) == ["/a-1/", "/b-2/"]


def test_prefix_that_nobody_declares_is_read(listed):
    body = f"""<urlset><url><loc>{HOME}/a-1/</loc><image:loc>{HOME}/i.jpg</image:loc>
        <news:news><news:publication_date>2018-07-20</news:publication_date></news:news></url>
        </urlset>"""
    assert [(each.url, each.day) for each in listed(body).entries] == [
        (f"{HOME}/a-1/", date(2018, 7, 20))
    ]


def test_gzip_is_told_by_its_bytes(paths):
    assert paths(gzip.compress(urlset("/a-1/").encode()), content_type="text/xml") == ["/a-1/"]
    assert paths(urlset("/a-1/"), path="/sitemap.xml.gz") == ["/a-1/"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_read(paths, encoding):
    body = urlset("/köprü-1/").replace("UTF-8", encoding.removesuffix("-sig"))
    assert paths(body.encode(encoding)) == ["/köprü-1/"]


def test_declared_encoding_is_read(paths):
    body = urlset("/köprü-1/").replace("UTF-8", "windows-1254")
    assert paths(body.encode("cp1254")) == ["/köprü-1/"]


@pytest.mark.parametrize(
    "body",
    [
        urlset("/a-1/?x=1&y=2"),
        "\n\n" + urlset("/a-1/?x=1&amp;y=2"),
        urlset("/a-1/?x=1&amp;y=2").replace("<urlset", "\x0b<!-- \x1f --><urlset"),
    ],
)
def test_what_is_nearly_xml_is_mended(paths, body):
    assert paths(body) == ["/a-1/?x=1&y=2"]


def test_list_of_addresses_is_read(paths):
    body = f"\ufeff{HOME}/a-1/\r\n\r\n {HOME}/b-2/\nno address\n"
    assert paths(body, path="/sitemap.txt", content_type="text/plain") == ["/a-1/", "/b-2/"]


def test_robots_txt_leads_to_its_sitemaps(listed):
    body = f"User-agent: *\nDisallow: /x\nsitemap : {HOME}/one.xml # all\nSitemap: /two.xml\n"
    found = listed(body, path="/robots.txt", content_type="text/plain")
    assert [(each.url, each.kind) for each in found.entries] == [
        (f"{HOME}/one.xml", "listing"),
        (f"{HOME}/two.xml", "listing"),
    ]


def test_robots_txt_without_a_sitemap_is_an_error(listed):
    with pytest.raises(SourceError):
        listed("User-agent: *\nDisallow:\n", path="/robots.txt", content_type="text/plain")


def test_feed_given_as_a_sitemap_is_read(listed):
    body = f"""<rss version="2.0"><channel><item><title>A</title><link>{HOME}/a/</link>
        </item></channel></rss>"""
    found = listed(body, path="/rss.xml")
    assert [(each.url, each.kind, each.source) for each in found.entries] == [
        (f"{HOME}/a/", "article", "sitemap")
    ]


def test_sitemaps_changed_last_before_the_window_are_left_out(paths):
    body = index(a="2018-06-30", b="2018-07-01", c="2018-06-30T22:30:00Z", d="soon")
    assert paths(body, window=Window(date(2018, 7, 1), date(2018, 7, 3))) == [
        "/b.xml",
        "/c.xml",  # in the site's own zone that may be July
        "/d.xml",
    ]


def test_sitemaps_of_other_periods_are_left_out(paths):
    names = [f"/post-sitemap-2018-{month:02}.xml" for month in range(1, 10)]
    rows = "".join(f"<sitemap><loc>{HOME}{name}</loc></sitemap>" for name in names)
    body = f"<sitemapindex>{rows}</sitemapindex>"
    window = Window(date(2018, 7, 3), date(2018, 7, 20))
    assert paths(body, window=window) == ["/post-sitemap-2018-07.xml"]
    assert paths(body) == names


def test_sitemaps_of_what_is_no_article_are_left_out(paths):
    rows = "".join(
        f"<sitemap><loc>{HOME}/wp-sitemap-{name}-1.xml</loc></sitemap>"
        for name in ("posts-post", "posts-page", "taxonomies-category", "users")
    )
    assert paths(f"<sitemapindex>{rows}</sitemapindex>") == ["/wp-sitemap-posts-post-1.xml"]


def test_sitemap_entry_keeps_when_it_changed(listed):
    entry = listed(index(a="2018-07-20T09:00:00+03:00")).entries[0]
    assert (entry.kind, entry.modified) == ("listing", "2018-07-20T09:00:00+03:00")


def test_articles_changed_last_before_the_window_are_left_out(paths):
    rows = "".join(
        f"<url><loc>{HOME}/story-{day}/</loc><lastmod>2018-07-{day}</lastmod></url>"
        for day in (18, 19, 20, 21)
    )
    window = Window(date(2018, 7, 20), date(2018, 7, 20))
    assert paths(f"<urlset>{rows}</urlset>", window=window) == ["/story-20/", "/story-21/"]


def test_articles_whose_address_names_another_day_are_left_out(paths):
    body = urlset("/2018/07/19/a/", "/2018/07/20/b/", "/c-story/")
    window = Window(date(2018, 7, 20), date(2018, 7, 20))
    assert paths(body, window=window) == ["/2018/07/20/b/", "/c-story/"]


def test_what_is_no_article_is_left_out(paths):
    body = urlset(
        "/", "/tag/sea/", "/author/jo/", "/category/world/", "/about/", "/2018/07/", "/x.pdf",
        "/?page_id=2", "/news/page/3/", "/harbour/", "/2018/07/20/weather/", "/?p=12",
    )  # fmt: skip
    assert paths(body) == ["/harbour/", "/2018/07/20/weather/", "/?p=12"]


def test_sitemap_of_articles_may_have_any_names_in_it(paths):
    body = urlset("/", "/about/", "/search/", "/tag/")
    assert paths(body, path="/post-sitemap.xml") == ["/about/", "/search/", "/tag/"]


def test_number_of_its_articles_is_observed(listed):
    window = Window(date(2018, 7, 20))
    found = listed(urlset("/", "/2018/07/19/a/", "/2018/07/20/b/"), window=window)
    assert found.observations == (Observation("sitemap", None, 2, url=f"{HOME}/sitemap.xml"),)
    assert found.shown == (f"{HOME}/2018/07/19/a/", f"{HOME}/2018/07/20/b/")


def test_empty_sitemap_lists_nothing(listed):
    found = listed(urlset())
    assert (found.entries, found.observations) == ((), ())


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><head><title>Not found</title></head><body><p>Nothing here</p></body></html>",
        urlset("/a-1/", "/b-2/")[:-12],
        urlset("/a-1/", "/b-2/")[:90],
        "Nothing here.",
        '{"items": []}',
        b"\x00\x01\x02\x03" * 50,
        f'<!DOCTYPE urlset [<!ENTITY a "b">]>{urlset("/&a;/")[38:]}',
        f'<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]>{urlset("/&a;/")[38:]}',
        "<urlset>" + "<url>" * 300 + "</url>" * 300 + "</urlset>",
    ],
)
def test_what_is_no_whole_sitemap_is_an_error(listed, body):
    with pytest.raises(SourceError):
        listed(body)


def test_sitemap_with_too_many_addresses_is_an_error(listed):
    with pytest.raises(SourceError, match="more than"):
        listed("<urlset>" + "<url/>" * (MOST + 1) + "</urlset>")


def test_sitemap_that_names_itself_leads_nowhere(paths):
    assert paths(index(sitemap="2018-07-20")) == []


def test_mending_leaves_quoted_text_alone(paths):
    body = f"<urlset><url><loc><![CDATA[{HOME}/a-1/?x=1&y=2]]></loc></url><!-- \x1f --></urlset>"
    assert paths(body) == ["/a-1/?x=1&y=2"]


@pytest.mark.parametrize(
    ("count", "told", "is_kept"),
    [
        (5, "2018-07-20T09:00:00Z", False),
        (4, "2018-07-20T09:00:00Z", True),
        (5, "2018-07-20", True),
    ],
)
def test_time_that_all_addresses_have_is_no_change_of_theirs(listed, count, told, is_kept):
    row = f"<url><loc>{HOME}/a-story/</loc><lastmod>{told}</lastmod></url>"
    found = listed(f"<urlset>{row * count}</urlset>").entries
    assert [each.modified is not None for each in found] == [is_kept] * count


@pytest.mark.parametrize("url", ["http://[::1", "http://[", "//[/x"])
def test_what_is_no_address_is_left_out(paths, url):
    good = f"<url><loc>{HOME}/a-story/</loc></url>"
    assert paths(f"<urlset><url><loc>{url}</loc></url>{good}</urlset>") == ["/a-story/"]
    child = f"<sitemap><loc>{url}</loc></sitemap>"
    assert paths(f"<sitemapindex>{child}</sitemapindex>") == []


def test_addresses_of_pictures_and_films_are_none_wherever_they_stand(paths):
    video = 'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"'
    body = f"""<urlset {SCHEMA} {IMAGE} {video}><url><image:loc>{HOME}/i.jpg</image:loc>
        <video:loc>{HOME}/v</video:loc><loc>{HOME}/a-story/</loc></url>
        <image:image><image:loc>{HOME}/j.jpg</image:loc></image:image></urlset>"""
    assert paths(body) == ["/a-story/"]


def test_an_index_that_calls_all_of_its_sitemaps_pages_is_followed(paths):
    body = (
        f"<sitemapindex><sitemap><loc>{HOME}/sitemap-pages-1.xml</loc></sitemap>"
        f"<sitemap><loc>{HOME}/sitemap-pages-2.xml</loc></sitemap></sitemapindex>"
    )
    assert paths(body) == ["/sitemap-pages-1.xml", "/sitemap-pages-2.xml"]
    mixed = body.replace("pages-2", "posts-2")
    assert paths(mixed) == ["/sitemap-posts-2.xml"]
