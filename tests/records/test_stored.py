"""A record is taken out of its file as it was written, or not at all."""

import gzip
from dataclasses import replace

import pytest

from crawler.errors import RecordError
from crawler.records.stored import stored_at
from crawler.records.volume import packed
from tests.records.recordings import BODY, exchange, files, recorder


def written(data, *exchanges):
    made = recorder(data)
    pointers = [made.write(each) for each in exchanges]
    made.close()
    return pointers


def test_what_was_written_comes_back(tmp_path):
    [pointer] = written(tmp_path, exchange())
    assert stored_at(tmp_path, pointer).body == BODY


def test_a_spoilt_record_does_not(tmp_path):
    [pointer] = written(tmp_path, exchange(body=BODY * 50))
    [path] = files(tmp_path)
    data = bytearray(path.read_bytes())
    data[pointer.offset + pointer.length // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(RecordError, match="verify"):
        stored_at(tmp_path, pointer)


def test_another_record_does_not(tmp_path):
    one, _ = written(tmp_path, exchange(), exchange(body=b"<p>Another"))
    with pytest.raises(RecordError, match="another's"):
        stored_at(tmp_path, replace(one, record_id="<urn:uuid:1>"))


def test_a_record_whose_headers_were_changed_does_not(tmp_path):
    """It unpacks, its payload is whole: only the digest of its block tells."""
    [pointer] = written(tmp_path, exchange())
    [path] = files(tmp_path)
    data = path.read_bytes()
    end = pointer.offset + pointer.length
    record = gzip.decompress(data[pointer.offset : end]).replace(b"Server: x", b"Server: y")
    path.write_bytes(data[: pointer.offset] + b"".join(packed([record])) + data[end:])
    with pytest.raises(RecordError, match="its block is not what was written"):
        stored_at(tmp_path, pointer)
