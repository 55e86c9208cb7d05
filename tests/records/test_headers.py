import pytest

from crawler.records.headers import written
from crawler.text.addresses import bare

HEAD = b"GET /a HTTP/1.1\r\nHost:  courier.example \r\nx-odd:y\r\nno header\r\n\r\n"


def everything(name, value):
    return value


def masked(name, value):
    return "***" if name.lower() == "cookie" else value


def test_what_may_be_kept_is_kept_byte_for_byte():
    assert written(HEAD, everything) == HEAD


def test_what_may_not_be_kept_is_masked_on_all_of_its_lines():
    head = b"GET / HTTP/1.1\r\nCOOKIE: a=1;\r\n b=2\r\nHost: x\r\n\r\n"
    assert written(head, masked) == b"GET / HTTP/1.1\r\nCOOKIE: ***\r\nHost: x\r\n\r\n"


def test_a_transfer_encoding_that_was_taken_off_is_called_so():
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert written(head, everything) == head.replace(b"Transfer", b"X-Crawler-Transfer")


def test_no_login_stands_in_the_first_line():
    head = b"GET http://me:secret@courier.example/a@b HTTP/1.1\r\n\r\n"
    assert written(head, everything) == b"GET http://courier.example/a@b HTTP/1.1\r\n\r\n"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://me:pass@courier.example:81/a?b=c@d", "https://courier.example:81/a?b=c@d"),
        ("https://courier.example/a@b", "https://courier.example/a@b"),
        ("https://me:pass@[::1/", "https://[::1/"),
    ],
)
def test_addresses_are_recorded_without_a_login(url, told):
    assert bare(url) == told
