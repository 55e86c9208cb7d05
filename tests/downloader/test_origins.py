import pytest

from crawler.downloader.origins import Origins


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/2018/07/20/",
        "http://courier.example/",
        "https://www.courier.example/",
        "https://archive.courier.example/",
        "https://COURIER.example:443/",
    ],
)
def test_a_named_host_and_its_subdomains_belong(url):
    assert url in Origins(["courier.example"])
    assert url in Origins(["www.courier.example"])


@pytest.mark.parametrize(
    "url",
    [
        "https://other.example/",
        "https://notcourier.example/",
        "https://courier.example.other.example/",
        "https://courier.example@other.example/",
        "https://courier.example:8443/",
        "ftp://courier.example/",
        "file:///etc/hostname",
        "javascript:alert(1)",
        "https://courier.example:port/",
        "https://127.0.0.1/",
        "http://[::1/",
        "",
    ],
)
def test_nothing_else_belongs(url):
    assert url not in Origins(["courier.example"])


def test_a_named_port_is_that_port_alone():
    origins = Origins(["127.0.0.1:8000", "[::1]:8001"])
    assert "http://127.0.0.1:8000/a" in origins
    assert "http://[::1]:8001/a" in origins
    assert "http://127.0.0.1:8001/a" not in origins
    assert "http://127.0.0.1/a" not in origins
    assert "http://127.0.0.2:8000/a" not in origins


def test_no_named_host_allows_nothing():
    assert "https://courier.example/" not in Origins([])
