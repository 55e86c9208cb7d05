import gzip

import pytest

from crawler.errors import SourceError
from crawler.sources.unpacking import MEMBERS, unpacked

TEXT = b"https://courier.example/2018/07/20/harbour-opens/\n" * 20


def test_gzip_is_told_by_its_bytes():
    assert unpacked(TEXT) == TEXT
    assert unpacked(gzip.compress(TEXT)) == TEXT


def test_several_gzip_files_in_a_row_are_one():
    assert unpacked(gzip.compress(TEXT) + gzip.compress(b"more")) == TEXT + b"more"


def test_padding_behind_the_last_is_left_out():
    assert unpacked(gzip.compress(TEXT) + b"\0" * 512) == TEXT


def test_what_unpacks_to_more_than_is_allowed_is_refused():
    assert unpacked(gzip.compress(b"x" * 1000), largest=1000) == b"x" * 1000
    for body in (gzip.compress(b"x" * 1001), b"x" * 1001, gzip.compress(b"x" * 600) * 2):
        with pytest.raises(SourceError, match="larger than"):
            unpacked(body, largest=1000)


@pytest.mark.parametrize("cut", [1, 8, 20])
def test_what_is_cut_off_is_refused(cut):
    with pytest.raises(SourceError, match="cut off"):
        unpacked(gzip.compress(TEXT)[:-cut])


def test_what_is_damaged_is_refused():
    body = bytearray(gzip.compress(TEXT))
    body[-6] ^= 255
    with pytest.raises(SourceError, match="damaged"):
        unpacked(bytes(body))


def test_endless_rows_of_small_files_are_refused():
    with pytest.raises(SourceError, match="in a row"):
        unpacked(gzip.compress(b"") * (MEMBERS + 1))
