"""Every fault of a file is found; a sound one has none."""

import os
from hashlib import sha256
from random import Random

import pytest

from crawler.records import Count
from tests.records.recordings import (
    BODY,
    NOW,
    URL,
    Known,
    entry,
    exchange,
    files,
    findings,
    recorder,
)


@pytest.fixture
def known():
    return Known()


@pytest.fixture
def path(tmp_path, known):
    """A file of a page, a revisit and another page."""
    made = recorder(tmp_path, known)
    for each in (
        exchange(entry=entry(title="Harbour")),
        exchange(fetched_at="2018-07-21T12:00:00Z"),
        exchange(URL + "2", b"Another page.", ip="127.0.0.1"),
    ):
        made.write(each)
    known.records += made.sync()
    made.close()
    [path] = files(tmp_path)
    return path


def texts(found):
    return [each.text.partition(".warc.gz: ")[2] for each in found if each.degree == "fault"]


def test_what_is_as_it_was_written_has_no_fault(tmp_path, known, path):
    count = Count()
    digest = f"sha256:{sha256(BODY).hexdigest()}"
    told = {known.records[0].pointer.record_id: {digest}}
    assert findings(tmp_path, known.records, told, count) == []
    assert (count.files, count.records, count.pointers) == (1, 8, 3)
    assert count.bytes == path.stat().st_size


def test_one_byte_that_was_changed_is_found_wherever_it_stands(tmp_path, known, path):
    whole, chance = path.read_bytes(), Random(7)
    for _ in range(150):
        at = chance.randrange(len(whole))
        changed = bytearray(whole)
        # Not any bit: up to seven behind the end of a compressed stream mean nothing.
        changed[at] ^= chance.choice((0x01, 0xFF))
        path.write_bytes(changed)
        assert texts(findings(tmp_path, known.records)), at


def test_every_record_behind_one_that_is_damaged_is_looked_at(tmp_path, known, path):
    changed = bytearray(path.read_bytes())
    for recorded in (known.records[0], known.records[2]):
        changed[recorded.pointer.offset + recorded.pointer.length // 2] ^= 1
    path.write_bytes(changed)
    assert len(texts(findings(tmp_path, known.records))) == 2


def test_a_file_that_ends_too_early_has_a_fault_for_each_record_that_is_lost(tmp_path, known, path):
    last = known.records[2].pointer
    os.truncate(path, last.offset + 5)
    assert texts(findings(tmp_path, known.records)) == [f"{last.offset}: the file ends within it"]
    os.truncate(path, known.records[1].pointer.offset)
    assert len(texts(findings(tmp_path, known.records))) == 2


def test_a_file_that_is_missing_is_one_fault(tmp_path, known, path):
    path.unlink()
    [found] = findings(tmp_path, known.records)
    assert "missing, and 3 records in it" in found.text


def test_what_nothing_points_to_is_a_fault(tmp_path, known, path):
    (path.parent / "a-20180101000000000-00000-h.warc.gz").write_bytes(path.read_bytes())
    (path.parent / "notes.txt").write_text("mine")
    assert len(findings(tmp_path, known.records)) == 2


def test_what_a_killed_crawl_left_behind_is_a_note_and_no_fault(tmp_path, known, path):
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(path.read_bytes()[:500])
    assert len(texts(findings(tmp_path, known.records))) == 1
    [found] = findings(tmp_path, known.records, was_killed=True)
    assert found.degree == "note"
    assert findings(tmp_path, known.records, is_crawled=True) == []
    os.truncate(path, size)
    recorder(tmp_path, known, clock=lambda: NOW).write(exchange(URL + "3", b"A third page."))
    [found] = findings(tmp_path, known.records, was_killed=True)
    assert found.degree == "note"


def test_a_record_that_the_ledger_does_not_know_is_a_fault_before_others(tmp_path, known, path):
    del known.records[1]
    assert "the ledger knows no such record" in texts(findings(tmp_path, known.records))[0]


def test_a_payload_that_is_not_the_article_s_is_a_fault(tmp_path, known, path):
    told = {known.records[0].pointer.record_id: {"sha256:00"}}
    [fault] = texts(findings(tmp_path, known.records, told))
    assert "not that of the article" in fault


def test_a_revisit_of_what_is_unknown_is_a_fault(tmp_path, known, path):
    original = known.records.pop(0)
    faults = texts(findings(tmp_path, known.records))
    assert any(original.pointer.record_id in fault for fault in faults)
