"""What is written into WARC files, and what is found there by others."""

import errno
import os
import stat
from dataclasses import replace
from datetime import date

import pytest
from warcio.cli import main as warcio

from crawler.errors import NoRoom, Unrecorded
from crawler.records import volume
from crawler.records.members import member_at
from tests.records.recordings import BODY, NOW, URL, Known, entry, exchange, files, read, recorder
from tests.records.recordings import types as types_of


def written(data, *exchanges, known=None, **options):
    """Record *exchanges* as one crawl; return the pointers."""
    made = recorder(data, known, **options)
    pointers = [made.write(each) for each in exchanges]
    if known is not None:
        known.records += made.sync()
    made.close()
    return pointers


def checks(path):
    """Tell whether warcio finds nothing wrong."""
    with pytest.raises(SystemExit) as end:
        warcio(["check", str(path)])
    return end.value.code == 0


def test_request_response_and_announcement_are_records_beside_one_another(tmp_path):
    [pointer] = written(tmp_path, exchange(ip="127.0.0.1", entry=entry(title="Harbour", day=None)))
    [path] = files(tmp_path)
    assert tmp_path / pointer.file == path
    told = read(path)
    assert [kind for kind, _, _ in told] == ["warcinfo", "response", "request", "metadata"]
    info, response, request, metadata = (fields for _, fields, _ in told)
    assert response["WARC-Record-ID"] == pointer.record_id
    assert response["WARC-Date"] == pointer.fetched_at == "2018-07-20T12:00:00Z"
    assert response["WARC-Target-URI"] == request["WARC-Target-URI"] == URL
    assert response["WARC-IP-Address"] == "127.0.0.1"
    assert response["WARC-Payload-Digest"].startswith("sha1:")
    assert response["WARC-Warcinfo-ID"] == info["WARC-Record-ID"]
    assert request["WARC-Concurrent-To"] == metadata["WARC-Concurrent-To"] == pointer.record_id
    assert metadata["WARC-Refers-To"] == pointer.record_id
    assert told[1][2] == b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n" + BODY
    with path.open("rb") as file:
        member = member_at(file, pointer.offset, path.stat().st_size)
    assert (member.length, member.payload) == (pointer.length, BODY)


def test_how_an_address_was_announced_is_told_in_one_line_each(tmp_path):
    told = entry(
        title="The harbour\r\nvia: elsewhere",
        day=date(2018, 7, 20),
        position=3,
        published="2018-07-20T09:00:00Z",
    )
    written(tmp_path, exchange(entry=told))
    *_, (_, _, block) = read(files(tmp_path)[0])
    assert block.decode().splitlines() == [
        "via: https://courier.example/day/",
        "kind: article",
        "source: day archive",
        "day: 2018-07-20",
        "position: 3",
        "title: The harbour via: elsewhere",
        "published: 2018-07-20T09:00:00Z",
        "site: courier.example:80",
    ]


