"""All parsers that an address meets read one host and one port, or it leads nowhere."""

import pytest
from scrapy import Request
from twisted.web.client import URI

from crawler.downloader.places import place_of

SAME = (
    "http://courier.example",
    "https://courier.example/a?b#c",
    "http://COURIER.example:8000/",
    "http://courier.example:/",
    "http://courier.example./",
    "http://bücher.example/",
    "http://ⓒourier.example/",
    "http://127.0.0.1:8000/",
    "http://１２７．０．０．１/",
    "http://127。0。0。1/",
    "http://2130706433/",
    "http://[::1]:8001/",
    "http://[::ffff:127.0.0.1]/",
    "http://under_score.example/",
    "http://courier\t.example/",
    "http://courier.example\\@127.0.0.1/",
    "http://127.0.0.1\\@courier.example/",
    "http://courier.example?@127.0.0.1/",
    "http://courier.example#@127.0.0.1/",
    "http://courier.example/@127.0.0.1/",
)


@pytest.mark.parametrize("url", SAME)
def test_the_guard_and_twisted_read_the_same(url):
    asked = Request(url).url
    place, uri = place_of(asked), URI.fromBytes(asked.encode())
    assert place is not None
    assert (place.host, place.port) == (uri.host.decode().removesuffix("."), uri.port)
    assert place.scheme == uri.scheme.decode()


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://a:b@127.0.0.1/", ("http", "127.0.0.1", 80)),
        ("https://a%40b@courier.example:8443/", ("https", "courier.example", 8443)),
        ("HTTP://Courier.Example/", ("http", "courier.example", 80)),
        ("http://[2606:4700::1111]/", ("http", "2606:4700::1111", 80)),
    ],
)
def test_what_stands_before_the_at_is_no_host(url, place):
    assert place_of(url) == place


@pytest.mark.parametrize(
    "url",
    [
        "",
        "courier.example",
        "//courier.example/",
        "http:courier.example/",
        "http:///courier.example/",
        "http://",
        "http://:80/",
        "http://@/",
        "file:///etc/hostname",
        "data:text/html,hello",
        "ftp://courier.example/",
        "gopher://courier.example/",
        "javascript:alert(1)",
        "ws://courier.example/",
        "http://courier.example:0/",
        "http://courier.example:65536/",
        "http://courier.example:port/",
        "http://courier.example:-80/",
        "http://courier.example:+80/",
        "http://courier.example:8_0/",
        "http://courier.example:８０/",
        "http://courier.example:80:81/",
        "http://%31%32%37.0.0.1/",
        "http://courier%2eexample/",
        "http://127.0.0.1%00.example/",
        "http://127.0.0.1%2f@courier.example%2f/",
        "http://courier.example\\.other.example/",
        "http://127.0.0.1\\@courier.example/",
        "http://cour ier.example/",
        "http://courier..example/",
        "http://.courier.example/",
        "http://[::1/",
        "http://[::1].example/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[127.0.0.1]/",
        "http://[::g]/",
        "http://1.2.3.999/",
        "http://bücher.example/",
        "http://１２７.0.0.1/",
        "http://" + "a." * 130 + "example/",
    ],
)
def test_what_leads_nowhere(url):
    assert place_of(url) is None
