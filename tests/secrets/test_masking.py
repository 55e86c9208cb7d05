"""What is secret is shown nowhere, however it is spelt."""

import logging
from base64 import b64encode
from urllib.parse import quote, quote_plus

import pytest

from crawler.secrets import Key, Login, Proxy, headers, kept_value, masking

SECRET = "p@ss wörd/CANARY+1"


@pytest.fixture(autouse=True)
def hidden(monkeypatch):
    """Begin with nothing hidden, and leave nothing."""
    fresh = masking._Hidden()
    monkeypatch.setattr(masking, "HIDDEN", fresh)
    monkeypatch.setattr(headers, "HIDDEN", fresh)
    return fresh


@pytest.mark.parametrize(
    "spelt",
    [
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        quote(SECRET, safe="").lower().replace("canary", "CANARY"),
        quote_plus(SECRET),
        repr(SECRET),
        b64encode(f"reader-7:{SECRET}".encode()).decode(),
        f"http://reader-7:{quote(SECRET, safe='')}@courier.example/",
    ],
)
def test_a_secret_is_masked_in_all_its_spellings(spelt):
    masking.hide(Key(login=Login("reader-7", SECRET)).secrets())
    shown = masking.masked(f"asked {spelt} and more")
    assert "CANARY" not in shown
    assert "reader-7" not in shown
    assert shown.startswith("asked ")
    assert shown.endswith(" and more")


def test_the_token_of_a_header_and_the_password_of_a_basic_one_are_secret_alone():
    both = b64encode(b"reader:canary-password").decode()
    key = Key(headers={"Authorization": f"Basic {both}", "X-Auth": "Bearer canary-token"})
    masking.hide(key.secrets())
    assert masking.masked(f"{both} canary-password canary-token") == "*** *** ***"


def test_a_short_secret_is_masked_beside_its_name_alone():
    masking.hide(Key(cookies={"lang": "en"}).secrets())
    assert masking.masked("seven: lang=en; Lang: en") == "seven: ***; ***"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<GET https://user:pw@courier.example/a>", "<GET https://***@courier.example/a>"),
        ("http://user@[::1]:80/", "http://***@[::1]:80/"),
        ("http://a:b@c@courier.example", "http://***@courier.example"),
        ("https://social.example/@user", "https://social.example/@user"),
        ("https://courier.example?mail=a@b", "https://courier.example?mail=a@b"),
        ("mail a@b.example", "mail a@b.example"),
    ],
)
def test_user_and_password_of_an_address_are_masked_whoever_knows_them(text, shown):
    assert masking.masked(text) == shown


def test_of_sessions_that_follow_one_another_the_last_are_masked(hidden):
    masking.hide([("session", "from-the-file")])
    for number in range(10_000):
        masking.hide([("session", f"session-{number:06}")], passing=True)
    assert masking.masked("from-the-file session-009999") == "*** ***"
    assert len(hidden._forms) < 1000


def test_a_log_record_shows_no_secret_in_message_traceback_or_stack(capsys):
    masking.hide([("password", "canary-1")])
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    error = ValueError("told canary-1 by http://a:b@c/")
    told = (ValueError, error, None)
    given = ("crawler", logging.ERROR, __file__, 1, "asked %s", ({"pw": "canary-1"},), told)
    handler.handle(masking._MaskedRecord(*given, sinfo="stack of canary-1"))
    shown = capsys.readouterr().err
    assert "canary-1" not in shown
    assert "a:b" not in shown
    assert "asked {'pw': '***'}" in shown
    assert "ValueError: told *** by http://***@c/" in shown
    assert "stack of ***" in shown


def test_the_headers_of_a_record_tell_nobody_who_asked():
    for name in ("Cookie", "authorization", "Proxy-Authorization"):
        assert kept_value(name, "session=abcdef") == "***"
    assert kept_value("Set-Cookie", "session=abc; Path=/") == "session=abc; Path=/"
    masking.hide(Key(headers={"X-Key": "xy"}, proxy=Proxy("http://a:1")).secrets())
    assert kept_value("X-Key", "xy") == "***"
    assert kept_value("Set-Cookie", "session=abc; Path=/") == "session=***; Path=/"
    assert kept_value("Server", "nginx") == "nginx"
