import re
from urllib.parse import urlsplit

import pytest

from crawler.text.addresses import key
from crawler.text.spaces import beginning, expression, space, wide_space

AT = "https://courier.example"


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/calendar/2031/04/", "/calendar/#/#"),
        ("/events?month=2031-04", "/events?month"),
        ("/?b=1&a=2", "/?a&b"),
        ("/news/page/12/", "/news/page/#"),
        ("/3f9ac01b77d2/news/7", "/~/news/#"),
        ("/(S(lit3py55t21z5v55vlm25s55))/news/7", "/news/#"),
        ("/550e8400-e29b-41d4-a716-446655440000/news/7", "/~/news/#"),
        ("/world/sport/world/sport/", "/world/sport/+"),
        ("/1/2/3/4/5/6/7/8/9", "/#/#/#/#/+"),
        ("/a/b/c/d/e/f/g/h/i/j", "/a/b/c/d/e/f/g/h/+"),
        ("/2018/07/20/harbour-opens-at-last/", "/#/#/#/*"),
    ],
)
def test_the_pattern_of_a_listing_folds_what_a_program_counts_or_draws(path, pattern):
    assert space(AT + path, is_article=False) == f"courier.example{pattern}"


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/harbour/", "/*"),
        ("/sport/brexit-2/", "/sport/*"),
        ("/news/story-17.html", "/news/*.html"),
        ("/news/17", "/news/#"),
        ("/?p=17", "/?p"),
    ],
)
def test_the_last_part_of_an_articles_path_is_any(path, pattern):
    assert space(AT + path, is_article=True) == f"courier.example{pattern}"


def test_words_and_hosts_make_patterns_of_their_own():
    told = ("/world/", "/sport/", "/sport/?page=2", "//m.courier.example/sport/")
    every = [
        space(AT + path if path[1] != "/" else f"https:{path}", is_article=False) for path in told
    ]
    assert len(set(every)) == 4
    assert len({wide_space(f"{AT}/world/"), wide_space(f"{AT}/sport/")}) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/calendar/2031/04/",
        "/events?x=1&month=2031-04",
        "/?month=2031-04",
        "/3f9ac01b77d2/news/7",
        "/world/sport/world/sport/",
        "/news/story-17.html",
        "/2018/07/20/harbour-opens-at-last/",
    ],
)
@pytest.mark.parametrize("is_article", [True, False])
def test_the_expression_of_a_pattern_fits_its_addresses_and_not_the_front_page(path, is_article):
    fits = re.compile(expression(space(AT + path, is_article=is_article))).search
    parts = urlsplit(AT + path)
    assert fits(parts.path + (f"?{parts.query}" if parts.query else ""))
    assert not fits("/")
    assert not fits("/about-us/")


@pytest.mark.parametrize("path", ["/calendar/2031/04/", "/?month=2031-04", "/a*b/~c/1", "/x+y/"])
@pytest.mark.parametrize("is_article", [True, False])
def test_all_addresses_of_a_pattern_begin_as_it_does(path, is_article):
    assert key(AT + path).startswith(beginning(space(AT + path, is_article=is_article)))
    assert beginning("courier.example/calendar/#/x") == "courier.example/calendar"
