"""The last of a listing's numbered pages."""

import asyncio
from math import log2
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.numbers import Numbered, last_number, number_of


def looked(last, expected, most=None):
    """Return what is found of a listing with so many pages, and the pages that were asked for."""
    asked = []

    async def exists(number):
        if most is not None and len(asked) >= most:
            return None
        asked.append(number)
        return number <= last

    return asyncio.run(last_number(exists, 1, expected)), asked


@given(st.integers(1, 100_000), st.integers(1, 2000))
def test_the_last_page_is_found_with_few_requests_whatever_was_expected(last, expected):
    found, asked = looked(last, expected)
    assert found == (last, True)
    assert len(asked) == len(set(asked)) <= 2 * log2(last + expected) + 5


@given(st.integers(1, 100_000))
def test_two_requests_do_where_the_number_was_known(last):
    assert len(looked(last, last)[1]) <= 2


def test_where_no_more_may_be_asked_the_number_is_not_sure():
    (number, is_sure), asked = looked(1000, 2, most=4)
    assert not is_sure
    assert number == max(asked)


@pytest.mark.parametrize(
    ("url", "seventh"),
    [
        ("https://c.example/page/2/", "https://c.example/page/7/"),
        ("https://c.example/2018/02/page/2/", "https://c.example/2018/02/page/7/"),
        ("https://c.example/?m=201802&paged=2", "https://c.example/?m=201802&paged=7"),
        ("https://c.example/feed/?paged=12", "https://c.example/feed/?paged=7"),
    ],
)
def test_one_later_page_shows_the_addresses_of_all(url, seventh):
    assert Numbered.of(url).page(7) == seventh


def test_an_address_without_a_number_shows_none():
    assert Numbered.of("https://c.example/2018/02/") is None


def test_number_that_a_link_shows_counts_where_the_address_names_none():
    assert Numbered.of("https://c.example/archive/2/", 2).page(7) == "https://c.example/archive/7/"
    assert Numbered.of("https://c2.example/archive/?from=20", 2) is None


@pytest.mark.parametrize(
    ("path", "text", "number"),
    [("page/9/", "2", 9), ("archive/7", "7", 7), ("?q=1", "9" * 4400, 2), ("older", "Older", 2)],
)
def test_number_of_a_later_page_is_its_address_or_the_one_that_is_shown(path, text, number):
    assert number_of(SimpleNamespace(url=f"https://c.example/{path}", text=text)) == number
