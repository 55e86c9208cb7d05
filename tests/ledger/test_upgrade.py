"""Ledgers that earlier versions of Backfile wrote; ``old/`` holds them, with what they exported."""

import gzip
import json
import signal
import sqlite3
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from crawler.errors import LedgerError
from crawler.ledger import Ledger, database, upgrade
from crawler.ledger.upgrade import VERSION
from tests.ledger.builders import read_all

OLD = Path(__file__).parent / "old"
VERSIONS = range(1, VERSION)


def unpack(version, folder):
    folder.mkdir(exist_ok=True)
    file = folder / database.FILE
    file.write_bytes(gzip.decompress((OLD / f"version-{version}.sqlite3.gz").read_bytes()))
    return file


def exported(version):
    text = gzip.decompress((OLD / f"version-{version}.jsonl.gz").read_bytes()).decode()
    return [json.loads(line) for line in text.splitlines()]


def rows(file, query):
    connection = sqlite3.connect(file)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_every_earlier_version_is_kept_as_a_file():
    assert {path.name for path in OLD.glob("*.sqlite3.gz")} == {
        f"version-{version}.sqlite3.gz" for version in VERSIONS
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_articles_are_exported(version, folder):
    unpack(version, folder)
    with Ledger(folder) as ledger:
        now = list(ledger.records())
    before = exported(version)
    assert len(now) == 13
    for old, new in zip(before, now, strict=True):
        if old["aliases"]:  # of several announcing pages the first by address counts since then
            assert (old.pop("archive") is None) == (new.pop("archive") is None)
        old["provenance"] |= {"encoding": None, "encoding_confidence": None}  # nobody kept it
        assert new == old


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_coverage_is_told(version, folder):
    unpack(version, folder)
    names = ("found", "fetched", "kept", "rejected", "gone", "failed")
    old = json.loads((OLD / f"version-{version}.coverage.json").read_text())["days"]
    with Ledger(folder) as ledger:
        days = [asdict(day) for site in ledger.sites() for day in ledger.coverage(site)]
    # Version 3 has a row for listings without a day that wait, too.
    waits = [day for day in days if day["day"] is None and not day["found"]]
    assert all(day["listings_waiting"] for day in waits)
    days = [day for day in days if day not in waits]
    assert [(str(day["day"] or "unknown"), *(day[name] for name in names)) for day in days] == [
        (day["day"] or "unknown", *(day[name] for name in names)) for day in old
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_address_keeps_its_state_and_reason(version, folder):
    query = "SELECT id, site, key, url, kind, state, reason, day, article FROM addresses"
    file = unpack(version, folder)
    before = rows(file, query)
    database.connect(folder).close()
    assert rows(file, query) == before
    assert rows(file, "PRAGMA integrity_check") == [("ok",)]
    assert rows(file, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_crawl_goes_on_with_what_was_due_or_failed(version, folder, begin):
    file = unpack(version, folder)
    due = rows(
        file, "SELECT url FROM addresses WHERE site = 'kasaba' AND state IN ('announced', 'failed')"
    )
    run = begin("kasaba")
    assert sorted(read_all(run)) == sorted(url.rstrip("/").rsplit("/", 1)[-1] for (url,) in due)
    assert not run.left()


def test_an_upgraded_ledger_has_the_tables_of_a_new_one(folder, tmp_path):
    query = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
    database.connect(tmp_path / "new").close()
    new = rows(tmp_path / "new" / database.FILE, query)
    for version in VERSIONS:
        file = unpack(version, folder)
        database.connect(folder).close()
        assert rows(file, query) == new


def test_a_recent_article_is_looked_at_again_and_an_old_one_is_not(folder):
    file = unpack(2, folder)
    connection = sqlite3.connect(file)
    article = connection.execute("SELECT article FROM addresses WHERE state = 'kept'").fetchone()
    connection.execute(
        "UPDATE articles SET day = '2099-01-01', date_published = '2099-01-01T12:00:00Z', record ="
        " json_set(record, '$.provenance.fetched_at', '2099-01-01T22:00:00Z') WHERE id = ?",
        article,
    )
    connection.execute("UPDATE addresses SET day = '2099-01-01' WHERE article = ?", article)
    connection.commit()
    connection.close()
    database.connect(folder).close()
    assert rows(file, "SELECT article, due_at FROM addresses WHERE due_at IS NOT NULL") == [
        (*article, "2099-01-02T08:00:00Z")
    ]


def test_both_ends_of_the_time_in_which_an_article_was_seen_stay(folder):
    file = unpack(2, folder)
    connection = sqlite3.connect(file)
    connection.execute(
        "UPDATE articles SET record = json_set(record, '$.version.first_seen',"
        " '2018-07-17T00:00:00Z', '$.version.last_seen', '2018-07-30T00:00:00Z')"
        " WHERE site = 'kurier.example'"
    )
    connection.commit()
    connection.close()
    with Ledger(folder) as ledger:
        versions = [each["version"] for each in ledger.records(site="kurier.example")]
    assert [(each["n"], each["first_seen"], each["last_seen"]) for each in versions] == [
        (1, "2018-07-17T00:00:00Z", "2018-07-30T00:00:00Z")
    ] * 3


def test_a_failing_statement_leaves_the_old_ledger_as_it_was(folder, monkeypatch):
    file = unpack(1, folder)
    before = file.read_bytes()
    statements = upgrade._statements

    def broken(script):
        yield from statements(script)
        yield "INSERT INTO nowhere VALUES (1);"

    monkeypatch.setattr(upgrade, "_statements", broken)
    with pytest.raises(LedgerError, match="cannot open the ledger"):
        database.connect(folder)
    assert rows(file, "PRAGMA user_version") == [(1,)]
    monkeypatch.undo()
    assert rows(file, "SELECT count(*) FROM articles") == [(13,)]
    assert len(before) == file.stat().st_size
    with Ledger(folder) as ledger:
        assert len(list(ledger.records())) == 13


SLOW = """
import sys, time
from pathlib import Path
from crawler.ledger import database, upgrade
statements = upgrade._statements
def slow(script):
    for number, statement in enumerate(statements(script)):
        yield statement
        if "DROP TABLE articles" in statement:
            print("half", flush=True)
            time.sleep(60)
upgrade._statements = slow
database.connect(Path(sys.argv[1]))
"""


def test_a_killed_upgrade_leaves_the_old_ledger_and_is_done_by_the_next(folder):
    file = unpack(2, folder)
    command = [sys.executable, "-c", SLOW, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)
    assert rows(file, "PRAGMA user_version") == [(2,)]
    with Ledger(folder) as ledger:
        assert len(list(ledger.records())) == 13


OPEN = "import sys; from pathlib import Path; from crawler.ledger import database;"
OPEN += "database.connect(Path(sys.argv[1])).close()"


@pytest.mark.parametrize("version", [None, *VERSIONS])
def test_processes_that_open_a_new_or_old_ledger_at_once_agree(version, folder):
    if version:
        unpack(version, folder)
    processes = [
        subprocess.Popen([sys.executable, "-c", OPEN, str(folder)], stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    assert [(each.wait(), each.communicate()[1]) for each in processes] == [(0, b"")] * 3
    assert rows(folder / database.FILE, "PRAGMA user_version") == [(VERSION,)]
    assert sorted(path.name for path in folder.iterdir()) == [database.FILE]
