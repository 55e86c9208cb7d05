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


def test_a_private_host_is_itself_alone():
    origins = Origins(["localhost:8000", "127.0.0.1:8001", "db.internal"])
    assert "http://localhost:8000/a" in origins
    assert "http://db.internal/a" in origins
    assert "http://a.localhost:8000/a" not in origins
    assert "http://a.db.internal/a" not in origins
    assert "http://127.1:8001/a" not in origins
    assert "http://2130706433:8001/a" not in origins
    assert "http://localhost:8001/a" not in origins


def test_a_private_host_is_asked_by_the_schemes_that_it_was_named_with():
    asked = ["http://127.0.0.1:8000/", "https://localhost/"]
    origins = Origins(["127.0.0.1:8000", "127.0.0.1:8001", "localhost"], asked)
    assert "http://127.0.0.1:8000/a" in origins
    assert "https://127.0.0.1:8000/a" not in origins
    assert "https://localhost/a" in origins
    assert "https://127.0.0.1:8001/a" in origins  # nobody told by which


def test_of_the_usual_ports_each_scheme_has_its_own():
    assert "http://courier.example:443/" not in Origins(["courier.example"])
    assert "https://courier.example:80/" not in Origins(["courier.example"])


def test_an_address_may_be_named_beside_the_hosts():
    origins = Origins(["courier.example"], beside=["http://feeds.example:8000/courier"])
    assert "http://feeds.example:8000/other" in origins
    assert "http://a.feeds.example:8000/other" not in origins
    assert "https://feeds.example:8000/other" not in origins
    assert "http://feeds.example/other" not in origins


def test_no_named_host_allows_nothing():
    assert "https://courier.example/" not in Origins([])
