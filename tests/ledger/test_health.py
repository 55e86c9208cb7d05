import sqlite3

import pytest

from crawler.items import Reading
from crawler.ledger import Floor, database, examine, mend, summary
from crawler.ledger import temporary as files
from crawler.ledger.lock import SiteLock
from tests.ledger.builders import announce, entry, kill, read, read_all
from tests.ledger.test_upgrade import unpack


def findings(folder, *others, floor=Floor(0)):  # noqa: B008 - frozen
    return list(examine(folder, others, floor))


def change(folder, *statements):
    connection = sqlite3.connect(folder / database.FILE)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.fixture
def filled(begin, folder):
    run = begin()
    announce(run, *map(entry, "abc"))
    read_all(run)
    run.close("complete")
    return folder


def test_nothing_is_said_of_a_sound_ledger(filled):
    assert findings(filled) == []
    assert "1 sites, 3 articles, 3 addresses" in summary(filled)


def test_a_running_crawl_is_not_a_finding_and_is_not_disturbed(begin, folder):
    run = begin()
    announce(run, *map(entry, "abc"))
    run.lease()
    run.commit(Reading(entries=(entry("d"),)))
    run.flush()  # with what is out
    assert findings(folder) == []
    assert list(mend(folder, ())) == []
    assert len(read_all(run)) == 3


def test_what_a_killed_run_had_out_is_told_and_taken_back(begin, folder):
    run = begin()
    announce(run, *map(entry, "abc"))
    run.lease()
    run.commit(Reading(entries=(entry("d"),)))
    run.flush()
    kill(run)
    found = findings(folder)
    assert {each.degree for each in found} == {"note"}
    assert "was killed: the same command goes on" in found[0].text
    assert "1 addresses out" in found[1].text
    assert list(mend(folder, ())) == ["courier: made 1 addresses due again"]
    assert len(findings(folder)) == 1
    assert len(read_all(begin())) == 4


def test_what_another_crawl_takes_meanwhile_is_left_to_it(begin, folder, monkeypatch):
    run = begin()
    announce(run, entry("a"))
    run.lease()
    run.commit(Reading(entries=(entry("b"),)))
    run.flush()
    monkeypatch.setattr(SiteLock, "is_free", lambda _: True)  # it was, when that was asked
    assert list(mend(folder, ())) == []


def test_an_earlier_version_is_told_and_left_as_it_is(folder):
    unpack(1, folder).chmod(0o600)
    folder.chmod(0o700)
    (found,) = findings(folder)
    assert found.degree == "note"
    assert "version 1" in found.text
    list(mend(folder, ()))
    assert "version 1," in summary(folder)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE addresses SET article = NULL WHERE id = 1", "is kept and has no article"),
        ("UPDATE addresses SET read = 0 WHERE id = 1", "its page was never received"),
        ("UPDATE addresses SET state = 'fetched' WHERE id = 1", "neither kept, rejected, failed"),
        ("DELETE FROM addresses WHERE article = 'id-a'", "no address leads to an article: id-a"),
        ("DELETE FROM versions WHERE article = 'id-a'", "text is missing: id-a"),
        ("DELETE FROM readings WHERE article = 'id-a'", "never seen with its text: id-a"),
        ("UPDATE versions SET record = '{' WHERE article = 'id-a'", "cannot be read: id-a"),
        ("UPDATE articles SET changed = 99 WHERE id = 'id-a'", "is not counted: id-a"),
        ("DELETE FROM articles WHERE id = 'id-a'", "rows of readings name articles"),
    ],
)
def test_what_does_not_hold_is_told(filled, statement, told):
    change(filled, "DELETE FROM requests", statement)
    found = findings(filled)
    assert {each.degree for each in found} == {"mend"}
    assert any(told in each.text for each in found), found
    assert all("\n" not in each.text for each in found)


def test_damage_is_told(begin, folder):
    run = begin()
    announce(run, *map(entry, "abcdefgh"))
    for name in "abcdefgh":
        read(run, text=f"{name} " * 4000)
    run.close("complete")
    file = folder / database.FILE
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(size // 2)
        opened.write(b"\xff" * (size // 4))
    assert {each.degree for each in findings(folder)} == {"damaged"}


def test_too_little_room_is_told(filled):
    (found,) = findings(filled, floor=Floor.of(1e9))
    assert found.degree == "mend"
    assert "make room" in found.text


def test_what_others_may_look_into_is_told_and_closed(filled):
    filled.chmod(0o755)
    (filled / database.FILE).chmod(0o644)
    assert [each.degree for each in findings(filled)] == ["mend", "mend"]
    assert len(list(mend(filled, ()))) == 2
    assert findings(filled) == []


# What killed exports left


def test_what_a_killed_process_left_is_told_and_removed(filled, tmp_path):
    left = [filled / ".backfile-aa.tmp", tmp_path / ".backfile-bb.tmp"]
    for path in left:
        path.touch(mode=0o600)
    (tmp_path / "articles.tmp").touch()
    assert len(findings(filled, tmp_path)) == 2
    assert list(mend(filled, (tmp_path,))) == [f"removed {path}" for path in reversed(left)]
    assert findings(filled, tmp_path) == []
    assert (tmp_path / "articles.tmp").exists()


def test_what_a_process_has_open_is_left_alone(filled, tmp_path):
    with (tmp_path / ".backfile-aa.tmp").open("xb"):
        assert findings(filled, tmp_path) == []
        assert list(mend(filled, (tmp_path,))) == []
    assert len(findings(filled, tmp_path)) == 1


def test_what_is_locked_is_left_alone_where_open_files_are_not_shown(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PROCESSES", tmp_path / "nowhere")
    with files.temporary(tmp_path):
        assert findings(filled, tmp_path) == []
    (tmp_path / ".backfile-aa.tmp").touch()
    assert len(findings(filled, tmp_path)) == 1


def test_a_folder_that_was_filled_a_moment_ago_is_left_alone(filled, tmp_path, monkeypatch):
    folder = tmp_path / ".backfile-aa.tmp"
    folder.mkdir()
    (folder / "part.parquet").touch()
    assert findings(filled, tmp_path) == []
    monkeypatch.setattr(files, "_QUIET_SECONDS", -1.0)
    assert list(mend(filled, (tmp_path,))) == [f"removed {folder}"]