def test_files_are_named_by_site_time_number_and_host_and_are_private(tmp_path, monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "my host")
    written(tmp_path, exchange())
    [path] = files(tmp_path)
    assert path.relative_to(tmp_path).as_posix() == (
        "records/courier.example%3A80/courier.example_80-20180720120000000-00000-my_host.warc.gz"
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_same_payload_again_is_a_revisit_in_this_crawl_and_in_the_next(tmp_path):
    known = Known()
    first, second = written(tmp_path, exchange(), exchange(URL + "2"), known=known)
    [third] = written(tmp_path, exchange(fetched_at="2018-07-21T12:00:00Z"), known=known)
    [path] = files(tmp_path)
    revisits = {
        fields["WARC-Record-ID"]: (fields, block)
        for kind, fields, block in read(path)
        if kind == "revisit"
    }
    assert set(revisits) == {second.record_id, third.record_id}
    fields, block = revisits[third.record_id]
    assert fields["WARC-Profile"].endswith("/revisit/identical-payload-digest")
    assert fields["WARC-Refers-To"] == first.record_id
    assert fields["WARC-Refers-To-Target-URI"] == URL
    assert fields["WARC-Refers-To-Date"] == first.fetched_at
    assert block == b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n"
    assert known.records[-1].refers_to == first.record_id
    assert checks(path)


def test_the_same_payload_with_another_status_is_no_revisit(tmp_path):
    known = Known()
    written(tmp_path, exchange(status=500), known=known)
    written(tmp_path, exchange(), exchange(URL + "2"), known=known)
    assert [each.type for each in known.records] == ["response", "response", "revisit"]
    assert known.records[-1].refers_to == known.records[-2].pointer.record_id


def test_what_the_server_calls_unchanged_is_a_revisit_of_what_it_gave(tmp_path):
    known = Known()
    [first] = written(tmp_path, exchange(), known=known)
    written(tmp_path, exchange(status=304, body=b""), exchange(URL + "new", b"", 304), known=known)
    told = [
        fields for kind, fields, _ in read(files(tmp_path)[0]) if kind in ("response", "revisit")
    ][1:]
    assert told[0]["WARC-Profile"].endswith("/revisit/server-not-modified")
    assert told[0]["WARC-Refers-To"] == first.record_id
    assert told[1]["WARC-Type"] == "response"  # what it was before was not recorded


def test_what_is_unchanged_is_no_revisit_of_an_error_between(tmp_path):
    known = Known()
    first, _ = written(tmp_path, exchange(), exchange(body=b"later", status=503), known=known)
    written(tmp_path, exchange(status=304, body=b""), known=known)
    assert known.records[-1].refers_to == first.record_id


def test_nothing_is_a_revisit_of_a_file_that_is_gone(tmp_path):
    known = Known()
    written(tmp_path, exchange(), known=known)
    files(tmp_path)[0].unlink()
    written(tmp_path, exchange(), known=known, clock=lambda: NOW.replace(hour=13))
    assert types_of(files(tmp_path)[0]) == ["warcinfo", "response", "request"]


def test_a_full_file_is_followed_by_another(tmp_path):
    known = Known()
    pages = [exchange(f"{URL}{n}", os.urandom(3000)) for n in range(4)]
    pointers = written(tmp_path, *pages, known=known, size=6000)
    assert len({each.file for each in pointers}) == 2
    for path in files(tmp_path):
        assert types_of(path)[0] == "warcinfo"
        assert checks(path)
    written(tmp_path, exchange(), known=known, size=6000)
    assert len(files(tmp_path)) == 3
    assert [path.name.split("-")[2] for path in files(tmp_path)] == ["00000", "00001", "00002"]


def test_a_body_is_recorded_as_it_came_but_for_its_transfer_encoding(tmp_path):
    head = b"HTTP/1.1 200 Fine\r\nTRANSFER-Encoding: chunked\r\nContent-encoding: gzip\r\n\r\n"
    written(tmp_path, exchange(told=head, body=b"\x1f\x8b..."))
    _, (_, fields, block), _ = read(files(tmp_path)[0])
    assert block == head.replace(b"TRANSFER", b"X-Crawler-TRANSFER") + b"\x1f\x8b..."
    assert int(fields["Content-Length"]) == len(block)


# Torn ends


@pytest.fixture
def torn(tmp_path):
    """A file of two exchanges, of which the ledger knows the first; its writer was killed."""
    known = Known()
    made = recorder(tmp_path, known)
    made.write(exchange())
    known.records += made.sync()
    second = made.write(exchange(URL + "2", b"Another page."))
    return known, files(tmp_path)[0], second


def test_a_torn_end_is_cut_and_whole_records_are_taken_in(tmp_path, torn, caplog):
    known, path, second = torn
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:300])
    made = recorder(tmp_path, known)
    assert path.read_bytes() == whole
    assert "cut 300 bytes" in caplog.text
    assert [each.pointer for each in made.sync()] == [second]
    made.write(exchange(URL + "3", b"A third."))
    assert checks(path)


