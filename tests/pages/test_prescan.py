"""The encoding that a page's markup names."""

import pytest

from crawler.pages.prescan import HEAD, prescan

NAMED = [
    (b'<meta charset="koi8-r">', "koi8-r"),
    (b"<meta charset=koi8-r>", "koi8-r"),
    (b"<META CHARSET = 'koi8-r' />", "koi8-r"),
    (b'<meta name=a charset="koi8-r" charset="big5">', "koi8-r"),
    (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
    (b'<meta content="text/html; charset=koi8-r" http-equiv=content-type>', "koi8-r"),
    (b"<meta http-equiv=content-type content='x charset x charset=\"koi8-r\"'>", "koi8-r"),
    (b"<meta http-equiv=content-type content=charset=koi8-r;x>", "koi8-r"),
    (b"<!-- <meta charset=big5> --><meta charset=koi8-r>", "koi8-r"),
    (b"<!--><meta charset=koi8-r>", "koi8-r"),
    (b'<p title="<meta charset=big5>"><meta charset=koi8-r>', "koi8-r"),
    (b"<!doctype html><?pi > ?></p x=y><meta charset=koi8-r>", "koi8-r"),
    (b"<meta name=x><meta charset=koi8-r>", "koi8-r"),
    (b"<metadata charset=big5><meta/charset=koi8-r>", "koi8-r"),
    (b'<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"),
]

NAMELESS = [
    b"",
    b"<p>charset=koi8-r",
    b"<meta charset=koi8-r",
    b'<meta http-equiv="Content-Type" content="text/html; charset=koi8',
    b'<meta charset=koi8-r">',
    b'<meta http-equiv="Content-Type content="text/html; charset=koi8-r">',
    b"<meta name=charset content=koi8-r>",
    b'<meta content="text/html; charset=koi8-r">',
    b'<meta http-equiv=refresh content="0; charset=koi8-r">',
    b'<meta charset="">',
    b"<!-- <meta charset=koi8-r>",
    b'<p title="<meta charset=koi8-r>',
    b"<!-- " + b"-" * HEAD + b" --><meta charset=koi8-r>",
]


@pytest.mark.parametrize(("page", "label"), NAMED)
def test_the_first_declaration_that_is_one_counts(page, label):
    assert next(prescan(page)) == label


def test_later_declarations_follow_for_whom_the_first_says_nothing():
    page = (
        b"<?xml encoding='koi8-u'?><meta charset=none><meta charset=big5><p><meta charset=koi8-r>"
    )
    assert [*prescan(page)] == ["none", "big5", "koi8-r", "koi8-u"]


def test_it_is_found_behind_long_scripts():
    page = b"<script>" + b"x" * 20_000 + b"</script><meta charset=koi8-r>"
    assert next(prescan(page)) == "koi8-r"


@pytest.mark.parametrize("page", NAMELESS)
def test_what_only_looks_like_a_declaration_is_none(page):
    assert not [*prescan(page)]


@pytest.mark.parametrize(
    "page", [b"<" * HEAD, b"<p " * HEAD, b"<p a='" * HEAD, b"<!--" * HEAD, b"<meta content=" * HEAD]
)
def test_a_flood_of_tags_names_nothing(page):
    assert not [*prescan(page)]
