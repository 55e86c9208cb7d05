"""Disks that are full or read-only, and files that cannot be opened: exit code 3, nothing torn."""

import json

import pytest

from tests.archive import build
from tests.faults import ledger, wire
from tests.faults.mounts import mounts
from tests.faults.process import Process, crawl

BATCH = 50
"""Readings in one transaction, and two may be out beside them."""


@pytest.fixture
def disk(tmp_path):
    """A mount namespace with a small file system on ``small``."""
    (tmp_path / "small").mkdir()
    with mounts(tmp_path) as own:
        own.do("mount", "-t", "tmpfs", "-o", "size=300k", "none", tmp_path / "small")
        yield own


def remount(disk, folder, how):
    disk.do("mount", "-o", f"remount,{how}", folder / "small")


def assert_refused(process):
    """The command has said in one line what is wrong."""
    assert process.wait() == 3, process.err
    assert "Traceback" not in process.err
    errors = [line for line in process.err.splitlines() if "rror" in line]
    assert len(errors) == 1, process.err
    assert errors[0].startswith("backfile: error: cannot ")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_crawl_stops_when_the_disk_is_full_and_goes_on_when_there_is_room(tmp_path, disk):
    data = disk.see(tmp_path / "small")
    with wire.serve(days=5, per_day=10) as server:
        site = server.site
        stories = {site.path(story): site.address(story) for story in site.stories}
        with crawl(tmp_path, server, "--data", "small", before=disk.enter) as process:
            assert_refused(process)
        asked = [path for path in server.paths if path in stories]
        assert len(asked) - len(ledger.kept(data)) <= BATCH + 2
        assert ledger.damages(data) == []
        remount(disk, tmp_path, "size=64m")
        with crawl(tmp_path, server, "--data", "small", before=disk.enter) as process:
            assert process.wait() == 0, process.err
        assert ledger.kept(data) == set(stories.values())
        assert ledger.damages(data) == []


@pytest.mark.parametrize("floor", ["0", "0.02"])
def test_a_crawl_stops_when_the_disk_of_its_records_is_full(tmp_path, disk, floor):
    data = tmp_path / "data"
    data.mkdir()
    (data / "records").symlink_to(tmp_path / "small")
    with wire.serve(days=4, per_day=10) as server:
        given = ("-s", f"DISK_FLOOR={floor}", "-s", "RECORDS_SIZE=.1")
        remount(disk, tmp_path, "size=120k")
        with crawl(tmp_path, server, *given, before=disk.enter) as process:
            assert_refused(process)
            assert "cannot record in data/records/" in process.err
        assert 0 < len(ledger.kept(data)) < len(server.site.stories)
        assert ledger.damages(data) == []
        with Process(tmp_path, "verify", before=disk.enter) as process:
            assert process.wait() == 0, process.err
        remount(disk, tmp_path, "size=64m")
        with crawl(tmp_path, server, *given, before=disk.enter) as process:
            assert process.wait() == 0, process.err
        assert len(ledger.kept(data)) == len(server.site.stories)
    with Process(tmp_path, "verify", before=disk.enter) as process:
        assert process.wait() == 0, process.err


def test_a_crawl_into_a_read_only_folder_is_refused_and_asks_for_nothing(tmp_path, disk):
    remount(disk, tmp_path, "ro")
    with wire.serve(days=1) as server:
        with crawl(tmp_path, server, "--data", "small", before=disk.enter) as process:
            assert_refused(process)
        assert server.paths == []


def replay(folder, disk, *arguments):
    return Process(folder, "replay", "pages", *arguments, before=disk.enter)


def test_an_output_that_cannot_be_written_stays_as_it_was(tmp_path, disk):
    site = build(days=4, per_day=10)
    (tmp_path / "pages").mkdir()
    for number, story in enumerate(site.stories):
        body = site.get(site.path(story)).body
        (tmp_path / "pages" / f"{number:03}.html").write_bytes(body)
    out = disk.see(tmp_path / "small")
    remount(disk, tmp_path, "size=32k")
    with replay(tmp_path, disk, "--data", "data", "-o", "small/a.jsonl") as process:
        assert_refused(process)
    assert names(out) == []
    export = ("export", "-o", "small/a.jsonl")
    with Process(tmp_path, *export, before=disk.enter) as process:
        assert_refused(process)
    assert names(out) == []
    remount(disk, tmp_path, "size=64m")
    with Process(tmp_path, *export, before=disk.enter) as process:
        assert process.wait() == 0, process.err
    whole = (out / "a.jsonl").read_bytes()
    assert len([json.loads(line) for line in whole.splitlines()]) == len(site.stories)
    remount(disk, tmp_path, "ro")
    with Process(tmp_path, *export, before=disk.enter) as process:
        assert_refused(process)
    assert names(out) == ["a.jsonl", "a.jsonl.manifest.json"]
    assert (out / "a.jsonl").read_bytes() == whole


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(count, marks=() if count in (16, 26) else pytest.mark.long)
        for count in range(8, 36, 2)
    ],
)
def test_without_file_descriptors_what_is_exported_is_what_the_ledger_counts(tmp_path, files):
    with wire.serve(days=3) as server:
        with crawl(tmp_path, server, limits={"nofile": files}) as process:
            code = process.wait()
            assert "Traceback" not in process.err
        data = tmp_path / "data"
        written = ledger.kept(data)
        assert ledger.damages(data) == []
        assert code in (1, 3) or len(written) == len(server.site.stories)
        with Process(tmp_path, "export", "-o", "a.jsonl") as process:
            code = process.wait()
            assert code == 0 or not written, process.err
        if code == 0:
            lines = (tmp_path / "a.jsonl").read_text().splitlines()
            assert {json.loads(line)["url"] for line in lines} == written
