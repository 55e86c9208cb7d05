"""Which of the addresses that a name has are connected to."""

import pytest

from crawler.downloader.origins import Origins
from crawler.downloader.perimeter import Perimeter
from crawler.downloader.places import place_of

OUT, IN = "93.184.216.34", "127.0.0.1"


@pytest.fixture
def perimeter():
    named = ["courier.example", "news.test:8000", "127.0.0.1:8000", "intranet.example"]
    return Perimeter(Origins(named, ["http://127.0.0.1:8000/"]), ["intranet.example:80"])


def reached(perimeter, url, *addresses):
    return perimeter.reached(place_of(url), addresses)


def test_of_several_addresses_the_public_ones(perimeter):
    assert reached(perimeter, "http://courier.example/", IN, OUT, "10.0.0.1") == [OUT]
    assert reached(perimeter, "http://courier.example/", IN) == []
    assert reached(perimeter, "http://other.example/", OUT) == [OUT]


def test_a_named_address_by_its_scheme_and_port(perimeter):
    assert reached(perimeter, "http://127.0.0.1:8000/", IN) == [IN]
    assert reached(perimeter, "http://127.0.0.1:8001/", IN) == []
    assert reached(perimeter, "https://127.0.0.1:8000/", IN) == []
    assert reached(perimeter, "http://2130706433:8000/", IN) == []


def test_a_name_that_nobody_can_register_stays_where_it_was_first(perimeter):
    assert reached(perimeter, "http://news.test:8000/", IN, "::1") == [IN, "::1"]
    assert reached(perimeter, "http://news.test:8000/", "10.0.0.1", "::1") == ["::1"]
    assert reached(perimeter, "http://news.test:8001/", IN) == []
    assert reached(perimeter, "http://other.test:8000/", IN) == []


def test_a_name_that_was_public_once_never_leads_inside(perimeter):
    assert reached(perimeter, "http://news.test:8000/", OUT, IN) == [OUT]
    assert reached(perimeter, "http://news.test:8000/", IN) == []


def test_a_name_that_the_user_lets_in(perimeter):
    assert reached(perimeter, "http://intranet.example/", "10.0.0.5") == ["10.0.0.5"]
    assert reached(perimeter, "http://intranet.example/", "10.0.0.6") == []
    assert reached(perimeter, "https://intranet.example/", "10.0.0.5") == []


def test_what_is_typed_is_named_where_no_site_is():
    perimeter = Perimeter()
    typed, other = place_of("http://127.0.0.1:8000/"), place_of("http://127.0.0.1:8001/")
    assert perimeter.is_shut(typed)
    perimeter.name(typed)
    assert not perimeter.is_shut(typed)
    assert perimeter.is_shut(other)
    assert not perimeter.is_shut(place_of("http://courier.example/"))


def test_a_name_without_an_address_yet_is_let_in_when_it_has_one(perimeter):
    assert reached(perimeter, "http://news.test:8000/") == []
    assert reached(perimeter, "http://news.test:8000/", IN) == [IN]
