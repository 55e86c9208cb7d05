"""SIGTERM and SIGINT: the command ends with 11, soon, and the same command goes on."""

import json
import signal
import time

import pytest

from tests.archive import build
from tests.faults import ledger, wire
from tests.faults.process import Process, crawl, session, until

BOTH = (signal.SIGTERM, signal.SIGINT)


def assert_stopped(process, seconds=10.0):
    """The process ends in time, with 11, without a word of Python's, and leaves nothing behind."""
    assert process.wait(seconds) == 11, process.err
    assert "Traceback" not in process.err
    assert "rror" not in process.err
    assert until(lambda: not list(session(process.pid)))


def assert_goes_on(folder, server):
    """The same command completes the archive."""
    server.faults.clear()
    with crawl(folder, server) as process:
        assert process.wait() == 0, process.err
    site = server.site
    assert ledger.kept(folder / "data") == {site.address(story) for story in site.stories}
    assert ledger.damages(folder / "data") == []


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        (wire.hang, signal.SIGTERM),
        pytest.param(wire.silence, signal.SIGINT, marks=pytest.mark.long),
        pytest.param(wire.drip, signal.SIGINT, marks=pytest.mark.long),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_server_that_does_not_come_to_its_end_is_not_waited_for(tmp_path, fault, number):
    with wire.serve(days=3) as server:
        for story in server.site.stories[4:]:  # two are out, whichever they are
            server.faults[server.site.path(story)] = [fault]
        with crawl(tmp_path, server) as process:
            assert server.broken.wait(30)
            time.sleep(0.3)
            process.send(number)
            assert_stopped(process)
            assert "stopped: the same command goes on" in process.err
        assert ledger.outcomes(tmp_path / "data") == ["stopped"]
        assert_goes_on(tmp_path, server)


def test_what_is_out_is_finished(tmp_path):
    with wire.serve(days=2) as server:
        story = server.site.stories[0]  # before the first is kept, a probe must have been answered
        server.faults[server.site.path(story)] = [wire.late]
        with crawl(tmp_path, server) as process:
            assert server.broken.wait(30)
            process.send(signal.SIGTERM)
            assert_stopped(process)
        assert server.site.address(story) in ledger.kept(tmp_path / "data")


def test_a_request_that_waits_for_its_turn_is_given_up(tmp_path):
    with wire.serve(days=2) as server:
        with crawl(tmp_path, server, "-s", "DOWNLOAD_DELAY=60") as process:
            assert until(lambda: server.paths, 30)
            process.send(signal.SIGTERM)
            assert_stopped(process)
        assert ledger.outcomes(tmp_path / "data") == ["stopped"]


@pytest.mark.parametrize(
    "number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)]
)
def test_a_second_signal_stops_at_once_and_what_was_read_is_kept(tmp_path, number):
    with wire.serve(days=3) as server:
        story = server.site.stories[0]
        server.faults[server.site.path(story)] = [wire.hang]
        with crawl(tmp_path, server) as process:
            assert server.broken.wait(30)
            time.sleep(0.3)
            process.send(number)
            time.sleep(0.2)
            process.send(number)
            assert_stopped(process, 4)
            assert "stopped at once: the same command goes on" in process.err
        assert ledger.outcomes(tmp_path / "data") == ["stopped"]
        assert ledger.states(tmp_path / "data")["kept"] > 0


def test_a_signal_before_the_first_request_is_heard_too(tmp_path):
    with wire.serve(days=1) as server:
        for number, after in enumerate((0.2, 0.6, 0.9, 1.2)):
            with crawl(tmp_path, server) as process:
                time.sleep(after)
                process.send(BOTH[number % 2])
                assert_stopped(process)
        assert set(ledger.outcomes(tmp_path / "data")) <= {"stopped"}


def test_a_signal_while_the_ledger_is_written_tears_nothing(tmp_path):
    log = tmp_path / "data" / f"{ledger.FILE}-wal"
    with wire.serve(days=4) as server:
        with crawl(tmp_path, server) as process:
            assert until(lambda: len(server.paths) > 12, 30)
            size = log.stat().st_mtime_ns
            until(lambda: log.stat().st_mtime_ns != size, 3, look=0.0005)
            process.send(signal.SIGTERM)
            process.send(signal.SIGINT)
            assert_stopped(process)
        assert ledger.outcomes(tmp_path / "data") == ["stopped"]
        assert_goes_on(tmp_path, server)


@pytest.fixture
def pages(tmp_path):
    """Saved pages of one site."""
    site = build(days=20, per_day=10)
    (tmp_path / "pages").mkdir()
    for number, story in enumerate(site.stories):
        body = site.get(site.path(story)).body
        (tmp_path / "pages" / f"{number:03}.html").write_bytes(body)
    return len(site.stories)


def test_a_replay_that_is_stopped_leaves_the_output_as_it_was(tmp_path, pages):
    (tmp_path / "out.jsonl").write_text("as it was")
    command = ("replay", "pages", "--data", "data", "-o", "out.jsonl")
    with Process(tmp_path, *command) as process:
        assert until(lambda: ledger.states(tmp_path / "data")["kept"], 30, look=0.02)
        process.send(signal.SIGTERM)
        assert_stopped(process)
    assert ledger.outcomes(tmp_path / "data") == ["stopped"]
    assert (tmp_path / "out.jsonl").read_text() == "as it was"
    with Process(tmp_path, *command) as process:
        assert process.wait() == 0, process.err
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) == pages


def test_an_export_that_is_stopped_leaves_no_file_behind(tmp_path, pages):
    with Process(tmp_path, "replay", "pages", "--data", "data") as process:
        assert process.wait() == 0, process.err
    before = set(tmp_path.iterdir())
    for number in BOTH:
        with Process(tmp_path, "export", "-o", "out.csv.zst") as process:
            until(lambda: list(tmp_path.glob(".backfile-*")), 10, look=0.0002)
            process.send(number)
            code = process.wait(10)
            assert code in (0, 11), process.err  # it may have been faster
            assert "Traceback" not in process.err
        left = set(tmp_path.iterdir()) - before
        names = ["out.csv.zst", "out.csv.zst.manifest.json"] if code == 0 else []
        assert sorted(path.name for path in left) == names
        for path in left:
            path.unlink()
