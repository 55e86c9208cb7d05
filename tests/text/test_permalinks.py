import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text.addresses import key
from crawler.text.permalinks import is_own, lasting, plain

HOST = "https://courier.example"


@pytest.mark.parametrize(
    "url",
    [
        "/harbour/",
        "/harbour/?print=1",
        "/harbour/?output=amp",
        "/harbour/?m=1",
        "/harbour/print/",
        "/harbour/amp",
        "/amp/harbour/",
        "/print/harbour",
    ],
)
def test_forms_of_a_page_have_one_plain_address(url):
    assert plain(HOST + url) == "courier.example/harbour"


@pytest.mark.parametrize("host", ["m.", "amp.", "mobile.", "www."])
def test_hosts_for_small_screens_are_plain_ones(host):
    assert plain(f"https://{host}courier.example/harbour/") == "courier.example/harbour"


@pytest.mark.parametrize(
    "url",
    ["/?p=12", "/print/", "/amplifier/", "/harbour/?m=201807", "/harbour/?view=all", "/amp.htm"],
)
def test_other_addresses_are_plain(url):
    assert plain(HOST + url) == key(HOST + url)


def test_a_parameter_that_names_the_story_stays():
    assert plain(f"{HOST}/?p=12&print=1") == key(f"{HOST}/?p=12")
    assert plain(f"{HOST}/harbour.amp.html") == key(f"{HOST}/harbour.html")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/harbour/print/", "/harbour/"),
        ("/harbour/page/2/", "/harbour/"),
        ("/harbour/comment-page-2/", "/harbour/"),
        ("/harbour.amp.html", "/harbour.html"),
        ("/2018/07/20/harbour/", "/harbour/"),
        ("/news/harbour.php", "/harbour/"),
    ],
)
def test_the_canonical_address_of_the_same_story_is_believed(url, canonical):
    assert lasting(HOST + url, HOST + canonical) == key(HOST + canonical)


@pytest.mark.parametrize(
    "canonical",
    [HOST, f"{HOST}/news/", f"{HOST}/market/", "https://other.example/news/harbour/", "//", "x"],
)
def test_a_canonical_address_that_every_page_has_is_not(canonical):
    assert lasting(f"{HOST}/news/harbour/", canonical) == "courier.example/news/harbour"
    assert is_own(f"{HOST}/news/harbour/", canonical)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_address_has_a_plain_and_a_lasting_one(url, canonical):
    for each in (plain(url), lasting(url, canonical), lasting(HOST + "/" + url, canonical)):
        assert key(each) == each


@pytest.mark.parametrize("broken", ["[", "http://[", "]/print", "capture://0f", "mailto:a@b", "?"])
def test_what_is_no_address_breaks_nothing(broken):
    assert key(plain(broken)) == plain(broken)
    assert lasting(f"{HOST}/harbour/", broken) == "courier.example/harbour"
