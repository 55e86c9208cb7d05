"""Replays of saved pages, by the command that a user types."""

import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler.ledger import Run
from tests.archive import build

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEED_SITE = FIXTURES / "islamicinvitationturkey"


@pytest.fixture
def site():
    return build(template="wordpress", days=2, timezone="UTC")


def save(site, folder, count=3):
    """Save the first pages of *site* as bare HTML files; return their stories."""
    folder.mkdir()
    for story in site.stories[:count]:
        body = site.get(site.path(story)).body
        (folder / f"{story.number}.html").write_bytes(body)
    return site.stories[:count]


def test_the_shipped_fixtures_become_what_their_side_cars_say(run, tmp_path):
    done = run("replay", FIXTURES, "-o", "a.jsonl", "--data", "data")
    assert done.code == 0, done.err
    records = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    by_url = {record["url"]: record for record in records}
    for side_car in FIXTURES.rglob("*.json"):
        meta = json.loads(side_car.read_text())
        if meta["kind"] == "article" and meta["url"] is not None:
            record = by_url[meta["url"]]
            assert {name: record[name] for name in meta["expected"]} == meta["expected"]
    manifest = json.loads((tmp_path / "a.jsonl.manifest.json").read_text())
    assert manifest["count"] == len(records) >= 24


def test_two_replays_are_equal_to_the_byte_and_only_the_last_is_in_the_output(run, tmp_path):
    run("replay", SEED_SITE, "-o", "a.jsonl")
    first = (tmp_path / "a.jsonl").read_bytes()
    run("replay", SEED_SITE, "-o", "a.jsonl", "--data", "data")
    assert (tmp_path / "a.jsonl").read_bytes() == first
    run("replay", FIXTURES / "courier.example", "-o", "b.jsonl", "--data", "data")
    run("replay", SEED_SITE, "-o", "a.jsonl", "--data", "data")
    second = (tmp_path / "a.jsonl").read_bytes()
    run("replay", SEED_SITE, "-o", "a.jsonl", "--data", "data")
    assert (tmp_path / "a.jsonl").read_bytes() == second
    assert b"courier.example" not in second


def test_a_replay_leaves_traces_and_reads_without_a_profile(run, tmp_path):
    read = []
    for _ in range(2):
        done = run("replay", FIXTURES, "-o", "a.jsonl", "--data", "data")
        assert done.code == 0, done.err
        read.append((tmp_path / "a.jsonl").read_bytes())
    assert read[0] == read[1]
    assert not any(json.loads(line)["cleaning"]["profile"] for line in read[0].splitlines())
    crawl = Run.open(tmp_path / "data", SEED_SITE.name)
    assert len(crawl.traces) > 2
    crawl.close("stopped")


def test_without_an_output_the_records_go_to_stdout_and_nothing_is_left(run, tmp_path):
    done = run("replay", SEED_SITE / "2018-today.html")
    assert done.code == 0, done.err
    [record] = done.records
    assert record["site"] == "islamicinvitationturkey"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_of_stdout_that_has_enough_ends_it_quietly(tmp_path, run):
    page = SEED_SITE / "2018-today.html"
    assert run("replay", page, "--data", "data", "-o", "a.jsonl").code == 0
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "crawler", "export", "-o", "-"]
    done = subprocess.run(
        command, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_text_capture_without_an_address_is_recognised_by_its_layout(run, tmp_path):
    shutil.copy(SEED_SITE / "2018-text.txt", tmp_path / "capture.txt")
    expected = json.loads((SEED_SITE / "2018-text.json").read_text())["expected"]
    done = run("replay", "capture.txt")
    assert done.code == 0, done.err
    [record] = done.records
    assert record["site"] == "islamicinvitationturkey"
    assert record["url"] is None
    assert {name: record[name] for name in expected} == expected


def test_bare_pages_tell_their_address_themselves(run, tmp_path, site):
    stories = save(site, tmp_path / "pages")
    done = run("replay", "pages")
    assert done.code == 0, done.err
    assert {record["url"] for record in done.records} == {site.address(story) for story in stories}
    assert {record["site"] for record in done.records} == {"courier.example"}


def test_a_gzipped_page_is_read_like_a_plain_one(run, tmp_path, site):
    body = site.get(site.path(site.stories[0])).body
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(body))
    [record] = run("replay", "a.html.gz").records
    assert record["headline"] == site.stories[0].headline


def test_a_page_that_tells_nothing_needs_a_site(run, tmp_path):
    text = "A headline\n\n" + "Long enough to be a paragraph of the body. " * 4
    (tmp_path / "page.txt").write_text(text)
    refused = run("replay", "page.txt")
    assert refused.code == 1
    assert "name it with --site" in refused.line
    done = run("replay", "page.txt", "--site", "archive")
    assert done.code == 0, done.err
    assert [record["headline"] for record in done.records] == ["A headline"]


