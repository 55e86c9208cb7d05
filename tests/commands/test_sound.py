"""A ledger looked after: checked, copied and stopped in time, by the commands that a user types."""

import signal
from pathlib import Path

import pytest

from tests.archive import serve
from tests.commands.test_crawl import crawl, popen, wait_for

FIXTURES = Path(__file__).parents[2] / "fixtures" / "plain.example"


@pytest.fixture
def filled(run, tmp_path):
    assert run("replay", FIXTURES, "--data", "data").code == 0
    return tmp_path


def test_doctor_tells_mends_and_is_content(run, filled):
    done = run("doctor")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("sound: data: version 5, 1 sites, 2 articles")
    (filled / ".backfile-aa.tmp").touch()
    (filled / "data" / "ledger.sqlite3").chmod(0o644)
    records = filled / "data" / "records" / "courier"
    records.mkdir(parents=True, mode=0o755)
    (records / ".backfile-bb.tmp").touch(mode=0o600)  # a killed "forget" left it
    done = run("doctor")
    assert done.code == 1
    assert [line.partition(":")[0] for line in done.out.splitlines()] == ["mend"] * 5
    assert run("doctor", "--mend").code == 0
    assert not (filled / ".backfile-aa.tmp").exists()
    assert list(records.iterdir()) == []
    assert run("doctor").code == 0
    assert "not in it: the recorded responses, in data/records" in run("backup", "x").err


def test_what_is_no_ledger_is_one_line_and_no_ledger_is_a_misuse(run, filled):
    (filled / "data" / "ledger.sqlite3").write_bytes(b"")
    for command in (["doctor"], ["coverage"], ["backup", "x"], ["replay", FIXTURES]):
        done = run(*command, "--data", "data")
        assert done.code == 3
        assert done.line.startswith("backfile: error: cannot open the ledger in data")
    for command in (["doctor"], ["backup", "x"]):
        assert run(*command, "--data", "nowhere").code == 2
    assert run("doctor", "nowhere").code == 2


def test_a_backup_is_exported_like_the_ledger(run, filled):
    assert run("backup", "copy.sqlite3").code == 0
    assert run("backup", "copy.sqlite3").code == 2
    assert run("backup", "copy.sqlite3", "--force").code == 0
    (filled / "restored").mkdir()
    assert run("backup", "restored").code == 0
    assert run("export", "-o", "-", "--data", "restored").out == run("export", "-o", "-").out


@pytest.mark.parametrize("command", ["replay", "crawl"])
def test_below_the_floor_nothing_begins(run, tmp_path, command):
    arguments = [FIXTURES] if command == "replay" else ["archive", "-a", "url=http://127.0.0.1:9/"]
    done = run(command, *arguments, "--data", "data", "-s", "DISK_FLOOR=1e9")
    assert done.code == 3
    assert "must stay free: make room" in done.line
    assert not (tmp_path / "data").exists()
    assert run(command, *arguments, "-s", "DISK_FLOOR=much").code == 2


def test_a_crawl_goes_on_while_its_ledger_is_copied_and_looked_at(run, tmp_path):
    with serve(days=6, per_day=5) as server:
        server.latency = 0.3
        process = popen(server, tmp_path)
        wait_for(server, 12)
        copy, looked = run("backup", "copy.sqlite3"), run("doctor")
        assert process.poll() is None, "it ended before it was copied"
        assert copy.code == 0, copy.err
        assert looked.code == 0, looked.out
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert run("doctor", "--mend").code == 0
        (tmp_path / "restored").mkdir(mode=0o700)
        (tmp_path / "copy.sqlite3").rename(tmp_path / "restored" / "ledger.sqlite3")
        server.latency = 0.0
        for data in ("data", "restored"):
            done = crawl(run, server, "--data", data)
            assert done.code == 0, done.err
            out = run("export", "-o", "-", "--data", data)
            assert sorted(record["headline"] for record in out.records) == sorted(
                story.headline for story in server.site.stories
            )
            assert run("doctor", "--data", data).code == 0
