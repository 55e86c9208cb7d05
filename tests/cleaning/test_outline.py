from dataclasses import replace

import pytest

from crawler.cleaning.outline import Outline
from crawler.items import Context

HEADLINE = "A piano crosses the strait"
DATE = "3 May 2019"


def trusted(page, text=DATE):
    block = next(block for block in page.blocks if block.text == text)
    return Outline.of(page).trusts(block)


def test_headline_is_the_block_that_was_read(article, block, prose):
    page = article(HEADLINE, block("Piano!", part="headline"), prose)
    assert Outline.of(page).headline.index == 1
    assert Outline.of(article("Menu", HEADLINE.upper(), prose)).headline.index == 1
    assert Outline.of(article(prose)).headline is None


def test_without_a_headline_the_body_begins_the_article(article, block, prose):
    page = article(block("Menu", inside=False), prose)
    assert [Outline.of(page).above(each) for each in page.blocks] == [True, False]


def test_page_without_marks_and_links_is_a_capture(article, block, prose):
    assert Outline.of(article(HEADLINE, prose)).capture
    assert not Outline.of(article(HEADLINE, block(prose, marks="article"))).capture
    assert not Outline.of(article(block("Menu", links=["https://harbour.example/"]))).capture


@pytest.fixture
def parts(block, prose):
    """Returns a function that makes headline, date line and body, each with its marks."""

    def make(headline="", date="", body=""):
        return (
            block(HEADLINE, marks=headline, inside=False, part="headline"),
            block(DATE, marks=date, inside=False, part="date line"),
            block(prose, marks=body),
        )

    return make


def test_date_line_between_headline_and_body_is_trusted(article, parts):
    headline, line, body = parts("h", ".when", ".entry")
    assert trusted(article(headline, line, body))


def test_date_line_in_the_headlines_container_is_trusted(article, block, parts):
    headline, line, body = parts("#story .head", "#story .when", "#story .entry")
    menu = block("Menu", marks=".menu", inside=False)
    assert trusted(article(menu, line, headline, body))
    assert trusted(article(menu, headline, body, line))


def test_date_line_in_the_articles_frame_is_trusted(article, parts):
    headline, line, body = parts("article", "article .when", "article")
    assert trusted(article(line, headline, body))


@pytest.mark.parametrize(
    ("marks", "between"),
    [
        (".when", ".menu"),  # nothing in common
        (".page .when", ".page"),  # in common with all of the page
        (".page .row .when", ".page .menu"),  # a token in common, the container not
    ],
)
def test_date_line_far_from_the_article_is_not_trusted(article, block, parts, marks, between):
    headline, line, body = parts(".page .row #story", marks, ".page .row #story")
    menu = block("Menu", marks=between, inside=False)
    assert not trusted(article(line, menu, headline, body))
    assert not trusted(article(headline, body, menu, line))


def test_date_line_outside_the_articles_frame_is_not_trusted(article, parts):
    headline, line, body = parts("article .row", ".row", "article .row")
    assert not trusted(article(line, headline, body))


def test_what_is_no_field_is_not_trusted(article, block, parts, prose):
    headline, _, body = parts("article", "", "article")
    assert not trusted(article(headline, block("Sails", marks="article"), body), "Sails")


def test_date_line_of_a_capture_is_trusted_below_the_headline_only(article, parts):
    headline, line, body = parts()
    assert trusted(article(headline, line, body))
    assert trusted(article(headline, body, line))
    assert not trusted(article(line, headline, body))


class Counted(Context):
    """A context that counts how often its marks are looked at."""

    looks = 0

    def __getattribute__(self, name):
        Counted.looks += name == "marks"
        return super().__getattribute__(name)


@pytest.mark.parametrize("count", [20, 200])
def test_many_date_lines_are_judged_by_one_look_at_the_page(article, block, parts, count):
    headline, line, body = parts("h", ".when", ".entry")
    context = Counted(line.context.marks, 0.0, (), False, "date line")
    lines = [replace(line, context=context)] * count
    outline = Outline.of(article(headline, body, *lines))
    Counted.looks = 0
    assert not any(map(outline.trusts, outline.blocks[2:]))
    assert Counted.looks < 10 * count