@pytest.mark.parametrize("left", [1, 9, 200])
def test_every_torn_length_is_cut_to_the_last_whole_record(tmp_path, torn, left):
    known, path, second = torn
    with path.open("r+b") as file:
        file.truncate(second.offset + left)
    made = recorder(tmp_path, known)
    assert path.stat().st_size == second.offset
    assert list(made.sync()) == []


def test_what_was_written_before_the_last_file_is_taken_in(tmp_path):
    known = Known()
    made = recorder(tmp_path, known, size=2000)
    made.write(exchange())
    known.records += made.sync()
    pages = [exchange(f"{URL}{n}", os.urandom(900)) for n in range(5)]
    pointers = [made.write(each) for each in pages]
    assert len({each.file for each in pointers}) > 2
    taken = recorder(tmp_path, known, size=2000).sync()
    assert [each.pointer for each in taken] == pointers


def test_zeros_that_a_crash_left_are_cut(tmp_path, torn):
    known, path, _ = torn
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(bytes(5000))
    recorder(tmp_path, known)
    assert path.stat().st_size == size


@pytest.mark.parametrize("where", ["known", "behind it"])
def test_a_file_that_somebody_changed_is_left_alone_and_another_begun(
    tmp_path, torn, where, caplog
):
    known, path, second = torn
    at = known.records[0].pointer if where == "known" else second
    changed = bytearray(path.read_bytes())
    changed[at.offset + at.length // 2] ^= 0x40
    path.write_bytes(changed)
    made = recorder(tmp_path, known, clock=lambda: NOW.replace(hour=13))
    assert "backfile verify" in caplog.text
    assert made.write(exchange(URL + "3")).file != known.records[0].pointer.file
    assert path.read_bytes() == changed


# Disks


def test_what_cannot_be_written_whole_is_taken_off_again(tmp_path, monkeypatch):
    known = Known()
    made = recorder(tmp_path, known)
    made.write(exchange())
    [path] = files(tmp_path)
    before = path.read_bytes()
    write = os.write
    left = [300]

    def full(file, data):
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = write(file, data[: left[0]])
        left[0] -= taken
        return taken

    monkeypatch.setattr(volume.os, "write", full)
    monkeypatch.setattr(volume.os, "writev", lambda file, pieces: full(file, b"".join(pieces)))
    with pytest.raises(Unrecorded, match=r"cannot record in .*: No space left on device"):
        made.write(exchange(URL + "2", os.urandom(2000)))
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert len(made.sync()) == 1


def test_after_a_failure_nothing_is_said_to_be_on_disk(tmp_path):
    made = recorder(tmp_path)
    made.write(exchange())
    made.fail()
    with pytest.raises(Unrecorded):
        made.sync()


def test_without_room_nothing_is_written(tmp_path):
    def check(folder, needed):
        raise NoRoom(f"too little for {needed}")

    made = recorder(tmp_path, check_room=check)
    with pytest.raises(NoRoom, match="cannot record in"):
        made.write(exchange())
    assert files(tmp_path) == []


def test_records_are_told_once_they_are_synced_and_once(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(volume.os, "fdatasync", synced.append)
    made = recorder(tmp_path)
    made.write(exchange())
    assert synced == []
    assert len(made.sync()) == 1
    assert len(synced) == 1
    assert list(made.sync()) == []
    assert len(synced) == 1


def test_a_disk_that_failed_once_is_not_believed_again(tmp_path, monkeypatch):
    def fail(file):
        raise OSError("input/output error")

    made = recorder(tmp_path)
    made.write(exchange())
    monkeypatch.setattr(volume.os, "fdatasync", fail)
    with pytest.raises(Unrecorded):
        made.sync()
    monkeypatch.setattr(volume.os, "fdatasync", lambda file: None)
    with pytest.raises(Unrecorded, match="failed before"):
        made.sync()


def test_what_waits_for_its_article_is_given_out_once(tmp_path):
    made = recorder(tmp_path)
    one = exchange()
    made.hold(7, one)
    made.hold(7, replace(one, status=201))
    assert made.held(7).status == 201
    assert made.held(7) is None
