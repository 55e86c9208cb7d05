import pytest

from crawler.text.numbering import number_shown, page_of

HOST = "https://courier.example"


@pytest.mark.parametrize(
    ("path", "first", "number"),
    [
        ("/2018/07/20/", "/2018/07/20/", 1),
        ("/2018/07/20/page/2/", "/2018/07/20/", 2),
        ("/category/sea/page/13", "/category/sea/", 13),
        ("/page/2/", "/", 2),
        ("/haberler/sayfa-3.html", "/haberler/", 3),
        ("/news/page4", "/news/", 4),
        ("/news/index_2.html", "/news/", 2),
        ("/?paged=2", "/", 2),
        ("/?m=20180720&paged=2", "/?m=20180720", 2),
        ("/?paged=2&m=20180720", "/?m=20180720", 2),
        ("/news?page=5", "/news", 5),
        ("/?p=123", "/?p=123", 1),
        ("/?page_id=7", "/?page_id=7", 1),
        ("/front-page-2-of-the-year/", "/front-page-2-of-the-year/", 1),
    ],
)
def test_number_of_a_page_is_told_from_its_listing(path, first, number):
    assert page_of(HOST + path) == (HOST + first, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("999999", 999_999), ("1000000", None), ("9" * 4400, None), ("", None), ("²", None)],
)
def test_number_that_a_text_shows_has_six_digits_at_most(text, number):
    assert number_shown(text) == number
