"""Whole crawls over loopback, by the command that a user types."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise

import pytest

from tests.archive import TRAPS, Response, serve
from tests.commands.conftest import FAST, crawl, zone_of

AT_ONCE = 6
"""Addresses that are out where there is no pause: two, and one for each worker."""


def truth(server):
    """What must come out: headline, minute and paragraphs of every story, by its address."""
    site = server.site
    return {
        site.address(story): (story.headline, site.date_published(story), story.article_body)
        for story in site.stories
    }


def read(records):
    return {
        record["url"]: (record["headline"], record["date_published"], record["article_body"])
        for record in records
    }


@pytest.mark.parametrize(
    "options",
    [
        {"template": "wordpress"},
        {"template": "twentyten", "per_page": 3},
        {"template": "twentytwentyfour", "permalinks": "flat", "traps": {"old links"}},
        {"template": "twentysixteen", "permalinks": "query", "per_page": 3},
        {"template": "bar2018", "traps": {"gap"}},
    ],
    ids=lambda options: "-".join(str(value) for value in options.values()),
)
def test_every_article_comes_out_once_and_exact(run, export, options):
    with serve(**options) as server:
        done = crawl(run, server)
        assert done.code == 0, done.err
        assert read(export()) == truth(server)
        assert {request.host for request in server.requests} == {server.url.removeprefix("http://")}


def test_the_window_is_fetched_and_exported_and_nothing_else(run, export):
    with serve(template="bar2018", days=8, per_page=3) as server:
        done = crawl(run, server, "-a", "since=2018-07-18", "-a", "until=2018-07-20")
        assert done.code == 0, done.err
        window = [
            each
            for each in server.site.stories
            if date(2018, 7, 18) <= each.day <= date(2018, 7, 20)
        ]
        assert {record["headline"] for record in export()} == {story.headline for story in window}
        outside = {server.site.path(story) for story in server.site.stories if story not in window}
        assert not outside & set(server.paths)


def test_the_same_crawl_again_fetches_no_known_article(run, export):
    with serve(days=3) as server:
        assert crawl(run, server).code == 0
        first = export()
        server.requests.clear()
        assert crawl(run, server).code == 0
        assert export() == first
        assert not {server.site.path(story) for story in server.site.stories} & set(server.paths)


def test_a_limit_stops_after_as_many_articles_and_the_crawl_goes_on(run, export):
    with serve(days=3) as server:
        done = crawl(run, server, "--limit", 5)
        assert done.code == 11
        assert "stopped at the limit" in done.err
        assert len(export()) == 5
        assert crawl(run, server).code == 0
        assert read(export()) == truth(server)
        stories = [server.site.path(story) for story in server.site.stories]
        # what was under way when the limit was reached is fetched once more
        assert sum(server.paths.count(path) for path in stories) <= len(stories) + AT_ONCE


def test_equal_text_at_two_addresses_is_one_article_and_equal_headlines_are_two(run, export):
    with serve(days=6, traps=TRAPS) as server:
        done = crawl(run, server)
        assert done.code == 0, done.err
        records = export()
        site = server.site
        assert sorted(record["article_body"] for record in records) == sorted(
            story.article_body for story in site.stories
        )
        by_body = {record["article_body"]: record for record in records}
        for story in filter(site.mirrored, site.stories):
            record = by_body[story.article_body]
            assert {record["url"], *record["aliases"]} <= {
                site.address(story),
                *site.aliases(story),
            }
            assert len(record["aliases"]) == 1


def test_an_error_page_is_tried_again_and_one_that_stays_makes_the_crawl_incomplete(run, export):
    with serve(days=2) as server:
        lost, late = (server.site.path(story) for story in server.site.stories[:2])
        server.fail(lost, 503, times=3)
        server.fail(late, 503, times=1)
        done = crawl(run, server)
        assert done.code == 1
        assert lost in done.err
        assert "HTTP 503" in done.err
        assert len(export()) == len(server.site.stories) - 1
        assert crawl(run, server).code == 0
        assert read(export()) == truth(server)


def test_a_missing_start_page_is_a_failure_and_a_missing_article_is_explained(run):
    with serve(days=2) as server:
        gone = server.site.path(server.site.stories[0])
        server.fail(gone, 404, times=9)
        assert crawl(run, server).code == 0
        done = run("crawl", "archive", "-a", f"url={server.url}/nowhere/", "-a", "name=x", *FAST)
        assert done.code == 1


def test_a_definition_of_the_users_own_is_found_in_its_folder(run, export, tmp_path):
    with serve(template="bar2018", days=3, per_page=2) as server:
        (tmp_path / "sites").mkdir()
        (tmp_path / "sites" / "mine.py").write_text(DEFINITION.format(url=server.url))
        assert "mine" in run("list").out.split()
        done = run("crawl", "mine", "-a", "since=2018-07-01", "-a", "until=2018-07-31", *FAST)
        assert done.code == 0, done.err
        assert read(export("--site", "mine")) == truth(server)


DEFINITION = """
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.pages import ArticlePage
from crawler.site import SiteSpider
from crawler.sources import DayArchive


