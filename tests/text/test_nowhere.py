import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.addresses import key
from crawler.text.nowhere import nowhere

AT = "https://courier.example"


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/news/123", r"/news/\d{11}"),
        ("/2018/07/20/harbour-opens/", r"/2018/07/20/backfile-\w+-\w+/"),
        ("/?p=12", r"/\?p=\d{11}"),
        ("/story.php?id=12&view=full", r"/story\.php\?id=\d{11}&view=full"),
        ("/news/story-12.html", r"/news/backfile-\w+-\w+\.html"),
        ("/1234/harbour-opens", r"/\d{11}/backfile-\w+-\w+"),
        ("/news/123?ref=4f2a9b", r"/news/\d{11}\?ref=backfile-\w+-\w+"),
        ("/harbour-opens/?from=7", r"/backfile-\w+-\w+/\?from=\d{11}"),
        ("/harbour/", r"/backfile-\w+-\w+/"),
    ],
)
def test_it_has_the_shape_and_nothing_else_of_the_address(path, shape):
    assert re.fullmatch(re.escape(AT) + shape, nowhere(AT + path))


@given(st.text(alphabet="/ab1-_.", max_size=20), st.text(alphabet="a=1&-", max_size=12))
def test_it_is_another_address_of_the_host_and_always_the_same(path, query):
    url = f"{AT}/{path}?{query}"
    assert nowhere(url) == nowhere(url)
    assert nowhere(url).startswith(f"{AT}/")
    assert key(nowhere(url)) != key(url)
