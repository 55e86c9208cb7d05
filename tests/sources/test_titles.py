import pytest

from crawler.sources.titles import is_label, is_title


@pytest.mark.parametrize(
    "text", ["Harbour opens again", "Wiedereröffnungsfeierlichkeiten", "港口在风暴后重新开放"]
)
def test_headline_is_a_title(text):
    assert is_title(text)


@pytest.mark.parametrize("text", ["", "Sea", "World news", "Read more", "20 July 2018", "13", "»"])
def test_short_text_date_and_label_are_no_titles(text):
    assert not is_title(text)


@pytest.mark.parametrize("text", ["", "12", "»", "Read More »", "Devamını oku", "20 Temmuz 2018"])
def test_text_that_names_nothing_is_a_label(text):
    assert is_label(text)


def test_name_of_a_section_is_no_label():
    assert not is_label("Sea")