class Page(ArticlePage):
    timezone = ZoneInfo("Europe/Istanbul")


class MineSpider(SiteSpider):
    name = "mine"
    allowed_domains = (urlsplit("{url}").netloc,)
    layouts = (Page,)
    sources = (DayArchive("{url}/{{day:%Y/%m/%d}}/", links="h2 > a", since=date(2018, 7, 1)),)
"""


def test_scrapys_own_output_option_uses_our_exporter(run, tmp_path):
    with serve(days=2) as server:
        assert crawl(run, server, "-O", "out.jsonl").code == 0
        lines = (tmp_path / "out.jsonl").read_text().splitlines()
        assert len(lines) == len(server.site.stories)
        assert all('"schema_version"' in line for line in lines)


def popen(server, folder, *arguments):
    command = [sys.executable, "-m", "crawler", "crawl", "archive", "-a", f"url={server.url}/"]
    return subprocess.Popen(
        [*command, *zone_of(server.site), *FAST, *arguments],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(server, requests):
    """Wait until the server has been asked so often, or for ten seconds."""
    end = time.monotonic() + 10
    while len(server.requests) < requests and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.parametrize("requests", [3, 9, 17, 26, 40])
def test_nothing_is_lost_and_nothing_twice_after_kill_9(run, export, tmp_path, requests):
    with serve(days=6, per_page=4) as server:
        server.latency = 0.01
        killed = popen(server, tmp_path)
        wait_for(server, requests)
        killed.kill()
        killed.communicate()
        assert crawl(run, server).code == 0
        records = export()
        assert len(records) == len(server.site.stories)
        assert read(records) == truth(server)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_quickly_and_the_crawl_goes_on(run, export, tmp_path, number):
    with serve(days=6) as server:
        server.latency = 0.02
        stopped = popen(server, tmp_path)
        wait_for(server, 8)
        begin = time.monotonic()
        stopped.send_signal(number)
        _, err = stopped.communicate(timeout=30)
        assert time.monotonic() - begin < 10
        assert stopped.returncode == 11, err
        assert crawl(run, server).code == 0
        assert read(export()) == truth(server)


def test_a_second_crawl_of_a_site_is_refused_and_another_site_runs_beside(run, tmp_path):
    with serve(days=6) as server, serve(days=2, seed=2) as other:
        server.latency = 0.1
        first = popen(server, tmp_path)
        wait_for(server, 3)
        second = crawl(run, server)
        assert second.code == 1
        assert "is being crawled" in second.line
        assert crawl(run, other).code == 0
        server.latency = 0
        _, err = first.communicate(timeout=60)
        assert first.returncode == 0, err


def test_politeness_is_one_request_a_second(run):
    with serve(days=1, per_day=2, template="twentyten") as server:
        done = run("crawl", "archive", "-a", f"url={server.url}/", "--limit", 1, "-L", "ERROR")
        assert done.code == 11, done.err
        times = [request.time for request in server.requests if request.path != "/robots.txt"]
        assert all(later - earlier > 0.95 for earlier, later in pairwise(times))


def test_robots_are_obeyed(run):
    with serve(days=1) as server:
        forbid = Response(200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /\n")
        server.site.pages._makers["/robots.txt"] = lambda: forbid
        done = crawl(run, server)
        assert done.code == 1
        assert set(server.paths) == {"/robots.txt"}


def test_what_robots_txt_forbids_is_not_known_while_it_cannot_be_had(run):
    with serve(days=1, per_day=2) as server:
        allow = server.site.pages._makers["/robots.txt"]
        server.site.pages._makers["/robots.txt"] = lambda: Response(503, {}, b"later")
        done = crawl(run, server)
        assert done.code == 1
        assert set(server.paths) == {"/robots.txt"}
        server.site.pages._makers["/robots.txt"] = allow
        assert crawl(run, server).code == 0


def test_the_folder_of_the_ledger_is_named_after_the_command(run, tmp_path):
    with serve(days=1) as server:
        assert crawl(run, server, "--data", "elsewhere").code == 0
        assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]
        assert run("coverage", "--data", "elsewhere").code == 0


def test_what_the_header_bar_announces_is_what_is_kept(run):
    with serve(template="bar2018", days=6, per_page=3) as server:
        done = crawl(run, server, "-a", "since=2018-07-10", "-a", "until=2018-07-31")
        assert done.code == 0, done.err
        days = json.loads(run("coverage", "--json").out)["days"]
        assert {day["day"]: (day["announced"], day["found"], day["kept"]) for day in days} == {
            day.isoformat(): (count, count, count) for day, count in server.site.counts.items()
        }


def test_a_callback_that_raises_makes_the_crawl_incomplete_and_the_rest_is_written(
    run, export, tmp_path
):
    with serve(template="bar2018", days=2) as server:
        broken = server.site.stories[0]
        (tmp_path / "sites").mkdir()
        (tmp_path / "sites" / "mine.py").write_text(
            DEFINITION.format(url=server.url).replace(
                "class MineSpider", RAISING.format(headline=broken.headline)
            )
        )
        done = run("crawl", "mine", "-a", "since=2018-07-16", "-a", "until=2018-07-17", *FAST)
        assert done.code == 1
        assert "lost 1" in done.err
        with sqlite3.connect(tmp_path / "data" / "ledger.sqlite3") as ledger:
            query = "SELECT url, reason FROM addresses WHERE state = 'failed'"
            [(url, reason)] = ledger.execute(query).fetchall()
        ledger.close()
        assert url == server.site.address(broken)
        assert reason.startswith("reading raised AssertionError")
        kept = {record["headline"] for record in export()}
        assert kept == {story.headline for story in server.site.stories[1:]}


RAISING = """
def read_headline(page):
    headline = ArticlePage.read_headline(page)
    assert headline != {headline!r}
    return headline


