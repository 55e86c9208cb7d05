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
        ("/2020/s0.html", r"/2020/backfile-\w+-\w+\.html"),
        ("/2020/07/1234", r"/2020/07/\d{11}"),
        ("/world-news/harbour-opens", r"/world-news/backfile-\w+-\w+"),
        ("/en/news/middle-east/12.html", r"/en/news/middle-east/\d{11}\.html"),
        ("/%D8%A3%D8%AE/%D8%AE%D8%A8%D8%B1", r"/%D8%A3%D8%AE/backfile-\w+-\w+"),
        ("/news/4f2a9b8c7d/harbour", r"/news/backfile-\w+-\w+/backfile-\w+-\w+"),
        ("/harbour-opens/amp", r"/backfile-\w+-\w+/backfile-\w+-\w+"),
        ("/harbour-opens-again/reactions", r"/backfile-\w+-\w+/backfile-\w+-\w+"),
        ("/news.php/world/12?lang=en", r"/news\.php/world/\d{11}\?lang=en"),
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
