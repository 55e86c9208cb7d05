import pytest

from crawler.sources import shapes

HOST = "https://courier.example"


@pytest.mark.parametrize(
    "path",
    [
        "/2018/07/20/harbour/",
        "/2018/07/harbour/",
        "/news/2018-07-20-harbour",
        "/20180720/harbour.html",
        "/news/12345.html",
        "/harbour-opens-123456",
        "/123456-harbour-opens",
        "/?p=12",
        "/news.php?id=7",
        "/haber/liman-acildi-98765",
    ],
)
def test_day_and_name_or_number_make_an_article(path):
    assert shapes.is_numbered(HOST + path)


@pytest.mark.parametrize(
    "path",
    [
        "/2018/07/20/",
        "/2018/07/20/?view=list",
        "/2018/jul/20/",
        "/page/12345/",
        "/category/12345/",
        "/news/",
        "/route-66/",
        "/news/desk/?p=7",
        "/?page=7",
        "/",
    ],
)
def test_other_addresses_do_not(path):
    assert not shapes.is_numbered(HOST + path)


def test_long_hyphenated_name_is_a_headline():
    assert shapes.is_sentence(f"{HOST}/harbour-opens-after-storm/")
    assert shapes.is_sentence(f"{HOST}/%D9%85%DB%8C-%D8%A8-%D8%AA-%D8%AB/")
    assert not shapes.is_sentence(f"{HOST}/middle-east/")
    assert not shapes.is_sentence(f"{HOST}/category/north-and-south-coast/")


@pytest.mark.parametrize(
    "path",
    [
        "/tag/sea/",
        "/author/desk/",
        "/feed/",
        "/2018/07/20/feed/",
        "/2018/07/20/harbour/amp/",
        "/wp-content/uploads/2018/07/a.jpg",
        "/wp-login.php",
        "/report.PDF",
        "/?s=harbour",
        "/harbour/?replytocom=7",
        "/harbour/?share=twitter",
        "/harbour/?print=1",
    ],
)
def test_what_is_neither_article_nor_listing_is_told(path):
    assert shapes.is_other(HOST + path)


def test_article_about_such_things_is_not_among_them():
    assert not shapes.is_other(f"{HOST}/2018/07/20/search-for-the-author/")


@pytest.mark.parametrize(
    "path",
    [
        "/category/sea/",
        "/section/world/europe/",
        "/kategori/g%C3%BCndem",
        "/?cat=5",
        "/archive/",
        "/ar%C5%9Fiv.html",
        "/latest-news/",
    ],
)
def test_section_is_told_by_its_words(path):
    assert shapes.is_section(HOST + path)


@pytest.mark.parametrize(
    "path",
    [
        "/category/",
        "/sea/",
        "/?cat=5&sort=old",
        "/category/a/a/a/a/a/",
        "/section/a/b/the-harbour-opens-at-last/",
    ],
)
def test_other_addresses_are_no_sections(path):
    assert not shapes.is_section(HOST + path)


def test_standing_page_is_told_by_its_last_part():
    assert shapes.is_standing(f"{HOST}/about-us/")
    assert shapes.is_standing(f"{HOST}/ileti%C5%9Fim.html")
    assert shapes.is_standing(f"{HOST}/terms-of-use")
    assert not shapes.is_standing(f"{HOST}/about-a-ferry/")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("https://www.courier.example/", True),
        ("http://courier.example/", True),
        ("https://courier.example:443/", True),
        ("https://courier.example:8443/", False),
        ("https://news.courier.example/", False),
    ],
)
def test_site_is_host_and_port(other, same):
    assert shapes.same_site(f"{HOST}/", other) is same
