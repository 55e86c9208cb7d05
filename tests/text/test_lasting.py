"""Pages that are lost at every try, and the setting that would take them."""

import pytest

from crawler.text.lasting import is_lasting, remedy


@pytest.mark.parametrize(
    ("reason", "option"),
    [
        ("larger than 5 MiB", "-s DOWNLOAD_MAXSIZE=20971520"),
        ("larger than 5 MiB, unpacked", "-s DOWNLOAD_MAXSIZE=20971520"),
        ("larger than 100,000 bytes", "-s DOWNLOAD_MAXSIZE=400000"),
        ("reading took more than 512 MB of memory", "-s READER_MEMORY=2048"),
        ("the page has more than 1,000,000 characters of text", None),
        ("a tag of the page has more than 10,000 attributes", None),
        ("the head of the answer has a line of more than 64 KiB", None),
        ("packed more than 5 times", None),
    ],
)
def test_what_is_beyond_a_limit_is_so_each_time(reason, option):
    assert is_lasting(reason)
    assert remedy(reason) == option


@pytest.mark.parametrize(
    ("seconds", "option"),
    [("2", "8"), ("0.5", "2"), ("1e+06", "4000000"), ("1e-05", "4e-05")],
)
def test_what_took_too_long_may_be_read_on_a_machine_that_is_less_busy(seconds, option):
    reason = f"reading took more than {seconds} s"
    assert not is_lasting(reason)
    assert remedy(reason) == f"-s READER_TIMEOUT={option}"


@pytest.mark.parametrize(
    "reason", ["HTTP 503", "slower than 1,000 bytes a second", "the reading process died", ""]
)
def test_what_may_pass_is_tried_again(reason):
    assert not is_lasting(reason)
    assert remedy(reason) is None
