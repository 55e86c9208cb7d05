"""Crawls and replays whose pages are read by workers, by the command that a user types."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archive import build, serve

ROOT = Path(__file__).parents[2]
FAST = ("-s", "DOWNLOAD_DELAY=0")
SINCE = ("-a", "since=2018-07-01", "-a", "until=2018-07-31")

DEFINITION = """
from datetime import date
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.pages import ArticlePage
from crawler.site import SiteSpider
from crawler.sources import DayArchive
{head}

DEEDS = {deeds!r}


class Page(ArticlePage):
    timezone = ZoneInfo("Europe/Istanbul")

    def read_headline(self):
        headline = super().read_headline()
        if headline in DEEDS:
            getattr(hostile, DEEDS[headline])()
        return headline


class MineSpider(SiteSpider):
    name = "mine"
    allowed_domains = (urlsplit("{url}").netloc,)
    layouts = (Page,)
    sources = (DayArchive("{url}/{{day:%Y/%m/%d}}/", links="h2 > a", since=date(2018, 7, 1)),)
"""

REASONS = {
    "sleeps": "reading took more than 1 s",
    "loops": "reading took more than 1 s",
    "bursts": "reading took more than 128 MB of memory",
    "dies": "the reading process died",
    "raises": "reading raised ZeroDivisionError: the page says so",
}
LIMITS = ("-s", "READER_TIMEOUT=1", "-s", "READER_MEMORY=128")


def define(folder, url, stories=()):
    """Write a definition that does something else for each of these stories."""
    (folder / "sites").mkdir()
    head = f"import sys\nsys.path.append({str(ROOT)!r})\nfrom tests import hostile\n"
    deeds = {story.headline: deed for story, deed in zip(stories, REASONS, strict=False)}
    text = DEFINITION.format(url=url, head=head, deeds=deeds)
    (folder / "sites" / "mine.py").write_text(text)
    return {story.headline: REASONS[deed] for story, deed in zip(stories, REASONS, strict=False)}


def failures(folder):
    ledger = sqlite3.connect(folder / "data" / "ledger.sqlite3")
    try:
        query = "SELECT url, reason FROM addresses WHERE state = 'failed'"
        return dict(ledger.execute(query).fetchall())
    finally:
        ledger.close()


def test_each_page_that_goes_wrong_is_lost_with_its_reason_and_no_other(run, export, tmp_path):
    others = set(children(os.getpid()))  # of tests before this one: multiprocessing keeps one
    with serve(template="bar2018", days=6, per_page=3) as server:
        bad, good = server.site.stories[:5], server.site.stories[5:]
        reasons = define(tmp_path, server.url, bad)
        begin = time.monotonic()
        done = run("crawl", "mine", *SINCE, *FAST, *LIMITS)
        assert time.monotonic() - begin < 60
        assert done.code == 1
        assert "lost 5" in done.err
        assert failures(tmp_path) == {
            server.site.address(story): reasons[story.headline] for story in bad
        }
        kept = {record["headline"] for record in export()}
        assert kept == {story.headline for story in good}
        assert set(children(os.getpid())) <= others


def test_a_replay_loses_such_a_page_alone(run, tmp_path):
    site = build(template="wordpress", days=2)
    (tmp_path / "pages").mkdir()
    for number, story in enumerate(site.stories):
        body = site.get(site.path(story)).body
        (tmp_path / "pages" / f"{number:02}.html").write_bytes(body)
    [bad] = define(tmp_path, "https://courier.example", site.stories[1:2])
    done = run("replay", "pages", "--data", "data", "-o", "a.jsonl", *LIMITS)
    assert done.code == 1
    assert list(failures(tmp_path).values()) == [REASONS["sleeps"]]
    records = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    headlines = [story.headline for story in site.stories if story.headline != bad]
    assert [record["headline"] for record in records] == headlines


def test_pages_may_be_read_in_the_crawl_itself(run, export, tmp_path):
    with serve(days=1) as server:
        address = ("-a", f"url={server.url}/")
        assert run("crawl", "archive", *address, *FAST, "-s", "READER_WORKERS=0").code == 0
        assert len(export()) == len(server.site.stories)


def test_a_layout_that_has_no_name_is_refused(run, tmp_path):
    define(tmp_path, "https://courier.example")
    path = tmp_path / "sites" / "mine.py"
    path.write_text(path.read_text().replace("(Page,)", '(type("Other", (Page,), {}),)'))
    done = run("crawl", "mine")
    assert done.code == 2
    assert "layout Other of sites.mine cannot be loaded by a worker" in done.line


def popen(server, folder):
    arguments = ["crawl", "archive", "-a", f"url={server.url}/", *FAST]
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "crawler", *arguments],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(server, requests):
    end = time.monotonic() + 20
    while len(server.requests) < requests and time.monotonic() < end:
        time.sleep(0.01)


def children(pid):
    """Yield the processes that *pid* started and that run."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == pid and state != "Z":
            yield int(path.parent.name)


def workers(pid):
    """Return the workers of a crawl; multiprocessing has a process of its own beside them."""
    return [
        child
        for child in children(pid)
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_all_processes_loses_no_page(run, export, tmp_path, number):
    with serve(days=6) as server:
        server.latency = 0.02
        stopped = popen(server, tmp_path)
        wait_for(server, 8)
        begin = time.monotonic()
        os.killpg(stopped.pid, number)
        _, err = stopped.communicate(timeout=30)
        assert time.monotonic() - begin < 10
        assert stopped.returncode == 11, err
        assert "Traceback" not in err
        assert "lost 0" in err
        assert run("crawl", "archive", "-a", f"url={server.url}/", *FAST).code == 0
        assert len(export()) == len(server.site.stories)


def test_a_worker_that_is_killed_costs_nothing(export, tmp_path):
    with serve(days=6) as server:
        server.latency = 0.02
        crawl = popen(server, tmp_path)
        for requests in (6, 14, 22):
            wait_for(server, requests)
            for pid in workers(crawl.pid):
                os.kill(pid, signal.SIGKILL)
        _, err = crawl.communicate(timeout=60)
        assert crawl.returncode == 0, err
        assert len(export()) == len(server.site.stories)


def test_no_process_is_left_of_a_crawl_that_is_killed(tmp_path):
    with serve(days=6) as server:
        server.latency = 0.02
        killed = popen(server, tmp_path)
        wait_for(server, 8)
        left = list(children(killed.pid))
        assert workers(killed.pid)
        killed.kill()
        killed.communicate()
        end = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() for pid in left) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(Path(f"/proc/{pid}").exists() for pid in left)
