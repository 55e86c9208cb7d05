import pytest

from crawler.sources.numbered import Numbered


@pytest.mark.parametrize(
    ("pattern", "url", "number"),
    [
        ("https://a.example/p/{page}/", "https://a.example/p/12/", 12),
        ("https://a.example/p/{page}/", "https://a.example/p/x/", None),
        ("https://a.example/p/{page}/", "https://b.example/p/12/", None),
        ("https://a.example/?p={page}&end={page}", "https://a.example/?p=3&end=3", 3),
        ("https://a.example/?p={page}&end={page}", "https://a.example/?p=3&end=4", None),
        ("https://a.example/", "https://a.example/", None),
    ],
)
def test_number_is_read_off_the_addresses_of_the_pattern_alone(pattern, url, number):
    assert Numbered(pattern).number(url) == number


def test_address_of_a_number():
    assert Numbered("https://a.example/?p={page}").at(3) == "https://a.example/?p=3"
    assert Numbered("https://a.example/?o={offset}", "offset").at(30) == "https://a.example/?o=30"
