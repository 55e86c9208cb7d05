import os
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest

from crawler.errors import DefinitionError, LedgerError, NoLedger, NoRoom
from crawler.items import Reading
from crawler.ledger import Floor, Ledger, database
from crawler.ledger.space import MEGABYTE
from tests.ledger.builders import announce, article, entry, kill, read, read_all
from tests.ledger.test_upgrade import unpack


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


# What is no ledger


def spoil(file, how):
    body = file.read_bytes()
    file.write_bytes(
        {
            "empty": b"",
            "text": b"This is no database at all, whatever its name says." * 20,
            "cut": body[: len(body) // 2],
            "page one": b"\0" * 4096 + body[4096:],
        }[how]
    )


@pytest.mark.parametrize("how", ["empty", "text", "cut", "page one"])
@pytest.mark.parametrize("open_", [database.connect, database.connect_existing, Ledger])
def test_what_is_no_ledger_is_refused_and_not_touched(how, open_, folder, begin):
    begin().close("complete")
    file = folder / database.FILE
    spoil(file, how)
    before = file.read_bytes()
    with pytest.raises(LedgerError, match=r"cannot open the ledger.*(backup|--data)") as caught:
        open_(folder)
    assert "\n" not in str(caught.value)
    assert file.read_bytes() == before


def test_another_programs_database_is_left_alone(folder):
    folder.mkdir()
    file = folder / database.FILE
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE songs (name)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        database.connect(folder)
    assert file.read_bytes() == before


@pytest.mark.parametrize("open_", [database.connect, database.connect_existing])
def test_a_ledger_of_a_later_version_is_left_alone(open_, folder, begin):
    begin().close("complete")
    file = folder / database.FILE
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(LedgerError, match="the ledger has version 99, this Backfile knows"):
        open_(folder)
    assert file.read_bytes() == before


def test_damage_that_is_found_on_the_way_is_an_error_of_the_ledger(folder, begin):
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
    with pytest.raises(LedgerError, match="malformed"), Ledger(folder) as ledger:
        list(ledger.records())


# Who may look


def test_a_new_ledger_is_its_owners_alone(folder, begin):
    begin()
    assert mode(folder) == 0o700
    for path in folder.rglob("*"):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_with_other_content_stays_as_it_is(folder, begin):
    folder.mkdir(mode=0o755)
    (folder / "notes.txt").write_text("mine")
    begin()
    assert mode(folder) == 0o755
    assert mode(folder / database.FILE) == 0o600
    assert mode(folder / "locks") == 0o700


def test_an_old_ledger_is_closed_to_others(folder):
    file = unpack(1, folder)
    file.chmod(0o644)
    database.connect(folder).close()
    assert mode(file) == 0o600


# What stays free


def test_a_run_begins_only_while_the_disk_has_room(folder, begin):
    with pytest.raises(NoRoom, match="must stay free: make room"):
        begin(floor=Floor.of(1e9))
    assert not folder.exists()


def test_a_batch_is_written_only_while_the_disk_has_room(begin, monkeypatch):
    run = begin(floor=Floor.of(100))
    announce(run, entry("a"))
    lease = run.lease()
    run.commit(Reading(address=lease.address, url=lease.entry.url, articles=(article("a"),)))
    monkeypatch.setattr("crawler.ledger.space.free", lambda folder: 99 * MEGABYTE)
    with pytest.raises(NoRoom, match="99 MB are free"):
        run.flush()
    monkeypatch.undo()
    kill(run)
    assert read_all(begin()) == ["a"]


def test_without_a_setting_a_twentieth_of_a_small_disk_stays_free(monkeypatch, tmp_path):
    def disk(megabytes):
        system = os.statvfs_result((4096, 4096, megabytes * 256, 0, 0, 0, 0, 0, 0, 255))
        monkeypatch.setattr("os.statvfs", lambda folder: system)
        return Floor().at(tmp_path) / MEGABYTE

    assert disk(20) == 1
    assert disk(100_000) == 100
    assert Floor.of("0").at(tmp_path) == 0
    assert Floor.of("2.5").at(tmp_path) == 2.5 * MEGABYTE
    with pytest.raises(DefinitionError, match="DISK_FLOOR takes a number"):
        Floor.of("much")


# What may not be written


@pytest.fixture
def unwritable(folder):
    """Return a function that makes a folder one that this process may not write."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)

    def unwritable(*names):
        for name in names:
            shutil.copy(folder / name, place / name)
            (place / name).chmod(0o444)
        place.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)  # nobody: the owner of all may write all
        return place

    yield unwritable
    if os.getuid() == 0:
        os.seteuid(0)
    place.chmod(0o755)
    shutil.rmtree(place)


def test_a_ledger_that_may_not_be_written_is_read(folder, begin, unwritable):
    run = begin()
    announce(run, entry("a"))
    read_all(run)
    run.close("complete")
    place = unwritable(database.FILE)
    with Ledger(place) as ledger:
        assert [record["headline"] for record in ledger.records()] == ["Headline of a"]
    assert [path.name for path in place.iterdir()] == [database.FILE]


def test_an_old_ledger_that_may_not_be_written_is_refused(folder, unwritable):
    unpack(2, folder)
    with pytest.raises(LedgerError, match=r"version 2 and may not be written.*copy the folder"):
        Ledger(unwritable(database.FILE))


def test_a_killed_crawls_last_work_is_not_passed_over(folder, begin, unwritable):
    run = begin()
    announce(run, entry("a"))
    run.flush()
    place = unwritable(database.FILE, f"{database.FILE}-wal")
    with pytest.raises(LedgerError, match=r"-wal.*copy the folder"):
        Ledger(place)


def test_without_a_ledger_nothing_is_made(folder):
    with pytest.raises(NoLedger):
        Ledger(folder)
    assert not folder.exists()
