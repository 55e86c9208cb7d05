import pytest

from crawler.cleaning import remove_fields
from crawler.items import Author


@pytest.mark.parametrize(
    "text",
    ["By Ada Merrow", "Von Ida Quay", "di Livia Molo", "Ada Merrow and Ida Quay", "Ada Merrow"],
)
def test_bylines_before_the_text_are_removed(article, prose, removed, text):
    page = article(text, prose, authors=(Author("Ada Merrow"), Author("Ida Quay")))
    assert removed(remove_fields(page)) == {text: "fields: byline"}


def test_byline_behind_the_text_is_removed(article, prose, removed):
    page = article(prose, prose, "By Ida Quay")
    assert removed(remove_fields(page)) == {"By Ida Quay": "fields: byline"}


def test_element_for_authors_is_a_byline_wherever_it_stands(article, block, prose, removed):
    page = article(
        block(prose, marks=".entry"),
        block("Ida Quay, Saltby", marks=".entry .author-name"),
        *(block(prose, marks=".entry") for _ in range(4)),
    )
    assert removed(remove_fields(page)) == {"Ida Quay, Saltby": "fields: byline"}


@pytest.mark.parametrize("text", ["By Friday the wind fell.", "By the quay", "Ada Merrow sings"])
def test_other_short_lines_stay(article, prose, text):
    page = article(text, prose, authors=(Author("Ada Merrow"),))
    assert remove_fields(page) == page


def test_name_between_paragraphs_stays(article, prose):
    page = article(prose, "Ada Merrow", prose, prose, prose, authors=(Author("Ada Merrow"),))
    assert remove_fields(page) == page


def test_date_before_the_text_is_removed_and_one_within_stays(article, prose, removed):
    page = article("20 July 2018, 14:33", prose, "21 July 2018", prose)
    assert removed(remove_fields(page)) == {"20 July 2018, 14:33": "fields: date line"}


def test_pull_quote_that_repeats_a_sentence_is_removed(article, block, prose, removed):
    said = "forty people and a piano on board"
    page = article(prose, block(f"“{said}”", "quote"), block("A piano went by ferry", "quote"))
    assert removed(remove_fields(page)) == {f"“{said}”": "fields: pull quote"}
