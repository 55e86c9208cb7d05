"""Patterns tell which addresses of a site are asked for."""

import pytest

from crawler.errors import DefinitionError
from crawler.text.patterns import Patterns

HOST = "https://video.courier.example"


@pytest.mark.parametrize(
    ("include", "exclude", "path", "is_admitted"),
    [
        ((), (), "/anything", True),
        ((), ("/video/",), "/video/1", False),
        ((), ("/video/",), "/news/1", True),
        ((), ("^/news/$",), "/news/1", True),
        ((), ("[?&]share=",), "/news/1?share=x", False),
        ((), ("share=",), "/news/1#share=x", True),
        ((), ("^/$",), "", False),
        ((), ("/spör/",), "/sp%C3%B6r/1", False),
        ((), ("/sp%C3%B6r/",), "/sp%C3%B6r/1", False),
        ((), ("a", "b"), "/b", False),
        (("^/news/",), (), "/news/1", True),
        (("^/news/",), (), "/web/2018id_/http://courier.example/news/1?a=b", True),
        ((), ("^/$",), "/web/2018id_/https://courier.example", False),
        ((), ("^/$",), "/share?url=https://courier.example/", True),
        (("^/news/",), (), "/sport/1", False),
        (("^/news/", "^/sport/"), (), "/sport/1", True),
        (("^/news/",), ("live",), "/news/live/1", False),
    ],
)
def test_an_article_is_included_and_not_excluded(include, exclude, path, is_admitted):
    assert Patterns.of(include, exclude).admits(f"{HOST}{path}", "article") is is_admitted


def test_listings_are_excluded_but_need_not_be_included():
    patterns = Patterns.of(["^/news/"], ["^/video/"])
    assert patterns.admits(f"{HOST}/archive/", "listing")
    assert not patterns.admits(f"{HOST}/video/", "listing")


@pytest.mark.parametrize(
    ("exclude", "words"),
    [
        (("(",), "exclude has '\\('"),
        (("a{1000000000000}",), "no regular expression"),
        (("",), "write a text"),
        ((7,), "write a text"),
        ("/video/", r"write exclude = \('/video/',\)"),
    ],
)
def test_what_is_no_pattern_is_refused(exclude, words):
    with pytest.raises(DefinitionError, match=words):
        Patterns.of((), exclude)
