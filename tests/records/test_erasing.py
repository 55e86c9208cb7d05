"""Records that are taken out; all others stay as they were."""

import errno
import io
import os

import pytest

from crawler.errors import NoRoom, Unrecorded
from crawler.records import erase
from crawler.records.erasing import placeholder
from crawler.records.members import checked, member_at
from tests.records.recordings import NOW, URL, Known, entry, exchange, files, findings, recorder


def room(folder, needed):
    pass


@pytest.fixture
def known(tmp_path):
    known = Known()
    made = recorder(tmp_path, known)
    for number in range(3):
        body = f"<p>Secret {number}</p>".encode()
        made.write(exchange(f"{URL}{number}", body, entry=entry(title=f"Secret {number}")))
    known.records += made.sync()
    made.close()
    return known


def test_a_record_goes_with_what_was_written_beside_it_and_others_stay(tmp_path, known):
    [path] = files(tmp_path)
    size = path.stat().st_size
    erase(tmp_path, [known.records[1]], NOW, room)
    assert path.stat().st_size == size
    assert path.stat().st_mode & 0o777 == 0o600
    with path.open("rb") as file:
        left = []
        at = 0
        while at < size:
            left.append(member_at(file, at, size))
            at += left[-1].length
    text = b"".join(each.block for each in left) + repr([each.fields for each in left]).encode()
    assert b"Secret 1" not in text
    assert f"{URL}1".encode() not in text
    assert b"Secret 0" in text
    assert b"Secret 2" in text
    del known.records[1]
    assert findings(tmp_path, known.records) == []
    assert list(path.parent.iterdir()) == [path]


def test_what_is_gone_already_is_passed_over(tmp_path, known):
    erase(tmp_path, [known.records[1]], NOW, room)
    [path] = files(tmp_path)
    once = path.read_bytes()
    erase(tmp_path, [known.records[1]], NOW, room)
    assert path.read_bytes() == once
    path.unlink()
    erase(tmp_path, known.records, NOW, room)


def test_what_cannot_be_written_anew_stays_as_it_was(tmp_path, known, monkeypatch):
    [path] = files(tmp_path)
    before = path.read_bytes()

    def full(folder, needed):
        raise NoRoom("too little")

    def fail(file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(NoRoom, match=r"cannot write .* anew"):
        erase(tmp_path, known.records, NOW, full)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Unrecorded, match="No space left"):
        erase(tmp_path, known.records, NOW, room)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "length", [450, 1000, 65_553, 65_558, 65_559, 65_563, 131_098, 131_104, 1_000_000]
)
def test_what_stands_in_its_place_has_any_length(length):
    data = placeholder(length, NOW)
    member = member_at(io.BytesIO(data), 0, length)
    assert (len(data), member.length, list(checked(member))) == (length, length, [])
