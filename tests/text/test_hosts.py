import pytest

from crawler.text.hosts import registrable


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.courier.example/a", "courier.example"),
        ("http://m.courier.example:8080/", "courier.example"),
        ("https://amp.sport.courier.example", "courier.example"),
        ("https://COURIER.example./", "courier.example"),
        ("https://www.courier.co.uk/", "courier.co.uk"),
        ("https://news.courier.com.tr/", "courier.com.tr"),
        ("https://www.courier.de/", "courier.de"),
        ("https://amp.la.de/", "la.de"),
        ("https://harbour.blogspot.com/2018", "harbour.blogspot.com"),
        ("https://m.harbour.blogspot.com/2018", "harbour.blogspot.com"),
        ("https://harbour.substack.com/p/a", "harbour.substack.com"),
        ("http://localhost:8000/a", "localhost"),
        ("http://192.168.0.7/a", "192.168.0.7"),
        ("http://[::1]/a", "::1"),
    ],
)
def test_the_registered_part_of_a_host_tells_the_publisher(url, host):
    assert registrable(url) == host


@pytest.mark.parametrize("url", ["", "capture:a", "http://[bad/", "/a/b", "courier.example"])
def test_what_has_no_host_tells_none(url):
    assert registrable(url) is None
