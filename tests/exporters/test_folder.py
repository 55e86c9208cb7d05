"""Outputs that are folders: whole or not at all, and nobody's files are lost."""

import errno
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from crawler.errors import ExportError
from crawler.exporters import disk, export, naming
from crawler.exporters.folder import folder
from crawler.exporters.manifest import Label
from tests.exporters.hostile import RECORDS

LABEL = Label("md", "markdown")


def write(path, files):
    with folder(str(path), LABEL) as out:
        for place, data in files.items():
            out.write_record(place, data)
    return out.manifest


def tree(path):
    return {
        str(each.relative_to(path)): each.read_bytes() for each in path.rglob("*") if each.is_file()
    }


@pytest.fixture
def target(tmp_path):
    """Return a folder that an export wrote."""
    write(tmp_path / "articles", {"a/old.md": b"old\n"})
    return tmp_path / "articles"


@pytest.fixture(params=["exchange", "move aside"])
def way(request, monkeypatch):
    """Go both ways of replacing a folder."""
    if request.param == "move aside":
        monkeypatch.setattr(disk, "_exchange", lambda *_: False)


def test_files_digests_and_manifest_appear_together(tmp_path):
    manifest = write(tmp_path / "new", {"a/one.md": b"one\n", "b/two.md": b"two\n"})
    found = tree(tmp_path / "new")
    assert {name: found[name] for name in ("a/one.md", "b/two.md")} == {
        "a/one.md": b"one\n",
        "b/two.md": b"two\n",
    }
    assert json.loads(found["_manifest.json"]) == {
        "file": "new",
        "format": "md",
        "shape": "markdown",
        "count": 2,
        "bytes": 8 + len(found["_sha256sums"]),
        "sha256": hashlib.sha256(found["_sha256sums"]).hexdigest(),
        "cursor": None,
        "forgotten": [],
        "schema_version": "1.0",
    }
    assert manifest.count == 2
    assert [each.name for each in tmp_path.iterdir()] == ["new"]
    check = ["sha256sum", "--check", "--strict", "--quiet", "_sha256sums"]
    assert subprocess.run(check, cwd=tmp_path / "new", check=False).returncode == 0


def test_what_an_export_wrote_is_replaced_whole(target, way):
    write(target, {"b/new.md": b"new\n"})
    assert set(tree(target)) == {"b/new.md", "_manifest.json", "_sha256sums"}
    assert list(target.parent.iterdir()) == [target]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "articles").mkdir()
    write(tmp_path / "articles", {"a.md": b"a"})
    assert "a.md" in tree(tmp_path / "articles")


@pytest.mark.parametrize("error", [ExportError("bad record"), KeyboardInterrupt(), KeyError("x")])
def test_any_error_leaves_what_was_there(target, error):
    before = tree(target)

    def fail():
        with folder(str(target), LABEL) as out:
            out.write_record("b/new.md", b"new\n")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert tree(target) == before
    assert list(target.parent.iterdir()) == [target]


def test_a_rename_that_fails_half_way_is_undone(target, monkeypatch):
    before, plain = tree(target), Path.rename

    def fail(path, new):
        if new == target and not target.exists() and (path / "b").exists():
            raise OSError(errno.EIO, "Input/output error")
        return plain(path, new)

    monkeypatch.setattr(disk, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(ExportError, match="Input/output error"):
        write(target, {"b/new.md": b"new\n"})
    assert tree(target) == before
    assert list(target.parent.iterdir()) == [target]


def test_linux_exchanges_the_names_in_one_step(target, tmp_path):
    write(tmp_path / "other", {"b/new.md": b"new\n"})
    assert disk._exchange(tmp_path / "other", target) is sys.platform.startswith("linux")
    with pytest.raises(OSError, match="No such file"):
        disk._exchange(tmp_path / "missing", target)


@pytest.mark.parametrize("extra", ["notes.txt", "a/notes.md", ".hidden"])
def test_a_folder_with_other_files_is_left_alone(target, extra):
    (target / extra).write_text("mine")
    before = tree(target)
    with pytest.raises(ExportError, match="holds other files"):
        write(target, {"b/new.md": b"new\n"})
    assert tree(target) == before


def test_files_that_appear_while_the_export_runs_are_not_lost(target):
    with pytest.raises(ExportError, match="holds other files"), folder(str(target), LABEL):
        (target / "notes.txt").write_text("mine")
    assert (target / "notes.txt").read_text() == "mine"


def test_an_export_that_lost_a_file_can_be_replaced(target):
    (target / "a" / "old.md").unlink()
    write(target, {"new.md": b"new\n"})
    assert "new.md" in tree(target)


def test_a_folder_of_ones_own_is_never_taken_for_an_export(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="holds other files"):
        export([], f"{tmp_path}/mine", shape="markdown")


def test_a_file_is_not_replaced_by_a_folder(tmp_path, minimal):
    (tmp_path / "a.parquet").write_text("x")
    with pytest.raises(ExportError, match="it is a file"):
        export([minimal.record()], f"{tmp_path}/a.parquet")


def test_a_link_stays_a_link(tmp_path, target):
    link = tmp_path / "latest"
    link.symlink_to(target)
    write(link, {"new.md": b"new\n"})
    assert link.is_symlink()
    assert "new.md" in tree(target)


def test_the_old_folder_stands_until_all_is_on_disk(target, monkeypatch):
    calls = []
    plain_sync, plain_replace = disk.sync_tree, disk.replace_folder
    monkeypatch.setattr(disk, "sync_tree", lambda path: (calls.append("sync"), plain_sync(path)))

    def replace(new, place):
        assert "a/old.md" in tree(place)
        calls.append("replace")
        plain_replace(new, place)

    monkeypatch.setattr(disk, "replace_folder", replace)
    write(target, {"new.md": b"new\n"})
    assert calls == ["sync", "replace"]


@pytest.mark.parametrize(("shape", "suffix"), [("markdown", "md"), ("text", "txt")])
def test_a_folder_gets_a_file_for_each_article(tmp_path, minimal, full, shape, suffix):
    export([minimal.record(), full.record()], f"{tmp_path}/articles/", shape=shape)
    names = sorted(name for name in tree(tmp_path / "articles") if not name.startswith("_"))
    assert [name.rpartition("-")[0] for name in names] == [
        "gazette/2018-07/2018-07-20-harbour-bridge-opens",
        "gazette/undated/undated-lighthouse-reopens",
    ]
    assert all(name.endswith(f".{suffix}") for name in names)


@given(RECORDS, RECORDS)
def test_no_text_leads_out_of_the_folder_and_no_two_articles_share_a_file(one, other):
    places = [naming.document(record, "md") for record in (one, other)]
    for place in places:
        parts = place.split("/")
        assert len(parts) == 3
        for part in parts:
            assert part.strip(".")
            assert not part.startswith(".")
            assert all(each.isprintable() for each in part)
        assert len(parts[2].encode()) <= 255
    assert places[0] != places[1] or one["id"] == other["id"]


def test_a_headline_of_any_script_is_in_the_name(full):
    record = full.record() | {"headline": "Şehir: हिन्दी «المدينة» 港/../x", "site": "../a:80"}
    place = naming.document(record, "md").rpartition("-")[0]
    assert place == "%2E.%2Fa%3A80/2018-07/2018-07-20-şehir-हिन्दी-المدينة-港-x"
