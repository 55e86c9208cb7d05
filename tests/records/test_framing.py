import gzip

import pytest
from backports import zstd

from crawler.errors import Corrupt, NoRecord, Oversized, RecordFault, Truncated
from crawler.records.framing import MOST_FAULTS, read_at, scan
from crawler.records.window import Window
from tests.records.warc import HTML, by_warcio, packed, record, response, sha1

PAIR = (record(url="https://courier.example/a"), record(url="https://courier.example/b"))


def frame(data):
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1})


FORMS = {
    "plain": b"".join,
    "gzip": lambda records: packed(*records),
    "one gzip stream": lambda records: gzip.compress(b"".join(records), mtime=0),
    "zstd": lambda records: b"".join(map(frame, records)),
}


@pytest.fixture
def scanned(tmp_path):
    def scanned(data):
        (tmp_path / "x.warc").write_bytes(data)
        window = Window.of(tmp_path / "x.warc")
        found = list(scan(window))
        for each in found:
            if not isinstance(each, RecordFault):
                assert read_at(window, each.place).block == each.block
        window.close()
        return found

    return scanned


def urls(found):
    return [each.url[-1] for each in found if not isinstance(each, RecordFault)]


def faults(found):
    return [type(each) for each in found if isinstance(each, RecordFault)]


@pytest.mark.parametrize("form", FORMS)
def test_records_are_read_whatever_packs_them(scanned, form):
    found = scanned(FORMS[form](PAIR))
    assert [(each.url, each.block) for each in found] == [
        ("https://courier.example/a", response()),
        ("https://courier.example/b", response()),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_cut_is_told_and_what_stands_before_it_is_read(scanned, form):
    data = FORMS[form](PAIR)
    ends = {len(FORMS[form](PAIR[:1]))} - {len(data)} if form != "one gzip stream" else set()
    for cut in range(0, len(data), 7):
        found = scanned(data[:cut])
        if cut in ends:
            continue
        assert faults(found), cut
        if cut > min(ends, default=len(data)):
            assert urls(found)[:1] == ["a"], cut


@pytest.mark.parametrize("form", ["gzip", "one gzip stream", "zstd"])
def test_every_flipped_byte_of_packed_data_is_told_or_changes_nothing(scanned, form):
    data = FORMS[form](PAIR)
    for place in range(0, len(data), 5):
        found = scanned(data[:place] + bytes((data[place] ^ 0x55,)) + data[place + 1 :])
        sound = [each.block for each in found if not isinstance(each, RecordFault)]
        assert faults(found) or sound == [response()] * 2, place
        assert set(sound) <= {response()}


def test_a_false_length_is_told_and_the_next_record_is_read(scanned):
    for length in (len(response()) - 9, len(response()) + 9, len(response()) + 700):
        first = record(url="https://courier.example/a", Content_Length=str(length), digests=False)
        for form in FORMS.values():
            found = scanned(form((first, *PAIR)))
            assert faults(found), length
            assert urls(found)[-1] == "b"


def test_garbage_between_records_is_told_and_both_are_read(scanned):
    for garbage in (b"garbage" * 9, b"\0" * 70_000):
        for found in (
            scanned(PAIR[0] + garbage + PAIR[1]),
            scanned(packed(PAIR[0]) + garbage + packed(PAIR[1])),
            scanned(packed(PAIR[0], garbage, PAIR[1])),
        ):
            assert urls(found) == ["a", "b"]
            assert faults(found) == [Corrupt]


def test_a_wrong_digest_keeps_its_record_out(scanned):
    wrong = record(url="https://courier.example/a", WARC_Block_Digest=sha1(b"else"))
    assert faults(found := scanned(wrong + PAIR[1])) == [Corrupt]
    assert urls(found) == ["b"]
    assert "WARC-Block-Digest" in str(found[0])


def test_a_payload_may_be_digested_with_its_chunks_or_without(scanned):
    block = response(chunked=True)
    raw = block[block.index(b"\r\n\r\n") + 4 :]
    for digest in (sha1(HTML), sha1(raw)):
        assert not faults(scanned(record(block, WARC_Payload_Digest=digest)))
    assert faults(scanned(record(block, WARC_Payload_Digest=sha1(b"else")))) == [Corrupt]
    assert not faults(scanned(record(block, WARC_Payload_Digest="blake3:0123")))


def test_digests_of_nothing_are_told_by_other_writers(scanned):
    asked = record(b"GET / HTTP/1.1\r\n\r\n", "request", WARC_Payload_Digest=sha1(b""))
    again = record(response(b""), "revisit", WARC_Block_Digest=sha1(b""))
    assert not faults(scanned(asked + again))


def test_a_head_without_an_end_takes_no_memory(scanned):
    endless = b"WARC/1.0\r\nWARC-Type: " + b"x" * 3_000_000
    assert faults(found := scanned(endless + b"\r\n\r\n" + PAIR[1])) == [Oversized]
    assert urls(found) == ["b"]
    many = b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000 + b"\r\n"
    assert faults(scanned(many + PAIR[1])) == [Oversized]


def test_a_bomb_is_told_before_it_goes_off(scanned):
    bomb = gzip.compress(bytes(200_000_000))
    block = record(bytes(70_000_000), "resource", Content_Type="text/html")
    assert Oversized in faults(scanned(bomb))
    assert Oversized in faults(scanned(gzip.compress(block)))


def test_what_holds_no_records_is_told(scanned):
    assert faults(scanned(b"")) == [NoRecord]
    assert faults(scanned(b"<html>")) == [Corrupt]
    assert faults(scanned(gzip.compress(b"<html>"))) == [Corrupt]
    assert faults(scanned(b"WARC/3.7\r\nContent-Length: 0\r\n\r\n\r\n\r\n")) == [Corrupt]
    assert faults(scanned(b"WARC/1.0\r\nContent-Length: -4\r\n\r\n\r\n\r\n")) == [Corrupt]


def test_a_file_of_faults_is_given_up(scanned):
    bad = record(WARC_Block_Digest=sha1(b"else"))
    assert len(scanned(bad * 300)) == MOST_FAULTS + 1


def test_a_frame_may_need_the_dictionary_that_the_file_begins_with(scanned):
    dictionary = zstd.train_dict([response() + bytes((n,)) * n for n in range(200)], 2000)
    frames = b"".join(zstd.compress(each, zstd_dict=dictionary) for each in PAIR)
    for held in (dictionary.dict_content, zstd.compress(dictionary.dict_content)):
        head = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
        assert urls(scanned(head + frames)) == ["a", "b"]
        assert set(faults(scanned(head[:-3]))) == {Truncated}
    assert faults(scanned(b"\x5d\x2a\x4d\x18\5\0\0\0wrong" + frames))[0] is Corrupt
    assert faults(scanned(frames))[0] is Corrupt


def test_other_writers_records_are_read(scanned):
    for version in ("1.0", "1.1"):
        found = scanned(
            by_warcio([("https://courier.example/a", "2018-07-20T09:00:00Z", HTML)], version)
        )
        assert [each.kind for each in found] == ["warcinfo", "response"]
        assert found[1].is_proven


def test_an_address_in_brackets_is_one(scanned):
    assert scanned(record(url="<https://courier.example/a>"))[0].url == "https://courier.example/a"
