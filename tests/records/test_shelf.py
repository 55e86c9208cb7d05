from itertools import permutations

import pytest

from crawler.items import Entry, Page
from crawler.records import Shelf

URL = "https://courier.example/harbour/"
LIST = "https://courier.example/2018/07/20/"


def page(text, at=None, url=URL):
    return Page(body=text, url=url, fetched_at=at)


def taken(shelf, url):
    pages = []
    while each := shelf.take(url):
        pages.append(each.body)
    return pages


def shelf_of(*pages):
    shelf = Shelf()
    for each in pages:
        kind = "listing" if each.url == LIST else "article"
        shelf.add(each, Entry(each.url, kind))
    return shelf


CAPTURES = (
    page("edited", "2018-07-21T09:00:00Z"),
    page("first", "2018-07-20T09:00:00Z"),
    page("undated"),
    page("list", "2018-07-22T09:00:00Z", LIST),
    page("other", "2018-07-19T09:00:00Z", "https://courier.example/market/"),
)


@pytest.mark.parametrize("order", list(permutations(CAPTURES)))
def test_pages_come_by_kind_and_time_wherever_they_were_found(order):
    shelf = shelf_of(*order)
    assert [each.url for each in shelf.entries()] == [LIST, URL, CAPTURES[-1].url]
    assert taken(shelf, URL) == ["undated", "first", "edited"]


def test_a_page_is_looked_at_without_being_taken():
    shelf = shelf_of(page("first"))
    assert shelf.next(URL).body == shelf.next(f"{URL}#top").body == "first"
    assert shelf.take(URL).body == "first"
    assert shelf.next(URL) is None


def test_of_two_pages_of_one_time_one_is_read_whatever_their_order(caplog):
    one, other = page("one"), page("other")
    assert taken(shelf_of(one, other), URL) == taken(shelf_of(other, one), URL)
    assert "one address and time" in caplog.text


def test_the_same_page_twice_is_one(caplog):
    assert taken(shelf_of(page("one"), page("one")), URL) == ["one"]
    assert not caplog.text


SPELLINGS = (
    page("later", "2018-07-21T09:00:00Z", "https://www.courier.example/harbour"),
    page("first", "2018-07-20T09:00:00Z", "https://courier.example/harbour/"),
    page("first", "2018-07-20T09:00:00Z", "http://courier.example/harbour/"),
)


@pytest.mark.parametrize("order", list(permutations(SPELLINGS)))
def test_the_spelling_of_an_address_is_its_first_page_s_wherever_the_pages_were_found(order):
    shelf = shelf_of(*order)
    assert [each.url for each in shelf.entries()] == ["http://courier.example/harbour/"]
    assert shelf.take(URL).url == "https://courier.example/harbour/"
    assert shelf.take(URL).body == "later"


@pytest.mark.parametrize("order", list(permutations(CAPTURES))[::7])
def test_a_round_has_a_capture_of_each_address_and_listings_are_through_first(order):
    again = page("list, later", "2018-07-23T09:00:00Z", LIST)
    rounds = [[each.url for each in entries] for entries in shelf_of(*order, again).rounds()]
    assert rounds == [[LIST], [LIST], [URL, CAPTURES[-1].url], [URL], [URL]]
