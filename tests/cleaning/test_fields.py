import pytest

from crawler.cleaning import remove_fields


def test_what_became_a_field_is_removed(article, block, prose, kept):
    page = remove_fields(article(block("3 May 2019", part="date line"), prose))
    assert kept(page) == [prose]
    assert page.cleaning.removed[0].rule == "fields: date line"
    assert page.cleaning.removed[0].reason == "read as date line"


@pytest.mark.parametrize("text", ["A piano crosses the strait", "“A PIANO crosses the strait”"])
def test_headline_said_again_is_removed(article, prose, removed, text):
    page = remove_fields(article(text, prose))
    assert removed(page) == {text: "fields: headline again"}


def test_quote_of_the_headline_stays(article, block, prose):
    page = article(prose, block("A piano crosses the strait", "quote"))
    assert remove_fields(page) == page


def test_without_a_headline_nothing_repeats_it(article, prose):
    page = article("…", prose, headline="")
    assert remove_fields(page) == page
