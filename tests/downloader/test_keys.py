"""A key is on a request while it is out, and at no other time."""

import pytest
from scrapy import Request

from crawler.downloader.keys import signed
from crawler.downloader.origins import OwnOrigins
from crawler.secrets import Key, Login, Proxy, Session

SITE = "https://courier.example"
KEY = Key(
    {"session": "first"},
    {"X-Api-Key": "api", "User-Agent": "Reader"},
    Login("reader", "pw"),
    Proxy("http://127.0.0.1:3128", Login("p", "q")),
)


def sent(request):
    return {name.decode(): value[0].decode() for name, value in request.headers.items()}


@pytest.fixture
def session():
    return Session(KEY, OwnOrigins(["courier.example"]))


def asked(url):
    return Request(url, headers={"User-Agent": "Backfile"})


def test_what_is_sent_to_the_site(session):
    request = asked(f"{SITE}/2018/07/20/")
    with signed(request, session):
        assert sent(request) == {
            "User-Agent": "Reader",
            "X-Api-Key": "api",
            "Authorization": "Basic cmVhZGVyOnB3",
            "Cookie": "session=first",
            "Proxy-Authorization": "Basic cDpx",
        }
        assert request.meta["proxy"] == "http://127.0.0.1:3128"


@pytest.mark.parametrize(
    "url",
    [
        "http://courier.example/",
        "https://blogs.courier.example/",
        "https://courier.example:8443/",
        "https://courier.example:80/",
        "https://courier.example.other.example/",
        "https://other.example/robots.txt",
    ],
)
def test_others_are_asked_without_it_but_by_the_proxy(session, url):
    request = asked(url)
    with signed(request, session):
        assert sent(request) == {"User-Agent": "Backfile", "Proxy-Authorization": "Basic cDpx"}
        assert request.meta["proxy"] == "http://127.0.0.1:3128"


@pytest.mark.parametrize("error", [None, ValueError, KeyboardInterrupt])
def test_whoever_sees_the_request_afterwards_sees_no_key(session, error):
    request = asked(f"{SITE}/")
    try:
        with signed(request, session):
            if error is not None:
                raise error
    except (ValueError, KeyboardInterrupt):
        pass
    assert sent(request) == {"User-Agent": "Backfile"}
    assert request.meta == {"proxy": "http://127.0.0.1:3128"}


def test_a_key_goes_unencrypted_where_the_definition_asks_so_and_to_this_machine():
    own = OwnOrigins(["courier.example", "www.old.example"], ["www.courier.example"])
    assert "http://courier.example/" in own
    assert "http://www.courier.example/" in own
    assert "http://courier.example:443/" not in own
    assert "https://old.example/" in own
    assert "http://old.example/" not in own
    local = OwnOrigins(["127.0.0.1:8018", "[::1]:80", "localhost"])
    assert "http://127.0.0.1:8018/" in local
    assert "http://[::1]/" in local
    assert "http://localhost/" in local
    assert "http://127.0.0.1/" not in local
    assert "http://127.0.0.1:port/" not in local
    assert "ftp://localhost/" not in local
