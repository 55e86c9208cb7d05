import errno
import gzip
import hashlib
import json
import os
import resource
import secrets
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.errors import ExportError
from crawler.exporters.compression import zstd
from crawler.exporters.manifest import Label
from crawler.exporters.output import output

OLD = b"what stood here before\n"

TO_STDOUT = """
import sys
from crawler.errors import ExportError
from crawler.exporters.manifest import Label
from crawler.exporters.output import output
try:
    with output("-", Label("jsonl")) as out:
        out.write_record(b"one")
except ExportError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
"""
"""A program that exits with 3 when its standard output takes no bytes."""


class FullDisk:
    """A file on a disk that is full after *room* bytes."""

    def __init__(self, file, room):
        self._file = file
        self._room = room

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._file.close()

    def __getattr__(self, name):
        return getattr(self._file, name)

    def write(self, data):
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)


@pytest.fixture
def full_disk(monkeypatch):
    """Return a function that leaves room for so many bytes in each file."""
    plain_open = Path.open

    def fill(room):
        monkeypatch.setattr(Path, "open", lambda path, mode: FullDisk(plain_open(path, mode), room))

    return fill


@contextmanager
def small_files():
    """Let the kernel refuse files of more than 4,096 bytes.

    Only around the very write: pytest's own report may go to a file that is longer.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def target(tmp_path):
    """Return a file that is there, with its manifest."""
    path = tmp_path / "articles.jsonl"
    path.write_bytes(OLD)
    (tmp_path / "articles.jsonl.manifest.json").write_bytes(OLD)
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write(path, records):
    with output(str(path), Label("jsonl")) as out:
        for record in records:
            out.write_record(record)
    return out.manifest


def assert_untouched(target):
    assert names(target.parent) == ["articles.jsonl", "articles.jsonl.manifest.json"]
    assert {path.read_bytes() for path in target.parent.iterdir()} == {OLD}


def test_the_file_and_its_manifest_appear_together(target):
    manifest = write(target, [b"one\n", b"two\n"])
    assert target.read_bytes() == b"one\ntwo\n"
    assert names(target.parent) == ["articles.jsonl", "articles.jsonl.manifest.json"]
    assert json.loads((target.parent / "articles.jsonl.manifest.json").read_bytes()) == {
        "file": "articles.jsonl",
        "format": "jsonl",
        "shape": "native",
        "count": 2,
        "bytes": 8,
        "sha256": hashlib.sha256(b"one\ntwo\n").hexdigest(),
        "cursor": None,
        "forgotten": [],
        "schema_version": "1.0",
    }
    assert (manifest.count, manifest.bytes) == (2, 8)


def test_nothing_is_to_be_seen_before_the_end(target):
    with output(str(target), Label("jsonl")) as out:
        out.write_record(b"one\n")
        assert target.read_bytes() == OLD
        assert list(target.parent.glob("*.jsonl")) == [target]


@pytest.mark.parametrize("error", [ExportError("bad record"), KeyboardInterrupt(), KeyError("x")])
def test_any_error_leaves_what_was_there(target, error):
    def records():
        yield b"one\n"
        raise error

    with pytest.raises(type(error)):
        write(target, records())
    assert_untouched(target)


@pytest.mark.parametrize("room", [0, 4, 40])
def test_a_full_disk_leaves_what_was_there(target, full_disk, room):
    full_disk(room)
    with pytest.raises(ExportError, match=r"^cannot write .*articles\.jsonl: No space left"):
        write(target, [b"one\n"] * 20)
    assert_untouched(target)


def test_a_disk_too_full_for_the_manifest_leaves_what_was_there(target, full_disk):
    full_disk(100)
    with pytest.raises(ExportError, match="No space left"):
        write(target, [b"one\n"])
    assert_untouched(target)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_a_write_that_the_kernel_refuses_leaves_nothing(tmp_path, suffix):
    noise = secrets.token_bytes(1 << 16)
    with small_files(), pytest.raises(ExportError, match="File too large"):
        write(tmp_path / f"articles.jsonl{suffix}", [noise, noise])
    assert names(tmp_path) == []


def test_a_failed_rename_leaves_no_temporary_file(target, monkeypatch):
    def fail(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportError, match="Input/output error"):
        write(target, [b"one\n"])
    assert target.read_bytes() == OLD
    assert not list(target.parent.glob(".*"))


def test_no_file_ever_stands_beside_another_ones_manifest(target, monkeypatch):
    plain_replace = Path.replace

    def killed_after(path, new):
        plain_replace(path, new)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed_after)
    with pytest.raises(KeyboardInterrupt):
        write(target, [b"one\n"])
    assert names(target.parent) == ["articles.jsonl"]
    assert target.read_bytes() == b"one\n"


def test_all_is_on_disk_before_it_gets_its_name_and_the_names_after(target, monkeypatch):
    calls = []
    for owner, name in ((os, "fsync"), (Path, "unlink"), (Path, "replace")):
        plain = getattr(owner, name)

        def noted(*args, _plain=plain, _name=name, **options):
            calls.append(_name)
            return _plain(*args, **options)

        monkeypatch.setattr(owner, name, noted)
    write(target, [b"one\n"])
    assert calls[:6] == ["fsync", "fsync", "unlink", "replace", "replace", "fsync"]


def test_what_a_killed_run_left_is_no_output_and_in_nobodys_way(tmp_path):
    stale = tmp_path / ".backfile-0000000000000000.tmp"
    stale.write_bytes(b"half a li")
    write(tmp_path / "articles.jsonl", [b"one\n"])
    assert stale.read_bytes() == b"half a li"
    assert (tmp_path / "articles.jsonl").read_bytes() == b"one\n"


def test_a_link_stays_a_link(tmp_path, target):
    link = tmp_path / "latest"
    link.symlink_to(target)
    write(link, [b"one\n"])
    assert link.is_symlink()
    assert target.read_bytes() == b"one\n"


def test_a_new_file_has_the_rights_of_any_other(tmp_path):
    (tmp_path / "other").touch()
    write(tmp_path / "articles.jsonl", [b"one\n"])
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing/articles.jsonl", "the folder .*missing does not exist"),
        ("folder", "it is no regular file"),
        ("file/articles.jsonl", "the folder .*file does not exist"),
        ("n" * 300, "File name too long"),
    ],
)
def test_a_path_that_cannot_be_written_is_told_in_one_line(tmp_path, path, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=reason) as caught:
        write(tmp_path / path, [b"one\n"])
    assert len(str(caught.value).splitlines()) == 1
    assert names(tmp_path) == ["file", "folder"]


def test_a_device_is_never_replaced():
    with pytest.raises(ExportError, match="it is no regular file"):
        write("/dev/null", [b"one\n"])


def test_gzip_has_neither_time_nor_name(tmp_path):
    manifest = write(tmp_path / "a.jsonl.gz", [b"one\n"] * 50)
    written = (tmp_path / "a.jsonl.gz").read_bytes()
    assert gzip.decompress(written) == b"one\n" * 50
    assert written[3:8] == bytes(5)  # no flag for a name, modification time 0
    assert (manifest.bytes, manifest.sha256) == (len(written), hashlib.sha256(written).hexdigest())


@pytest.mark.parametrize("records", [[], [b"one\n"] * 50])
def test_zstandard_is_a_whole_frame_with_a_check_sum(tmp_path, records):
    write(tmp_path / "a.jsonl.zst", records)
    written = (tmp_path / "a.jsonl.zst").read_bytes()
    assert zstd.decompress(written) == b"".join(records)
    assert written[4] & 0b100  # Content_Checksum_flag (RFC 8878, 3.1.1.1.1)


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_the_same_records_make_the_same_bytes(tmp_path, suffix):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / f"x.jsonl{suffix}", [b"one\n", b"two\n"])
    contents = [
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("a", "b")
    ]
    assert contents[0] == contents[1]


def test_standard_output_gets_the_bytes_and_no_manifest(capfdbinary, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    manifest = write("-", [b"one\n"])
    assert capfdbinary.readouterr().out == b"one\n"
    assert names(tmp_path) == []
    assert (manifest.file, manifest.count, manifest.bytes) == ("-", 1, 4)


def test_a_full_disk_behind_standard_output_is_told_once():
    command = (sys.executable, "-c", TO_STDOUT)
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert (run.returncode, run.stderr) == (3, "cannot write -: No space left on device\n")


def test_a_reader_of_standard_output_that_has_gone_is_no_failed_write():
    command = (sys.executable, "-c", TO_STDOUT)
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False, text=True)
    os.close(writer)
    assert run.stderr.splitlines()[-1] == "BrokenPipeError: [Errno 32] Broken pipe"