Page.read_headline = read_headline


class MineSpider"""


def test_a_redirect_to_another_port_is_not_followed(run, export):
    with serve(days=2) as server, serve(days=1, seed=2) as other:
        away = server.site.path(server.site.stories[0])
        target = other.site.address(other.site.stories[0])
        leave = Response(302, {"Content-Type": "text/html", "Location": target}, b"")
        server.site.pages._makers[away] = lambda: leave
        done = crawl(run, server)
        assert done.code == 0, done.err
        assert other.requests == []
        assert "rejected 1" in done.err
        assert len(export()) == len(server.site.stories) - 1


def test_the_address_that_redirected_is_an_alias(run, export):
    with serve(template="twentyten", days=2, permalinks="flat", traps={"old links"}) as server:
        assert crawl(run, server).code == 0
        site = server.site
        records = {record["url"]: record for record in export()}
        for story in site.stories:
            [alias] = records[site.address(story)]["aliases"]
            assert alias in site.aliases(story)


def test_a_definition_that_forgets_its_own_host_is_not_complete(run, tmp_path):
    with serve(days=1) as server:
        (tmp_path / "sites").mkdir()
        text = DEFINITION.format(url=server.url).replace("allowed_domains", "forgotten")
        (tmp_path / "sites" / "mine.py").write_text(text)
        done = run("crawl", "mine", "-a", "since=2018-07-16", "-a", "until=2018-07-16", *FAST)
        assert done.code == 2
        assert "mine names no host: write allowed_domains" in done.line
        assert server.requests == []
