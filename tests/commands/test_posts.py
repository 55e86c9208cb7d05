"""Crawls by what WordPress lists, and by what a web archive has of a site."""

import json
from datetime import date
from urllib.parse import urlsplit

from crawler.items import Window
from crawler.sources import Captures, WordPress
from tests.archive import Response, serve
from tests.archive.site import HTML
from tests.commands.conftest import FAST
from tests.commands.test_crawl import read, truth

DEFINITION = """
from zoneinfo import ZoneInfo

from crawler.pages import ArticlePage
from crawler.site import SiteSpider
from crawler.sources import Captures, WordPress


class Page(ArticlePage):
    timezone = ZoneInfo("Europe/Istanbul")


class MineSpider(SiteSpider):
    name = "mine"
    allowed_domains = ({host!r},)
    layouts = (Page,)
    sources = ({source!r},)
"""


def define(tmp_path, server, source):
    """Write the definition of a site with this source; return the path that it begins with."""
    (tmp_path / "sites").mkdir(exist_ok=True)
    host = urlsplit(server.url).netloc
    text = DEFINITION.format(host=host, source=source)
    (tmp_path / "sites" / "mine.py").write_text(text)
    [begin] = source.start(Window(), date(2018, 7, 20))
    return begin.url.removeprefix(f"http://{urlsplit(begin.url).netloc}")


def post(server, story):
    local = server.site.date_published(story)[:19]
    return {
        "date": local,
        "date_gmt": local,
        "status": "publish",
        "link": server.site.address(story),
        "title": {"rendered": story.headline},
        "content": {"rendered": f"<p>{story.article_body}</p>", "protected": False},
    }


def test_all_posts_of_wordpress_are_read_and_its_totals_told(run, export, tmp_path):
    with serve(days=2) as server:
        path = define(tmp_path, server, WordPress(server.url))
        posts = [post(server, story) for story in reversed(server.site.stories)]
        told = {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": "1"}
        server.changed[path] = Response(200, told, json.dumps(posts).encode())
        done = run("crawl", "mine", *FAST)
        assert done.code == 0, done.err
        assert read(export()) == truth(server)
    whole = json.loads(run("coverage", "--json").out)["wholes"][0]
    assert (whole["kind"], whole["count"], whole["known"]) == ("REST total", len(posts), len(posts))
    explained = json.loads(run("explain", "--json", posts[0]["link"]).out)
    body = explained["record"]["article_body"]
    assert explained["text_told"] == sum(map(str.isalnum, body)) > 100


def test_an_interface_that_is_closed_is_a_failure(run, tmp_path):
    with serve(days=1) as server:
        server.fail(define(tmp_path, server, WordPress(server.url)), 401, times=9)
        done = run("crawl", "mine", *FAST)
    assert done.code == 1
    assert "HTTP 401" in done.err


def test_captures_are_articles_of_the_site_which_is_not_asked(run, export, tmp_path):
    with serve(days=1, per_day=2) as server, serve(days=1, seed=2) as keeper:
        base = f"{keeper.url}/kept"
        source = Captures(
            urlsplit(server.url).netloc, f"{base}/cdx", f"{base}/{{timestamp}}id_/{{url}}"
        )
        path = define(tmp_path, server, source)
        lines = []
        for story in server.site.stories:
            for year, digest in (("2018", "a"), ("2019", "a"), ("2020", "b")):
                address, time = server.site.address(story), f"{year}0801120000"
                page = server.site.get(server.site.path(story)).body
                if digest == "b":
                    page = page.replace(b"</p>", b" It was corrected since.</p>")
                keeper.changed[f"/kept/{time}id_/{address}"] = Response(200, HTML, page)
                told = {"timestamp": time, "url": address, "mime": "text/html", "status": "200"}
                lines.append(json.dumps({**told, "digest": digest}))
        keeper.changed[path] = Response(200, {}, "\n".join(lines).encode())
        done = run("crawl", "mine", *FAST)
        assert done.code == 0, done.err
        assert server.paths == []
        assert len([each for each in keeper.paths if "id_/" in each]) == 4
    records = export()
    assert {each["url"] for each in records} == {*map(server.site.address, server.site.stories)}
    for each in records:
        assert each["aliases"] == []
        assert each["version"]["n"] == 2
        assert each["provenance"]["fetched_at"] == "2020-08-01T12:00:00Z"
        assert each["provenance"]["warc_record_id"] is not None
    days = json.loads(run("coverage", "--json").out)["days"]
    assert sum(day["found"] for day in days) == 2
