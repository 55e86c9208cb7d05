import signal
import stat
import subprocess
import sys

import pytest

from crawler.errors import LedgerError, NoRoom, OutputExists
from crawler.ledger import Floor, Ledger, back_up, backup, database
from tests.ledger.builders import announce, entry, read, read_all

NONE = Floor(0)


def headlines(folder):
    with Ledger(folder) as ledger:
        return sorted(record["headline"] for record in ledger.records())


@pytest.fixture
def filled(begin, folder):
    run = begin()
    announce(run, *map(entry, "abc"))
    for name in "abc":
        read(run, text=f"{name} " * 4000)
    run.close("complete")
    return folder


def test_a_copy_is_a_ledger_of_its_own(filled, tmp_path):
    copy = back_up(filled, tmp_path / "copy.sqlite3", NONE)
    assert (copy.articles, copy.addresses) == (3, 3)
    assert stat.S_IMODE(copy.file.stat().st_mode) == 0o600
    (tmp_path / "restored").mkdir()
    copy.file.rename(tmp_path / "restored" / database.FILE)
    assert headlines(tmp_path / "restored") == headlines(filled)


def test_a_folder_takes_a_copy_under_the_ledgers_name(filled, tmp_path):
    (tmp_path / "kept").mkdir()
    back_up(filled, tmp_path / "kept", NONE)
    assert headlines(tmp_path / "kept") == headlines(filled)


def test_a_crawl_writes_while_a_copy_is_made_of_what_was_before(
    begin, folder, tmp_path, monkeypatch
):
    run = begin()
    announce(run, *map(entry, "abcdef"))
    for name in "abc":
        read(run, text=f"{name} " * 40_000)
    run.flush()
    monkeypatch.setattr(backup, "_PAGES", 1)
    steps = []

    class Busy(database.Connection):
        def backup(self, target, **options):
            def step(*told):
                if len(steps) < 3:
                    read(run, text=f"{len(steps)} " * 40_000)
                    run.flush()
                steps.append(told)

            super().backup(target, progress=step, **options)

    monkeypatch.setattr(database, "Connection", Busy)
    copy = back_up(folder, tmp_path / "copy.sqlite3", NONE)
    assert copy.articles == 3
    remaining = [left for _, left, _ in steps]
    assert remaining == sorted(remaining, reverse=True), "it began anew"
    assert read_all(run) == []
    assert run.counts["kept"] == 6


def test_what_stands_there_is_overwritten_only_when_asked(filled, tmp_path):
    file = tmp_path / "copy.sqlite3"
    file.write_text("mine")
    with pytest.raises(OutputExists, match="--force"):
        back_up(filled, file, NONE)
    assert file.read_text() == "mine"
    assert back_up(filled, file, NONE, over=True).articles == 3


@pytest.mark.parametrize("over", [False, True])
def test_the_ledger_itself_is_no_target(filled, over):
    for target in (filled, filled / database.FILE):
        with pytest.raises(LedgerError, match="the ledger itself"):
            back_up(filled, target, NONE, over=over)
    assert len(headlines(filled)) == 3


def test_a_damaged_ledger_takes_no_backups_place(filled, tmp_path):
    file = tmp_path / "copy.sqlite3"
    back_up(filled, file, NONE)
    before = file.read_bytes()
    size = (filled / database.FILE).stat().st_size
    with (filled / database.FILE).open("r+b") as opened:
        opened.seek(size // 2)
        opened.write(b"\xff" * (size // 4))
    with pytest.raises(LedgerError, match=r"damaged|malformed") as caught:
        back_up(filled, file, NONE, over=True)
    assert "\n" not in str(caught.value)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


def test_a_disk_without_room_takes_no_backup(filled, tmp_path):
    with pytest.raises(NoRoom):
        back_up(filled, tmp_path / "copy.sqlite3", Floor.of(1e9))
    assert not (tmp_path / "copy.sqlite3").exists()


HALF = """
import sys, time
from pathlib import Path
from crawler.ledger import Floor, back_up, backup
backup._check = lambda new: print("half", flush=True) or time.sleep(60)
back_up(Path(sys.argv[1]), Path(sys.argv[2]), Floor(0))
"""


def test_a_killed_backup_leaves_no_file_of_that_name(filled, tmp_path):
    file = tmp_path / "copy.sqlite3"
    command = [sys.executable, "-c", HALF, str(filled), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)
    assert not file.exists()
    assert back_up(filled, file, NONE).articles == 3
