"""What a crawl leaves on record, by the commands that a user types."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from warcio.archiveiterator import WARCIterator
from warcio.cli import main as warcio

from tests.archive import serve
from tests.commands.conftest import crawl
from tests.faults.process import Process, until
from tests.faults.process import crawl as begin


def files(data):
    return sorted(Path(data, "records").rglob("*.warc.gz"))


def checks(data):
    """Tell whether warcio finds nothing wrong with any file."""
    with pytest.raises(SystemExit) as end:
        warcio(["check", *map(str, files(data))])
    return end.value.code == 0


def types(data):
    told = []
    for path in files(data):
        with path.open("rb") as file:
            told += [record.rec_type for record in WARCIterator(file)]
    return told


def rows(data, query):
    with closing(sqlite3.connect(Path(data, "ledger.sqlite3"))) as connection:
        return connection.execute(query).fetchall()


def body(run, *arguments, cwd):
    """Return what ``backfile read`` prints, as bytes."""
    command = [sys.executable, "-m", "crawler", "read", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, timeout=60)


def test_every_response_is_on_record_and_every_article_points_at_its_own(run, export, tmp_path):
    data = tmp_path / "data"
    with serve(days=2, per_day=3) as server:
        server.has_validators = True
        assert crawl(run, server).code == 0
        assert checks(data)
        [(count,)] = rows(data, "SELECT count(*) FROM records")
        assert count == len(server.requests)
        assert rows(data, "SELECT count(*) FROM requests WHERE record IS NULL") == [(0,)]
        articles = export()
        for article in articles:
            path = server.site.path(
                next(each for each in server.site.stories if each.headline == article["headline"])
            )
            told = article["provenance"]
            printed = body(run, article["url"], cwd=tmp_path)
            assert (printed.returncode, printed.stdout) == (0, server.site.get(path).body)
            with (data / told["warc_file"]).open("rb") as file:
                file.seek(told["warc_offset"])
                record = next(iter(WARCIterator(file)))
                assert record.rec_headers["WARC-Record-ID"] == told["warc_record_id"]
                assert record.rec_headers["WARC-Target-URI"] == article["url"]
                assert record.rec_headers["WARC-Date"] == told["fetched_at"]
        assert crawl(run, server, "--recheck").code == 0
        second = {row[0] for row in rows(data, "SELECT DISTINCT type FROM records WHERE run = 2")}
        assert second == {"revisit"}
        assert checks(data)
    done = run("verify")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("sound: ")
    one = articles[0]["url"]
    told = body(run, one, "--headers", cwd=tmp_path).stdout
    assert told.startswith((b"HTTP/1.0 304", b"HTTP/1.1 304"))
    assert run("read", one, "--at", "2001-01-01").code == 1
    assert run("read", one, "--at", "soon").code == 2
    assert "the ledger does not know" in run("read", "https://elsewhere.example/").line
    [path] = files(data)
    damaged = bytearray(path.read_bytes())
    damaged[articles[0]["provenance"]["warc_offset"] + 100] ^= 1
    path.write_bytes(damaged)
    done = run("verify")
    assert done.code == 1
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["fault", "damaged"]
    assert "backfile verify" in run("read", one).line


def test_an_unchanged_payload_is_recorded_once_and_can_be_read_at_both_times(run, export, tmp_path):
    data = tmp_path / "data"
    with serve(days=1, per_day=2) as server:
        assert crawl(run, server).code == 0
        assert crawl(run, server, "--recheck", "-s", "RECORDS_SIZE=.002").code == 0
    assert len(files(data)) > 1
    assert checks(data)
    assert types(data).count("revisit") >= 2
    assert run("verify").code == 0
    for article in export():
        [(kind,)] = rows(
            data,
            "SELECT type FROM records WHERE record_id ="
            f" '{article['provenance']['warc_record_id']}'",
        )
        assert kind == "revisit"
        printed = body(run, article["id"], cwd=tmp_path)
        assert article["headline"].encode() in printed.stdout


def test_only_what_gave_an_article_is_recorded_or_nothing(run, export, tmp_path):
    with serve(days=1, per_day=3) as server:
        assert crawl(run, server, "-s", "RECORDS=articles").code == 0
        [(count,)] = rows(tmp_path / "data", "SELECT count(*) FROM records")
        assert count == 3
        assert all(article["provenance"]["warc_file"] for article in export())
        assert run("verify").code == 0
        assert crawl(run, server, "-s", "RECORDS=none", "--data", "none").code == 0
        assert not (tmp_path / "none" / "records").exists()
        assert "all, articles, none" in crawl(run, server, "-s", "RECORDS=some").line
        pages = [server.site.get(server.site.path(story)).body for story in server.site.stories]
    (tmp_path / "pages").mkdir()
    for number, page in enumerate(pages):
        (tmp_path / "pages" / f"{number}.html").write_bytes(page)
    assert run("replay", "pages", "--data", "replayed").code == 0
    assert not (tmp_path / "replayed" / "records").exists()


def test_a_forgotten_article_is_in_no_record(run, tmp_path):
    data = tmp_path / "data"
    with serve(days=1, per_day=3) as server:
        assert crawl(run, server).code == 0
        story, other = server.site.stories[:2]
        done = run("forget", server.site.address(story))
        assert "recorded responses: 1, taken out" in done.out
        with files(data)[0].open("rb") as file:
            text = b"".join(each.raw_stream.read() for each in WARCIterator(file))
        # Listings, which quote the first paragraph, stay: the command says so.
        gone, stays = (each.paragraphs[-1].partition(".")[0] for each in (story, other))
        assert gone.encode() not in text
        assert stays.encode() in text
        assert run("read", server.site.address(story)).code == 1
    assert run("verify").code == 0
    assert checks(data)


def test_of_a_killed_crawl_all_that_is_done_is_on_record(tmp_path):
    data = tmp_path / "data"
    with serve(days=4, per_day=8) as server:
        server.latency = 0.02
        with begin(tmp_path, server) as process:
            assert until(lambda: len(server.requests) > 25)
            os.kill(process.pid, signal.SIGKILL)
            process.wait(10)
        with Process(tmp_path, "verify") as process:
            assert process.wait() == 0
        done = rows(data, "SELECT count(*), count(record) FROM requests")
        assert done[0][0] == done[0][1]
        with files(data)[-1].open("ab") as file:
            file.write(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff torn")
        with begin(tmp_path, server) as process:
            assert process.wait() == 0, process.err
            assert "a record that was being written when a crawl was killed" in process.err
    assert checks(data)
    with Process(tmp_path, "verify") as process:
        assert process.wait() == 0
    kept = rows(data, "SELECT count(*) FROM addresses WHERE state = 'kept'")[0][0]
    assert kept == len(server.site.stories)
    told = rows(data, "SELECT json_extract(record, '$.provenance') FROM versions")
    known = {row[0] for row in rows(data, "SELECT record_id FROM records")}
    assert all(json.loads(row[0])["warc_record_id"] in known for row in told)
