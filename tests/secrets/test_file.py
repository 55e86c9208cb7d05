"""A file of secrets is read from where nobody else looks, and no error quotes it."""

import os

import pytest

from crawler.errors import DefinitionError
from crawler.secrets import Login, Proxy, read

WHOLE = """
[courier]
cookies = { session = "s3cret-session", lang = "en" }
headers = { X-Api-Key = "api-canary" }
user = "reader"
password = "pass word"
proxy = "http://proxy%40user:proxy%3Apass@127.0.0.1:3128"

["127.0.0.1:8018"]
cookies = {}
"""


@pytest.fixture
def file(tmp_path):
    """Write a file of secrets for its owner alone."""

    def write(text, mode=0o600):
        path = tmp_path / "secrets.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(mode)
        return path

    return write


def test_a_table_a_site(file):
    keys = read(file(WHOLE))
    courier = keys["courier"]
    assert courier.cookies == {"session": "s3cret-session", "lang": "en"}
    assert courier.headers == {"X-Api-Key": "api-canary"}
    assert courier.login == Login("reader", "pass word")
    assert courier.proxy == Proxy("http://127.0.0.1:3128", Login("proxy@user", "proxy:pass"))
    assert keys["127.0.0.1:8018"].cookies == {}
    assert keys["127.0.0.1:8018"]


def test_a_key_shows_nothing_of_itself(file):
    for each in (shown := repr(read(file(WHOLE)))), str(shown):
        assert not any(word in each for word in ("s3cret", "canary", "reader", "pass", "3128"))


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o601, 0o620])
def test_a_file_that_others_may_look_into_is_refused(file, mode):
    path = file(WHOLE, mode)
    with pytest.raises(DefinitionError, match=f"chmod 600 {path}"):
        read(path)


def test_only_a_regular_file_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe", 0o600)
    for name, word in (("pipe", "no regular file"), (".", "cannot read"), ("no", "no such")):
        with pytest.raises(DefinitionError, match=word):
            read(tmp_path / name)


def test_a_file_of_another_user_is_refused(file, monkeypatch):
    path = file(WHOLE)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(DefinitionError, match="belongs to another user"):
        read(path)


def test_a_file_among_what_is_shared_is_refused(file, tmp_path):
    path = file(WHOLE)
    with pytest.raises(DefinitionError, match="move it elsewhere"):
        read(path, [tmp_path])
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(DefinitionError, match="move it elsewhere"):
        read(tmp_path / "link" / "secrets.toml", [tmp_path])
    assert read(path, [tmp_path / "data"])
    (tmp_path / ".git").mkdir()
    with pytest.raises(DefinitionError, match="checkout of git"):
        read(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[courier]\ncookies = { a = CANARY }", "look at line 2"),
        ('[courier]\nuser = "CANARY', "is no TOML"),
        ("CANARY = 1\nCANARY = 2", "is no TOML"),
        (b"[courier]\nuser = '\xffCANARY'", "not in UTF-8"),
        ("a = " + "[" * 5000, "is no TOML"),
        ('user = "CANARY"', "stands in no table"),
        ("[news.example]\nuser = 'CANARY'", "quotation marks"),
        ("[courier]\nCANARY = 'x'", r"\[courier\]: it has an unknown key: known are cookies"),
        ("[courier]\ncookie = { CANARY = 'CANARY' }", "did you mean cookies"),
        ("[courier]\npasword = 'CANARY'", "did you mean password"),
        ("[courier]\ncookies = 'CANARY'", r"\[courier\]: cookies is no table"),
        ("[courier]\ncookies = { session = 7 }", "cookies.session is no text"),
        ("[courier]\ncookies = { session = '' }", "cookies.session is no text"),
        ("[courier]\ncookies = { session = 'a;CANARY' }", "cookies.session is no value of a"),
        ("[courier]\ncookies = { 'CANARY x' = 'a' }", "a name that is none"),
        ('[courier]\nheaders = { X-Key = "CANARY\\r\\nX: y" }', "headers.X-Key is no text"),
        (
            "[courier]\nheaders = { Cookie = 'CANARY' }",
            "may not name Cookie: write cookies",
        ),
        ("[courier]\nheaders = { Host = 'CANARY' }", "headers may not name Host"),
        ("[courier]\npassword = 'CANARY'", "password needs a user"),
        ("[courier]\nuser = 'a:CANARY'", "without a colon"),
        ("[courier]\nuser = 7", "user is no text"),
        (
            "[courier]\nuser = 'a'\nheaders = { authorization = 'Bearer CANARY' }",
            "exclude each other",
        ),
        ("[courier]\nproxy = 'socks5://CANARY@127.0.0.1:1'", "proxy is none: write http"),
        ("[courier]\nproxy = 'http://CANARY@127.0.0.1:port'", "proxy is none: write http"),
        ("[courier]\nproxy = 'http://u:CANARY@[::1'", "proxy is none: write http"),
        ("[courier]\nproxy = 'http://127.0.0.1:1/CANARY'", "proxy is none: write http"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value[:40],
)
def test_what_is_wrong_is_told_in_one_line_without_a_value(file, text, words):
    path = file(text)
    with pytest.raises(DefinitionError, match=words) as caught:
        read(path)
    told = str(caught.value)
    assert str(path) in told
    assert "CANARY" not in told
    assert "\n" not in told
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__
