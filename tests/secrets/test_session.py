"""What a site's requests carry from the first to the last of a run."""

import pytest

from crawler.secrets import Key, Login, Session

SITE = "https://courier.example/"
OTHER = "https://other.example/"


@pytest.fixture
def session():
    return Session(Key({"session": "first", "lang": "en"}), {SITE})


def cookies(session):
    return session.headers(SITE).get("Cookie")


def test_a_session_outlives_its_rotation(session):
    session.hear(SITE, ["session=second; Path=/; HttpOnly", "csrf=c"])
    assert cookies(session) == "session=second; lang=en; csrf=c"
    session.hear(SITE, ["csrf=; Max-Age=0", "session=third; Max-Age=60"])
    assert cookies(session) == "session=third; lang=en"
    past, later = "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"
    session.hear(SITE, [f"lang=x; expires={past}", f"a=b; Expires={later}", "c=d; Expires=soon"])
    assert cookies(session) == "session=third; a=b; c=d"
    session.hear(SITE, [f"a=b; Expires={past}; Max-Age=60", "c=d; Max-Age=-1"])
    assert cookies(session) == "session=third; a=b"
    session.hear(SITE, [f"a=c; Max-Age={'9' * 4400}"])
    assert cookies(session) == "session=third; a=c"


@pytest.mark.parametrize("told", ["", "=x", "a b=c", f"x={'y' * 5000}", "\xe9=1", "; Max-Age=0"])
def test_a_cookie_that_is_none_changes_nothing(session, told):
    session.hear(SITE, [told])
    assert cookies(session) == "session=first; lang=en"


def test_a_site_sets_a_hundred_cookies_at_most(session):
    session.hear(SITE, (f"c{number}=v" for number in range(1000)))
    assert cookies(session).count("=") == 100


def test_another_origin_sees_and_sets_no_cookie(session):
    session.hear(OTHER, ["session=stolen"])
    assert not session.takes(OTHER)
    assert session.headers(OTHER) == {}
    assert cookies(session) == "session=first; lang=en"


def test_a_site_gets_its_own_cookies_back_where_the_key_has_cookies():
    session = Session(Key(login=Login("a", "b")), {SITE})
    session.hear(SITE, ["session=x"])
    assert session.headers(SITE) == {"Authorization": "Basic YTpi"}
    session = Session(Key({}), {SITE})
    session.hear(SITE, ["session=x"])
    assert session.headers(SITE) == {"Cookie": "session=x"}
    assert not Session(Key(), {SITE})