def test_what_is_missing_or_unreadable_is_reported_and_the_rest_is_written(run, tmp_path, site):
    stories = save(site, tmp_path / "pages", count=1)
    (tmp_path / "pages" / "binary.html").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "pages" / "empty.html").write_bytes(b"")
    (tmp_path / "pages" / "lost.json").write_text('{"page": "lost.html", "url": null}')
    done = run("replay", "pages", "-o", "a.jsonl")
    assert done.code == 1
    for name in ("binary.html", "empty.html", "lost.html"):
        assert name in done.err
    assert "Traceback" not in done.err
    [record] = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert record["headline"] == stories[0].headline


def test_a_page_too_large_to_read_is_lost_alone(run, tmp_path, site):
    stories = save(site, tmp_path / "pages", count=2)
    (tmp_path / "pages" / "0.html").write_text("<body>" + "<div>" * 1_500 + "A ferry")
    (tmp_path / "pages" / "x.html").write_text("<body>" + "<p>A ferry" * 200_000)
    done = run("replay", "pages", "-o", "a.jsonl")
    assert done.code == 1
    told = [line for line in done.err.splitlines() if line.startswith("backfile: error")]
    assert told == [
        "backfile: error: pages/0.html: the page has more than 1,000 elements in each other",
        "backfile: error: pages/x.html: the page has more than 60,000 tags",
    ]
    records = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert [record["headline"] for record in records] == [story.headline for story in stories]


def test_no_field_comes_from_the_clock(run, tmp_path, site):
    save(site, tmp_path / "pages", count=1)
    [record] = run("replay", "pages").records
    assert record["provenance"]["fetched_at"] is None
    assert record["version"]["first_seen"] is None


def test_an_output_that_is_there_is_replaced(run, tmp_path, site):
    save(site, tmp_path / "pages", count=1)
    (tmp_path / "a.jsonl").write_text("old\n" * 99)
    run("replay", "pages", "-o", "a.jsonl")
    assert len((tmp_path / "a.jsonl").read_text().splitlines()) == 1


def test_an_article_that_was_replayed_is_known_to_the_ledger(run, tmp_path, site):
    save(site, tmp_path / "pages", count=2)
    run("replay", "pages", "--data", "data")
    done = run("coverage", "courier.example", "--json")
    assert sum(day["kept"] for day in json.loads(done.out)["days"]) == 2


def test_a_replay_that_is_stopped_leaves_the_output_that_was_there(tmp_path, site):
    save(site, tmp_path / "pages", count=len(site.stories))
    (tmp_path / "a.jsonl").write_text("old\n")
    command = [sys.executable, "-m", "crawler", "replay", "pages", "-o", "a.jsonl", "--data", "d"]
    for _ in range(20):  # stops as soon as its ledger is there, before it can have ended
        running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE)
        while running.poll() is None and not (tmp_path / "d" / "locks").exists():
            time.sleep(0.005)
        running.send_signal(signal.SIGTERM)
        running.communicate()
        if running.returncode != 0:
            break
        shutil.rmtree(tmp_path / "d")
    assert running.returncode in (11, -signal.SIGTERM)
    assert (tmp_path / "a.jsonl").read_text() == "old\n"


CAPTURES = {
    "a": ("2018-07-20", "2018-07-22", "2018-07-24"),
    "b": ("2018-07-21",),
    "c": ("2018-07-19", "2018-07-23"),
}
"""Days on which pages were saved, by the last part of their address."""


def save_captures(folder):
    """Save a page for each of CAPTURES."""
    folder.mkdir()
    for name, days in CAPTURES.items():
        for day in days:
            text = f"<h1>Harbour {name}</h1>" + f"<p>Ships wait in it on {day}, they say.</p>" * 9
            told = {"url": f"https://courier.example/{name}/", "fetched_at": f"{day}T09:00:00Z"}
            (folder / f"{name}-{day}.html").write_text(f"<html><body>{text}</body></html>")
            (folder / f"{name}-{day}.json").write_text(json.dumps(told))


@pytest.mark.parametrize("seconds", [0, 1000])
def test_captures_are_read_in_rounds_however_fast_they_are_written(tmp_path, seconds):
    save_captures(tmp_path / "pages")
    program = (
        "import crawler.ledger.run as run, crawler.__main__ as backfile\n"
        f"run.BATCH_SECONDS = {seconds}\n"
        "backfile.main()\n"
    )
    command = [sys.executable, "-c", program, "replay", "pages", "--data", "data"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    connection = sqlite3.connect(tmp_path / "data" / "ledger.sqlite3")
    asked = connection.execute(
        "SELECT requests.url FROM requests ORDER BY id",
    ).fetchall()
    connection.close()
    assert "".join(url.rstrip("/")[-1] for (url,) in asked) == "cabcaa"
