"""A record is taken out of its file as it was written, or not at all."""

from dataclasses import replace

import pytest

from crawler.errors import RecordError
from crawler.records.stored import stored_at
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
