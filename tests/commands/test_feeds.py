"""A crawl by a feed or a sitemap alone, and a replay of their saved pages."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from tests.archive import serve
from tests.archive.site import Response
from tests.commands.conftest import FAST

DEFINITION = '''"""The Courier."""
from crawler.site import SiteSpider
from crawler.sources import Feed, Sitemap


class CourierSpider(SiteSpider):
    """A made-up site."""

    name = "courier"
    allowed_domains = ("{host}",)
    sources = ({source},)
'''


@pytest.fixture
def server():
    with serve(template="wordpress", days=2, per_day=3) as server:
        yield server


@pytest.fixture
def define(tmp_path, server):
    def define(source):
        host = server.url.removeprefix("http://")
        (tmp_path / "sites").mkdir(exist_ok=True)
        text = DEFINITION.format(host=host, source=source)
        (tmp_path / "sites/courier.py").write_text(text, encoding="utf-8")

    return define


def rss(server, stories):
    items = "".join(f"<item><link>{server.site.address(each)}</link></item>" for each in stories)
    text = f'<rss version="2.0"><channel>{items}</channel></rss>'
    return Response(200, {"Content-Type": "application/rss+xml"}, text.encode())


def sitemap(server, lastmod):
    """Return a packed sitemap of all stories, the first of which changed on the day *lastmod*."""
    days = [lastmod, *["2018-07-21"] * (len(server.site.stories) - 1)]
    rows = "".join(
        f"<url><loc>{server.site.address(story)}</loc><lastmod>{day}</lastmod></url>"
        for story, day in zip(server.site.stories, days, strict=True)
    )
    body = gzip.compress(f"<urlset>{rows}</urlset>".encode())
    return Response(200, {"Content-Type": "application/x-gzip"}, body)


def crawl(run):
    return run("crawl", "courier", "-s", "DOWNLOAD_DELAY=0")


def test_a_feed_gives_all_articles_of_all_its_pages(run, export, server, define):
    define(f'Feed("{server.url}/feed/")')
    stories = server.site.stories
    server.changed["/feed/"] = rss(server, stories[:4])
    server.changed["/feed/?paged=2"] = rss(server, stories[4:])
    done = crawl(run)
    assert (done.code, "complete: nothing is due" in done.err) == (0, True)
    assert "/feed/?paged=3" in server.paths  # which is not there: that is the end
    records = export()
    assert {each["url"] for each in records} == {server.site.address(each) for each in stories}
    assert {each["provenance"]["discovered_via"] for each in records} == {"feed"}


@pytest.mark.parametrize("body", [None, b"<html><body><p>Nothing here.</p></body></html>"])
def test_a_start_address_that_is_no_feed_is_a_failure(run, server, define, body):
    define(f'Feed("{server.url}/feed/")')
    if body is not None:
        server.changed["/feed/"] = Response(200, {"Content-Type": "text/html"}, body)
    assert crawl(run).code == 1


def test_what_a_sitemap_says_has_changed_is_read_again_and_nothing_else(run, server, define):
    define(f'Sitemap("{server.url}/sitemap.xml.gz")')
    server.changed["/sitemap.xml.gz"] = sitemap(server, "2018-07-21")
    done = crawl(run)
    assert (done.code, "kept 6" in done.err) == (0, True)
    server.requests.clear()
    server.changed["/sitemap.xml.gz"] = sitemap(server, datetime.now(UTC).date().isoformat())
    assert crawl(run).code == 0
    asked = [path for path in server.paths if path != "/robots.txt"]
    assert asked == ["/sitemap.xml.gz", server.site.path(server.site.stories[0])]


def test_saved_feeds_and_sitemaps_are_replayed(run, tmp_path, server, define):
    define(f'Feed("{server.url}/feed/"), Sitemap("{server.url}/sitemap.xml")')
    story, other = server.site.stories[:2]
    folder = tmp_path / "saved"
    folder.mkdir()
    pages = {
        "feed.xml": (rss(server, [story]).body, "/feed/", "feed"),
        "map.xml": (gzip.decompress(sitemap(server, "2018-07-21").body), "/sitemap.xml", "sitemap"),
    }
    for name, (body, path, source) in pages.items():
        told = {"page": name, "url": server.url + path, "site": "courier", "kind": "listing"}
        side_car = json.dumps({**told, "source": source})
        (folder / name).write_bytes(body)
        (folder / name).with_suffix(".json").write_text(side_car, encoding="utf-8")
    for each in (story, other):
        path = server.site.path(each)
        name = f"{each.headline[:5]}.html"
        (folder / name).write_bytes(server.site.get(path).body)
        told = json.dumps({"page": name, "url": server.site.address(each), "site": "courier"})
        (folder / name).with_suffix(".json").write_text(told, encoding="utf-8")
    done = run("replay", folder)
    assert done.code == 0, done.err
    assert {each["archive"]["url"] for each in done.records} <= {
        f"{server.url}/feed/",
        f"{server.url}/sitemap.xml",
    }
    assert {each["url"] for each in done.records} == {
        server.site.address(each) for each in (story, other)
    }


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("feed", "no feed was found at /?feed=rss2 /atom.xml /feed.xml /feed/ /rss.xml: HTTP 404"),
        ("sitemap", "no sitemap was found at /?sitemap=index /robots.txt /sitemap.xml /wp-sitemap"),
        ("wordpress", "no REST interface was found at /?rest_route=/wp/v2/posts /wp-json/wp/v2/po"),
    ],
)
def test_a_source_that_is_at_none_of_the_usual_addresses_is_no_complete_crawl(
    run, server, source, words
):
    done = run("crawl", "archive", "-a", f"url={server.url}/", "-a", f"source={source}", *FAST)
    assert done.code == 1
    assert "lost 1" in done.err
    assert words in done.err
    assert f"name one with -a {source}=ADDRESS" in done.err


def test_one_of_the_usual_addresses_is_enough(run, server):
    server.changed["/rss.xml"] = rss(server, server.site.stories)
    done = run("crawl", "archive", "-a", f"url={server.url}/", "-a", "source=feed", *FAST)
    assert done.code == 0, done.err
    assert f"kept {len(server.site.stories)}" in done.err
