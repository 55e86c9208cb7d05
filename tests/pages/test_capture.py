"""Text captures in the shapes of the seed's site, and HTML of the same shapes without names."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from crawler.cleaning import clean
from crawler.items import Article, Author, Page
from crawler.pages import ArticlePage, read

HEADLINE = "Harbour Master’s Lamps Lit Again Following Repairs to the North Quay"
PARAGRAPHS = [
    "The keeper of the north quay confirmed that a large number of lamps were lit on Friday.",
    "The keeper said that the lamps of the eastern pier had been cleaned before the boats came.",
    "“We counted them twice,” the log adds, and the ferry’s bell was rung 12 times.",
]
NBSP = "\xa0"
BAR = (
    f"{NBSP} {NBSP} {NBSP}  20 July 2018 - Friday - 7 Dhul-Qaʿda 1439 | 20/07/2018{NBSP}(26)"
    f" 19/07/2018{NBSP}(33) 18/07/2018{NBSP}(38) Total: 140,211 content {NBSP} {NBSP}"
    " Facebook Twitter Youtube"
)


class HarbourPage(ArticlePage):
    """The site of these tests."""

    timezone = ZoneInfo("Europe/Istanbul")
    title_suffix = " - Harbour News Daily"


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


OLD = lines(
    f"Harbour News Daily\n{BAR}", HEADLINE, "20 July 2017 13:25\n", *PARAGRAPHS, "Scroll Up"
)
UNDATED = lines(f"Harbour News Daily\n{BAR}", HEADLINE, *PARAGRAPHS, "Scroll Up")
NEW = lines(
    f"{HEADLINE} - Harbour News Daily",
    f"Home / Coast / {HEADLINE}",
    "Saudi ArabiaWest AsiaYemen",
    HEADLINE,
    "Source: Quay Press",
    "Facebook Twitter WhatsApp Share via Email Print",
    *PARAGRAPHS,
    "Related Articles",
    "Ferry Sails Twice",
    "August 3, 2018",
    "Back to top button",
)
IN_ONE_LINE = OLD.replace(f"Daily\n{BAR}\n\n", f"Daily {BAR} ")
GLUED = NEW.replace(f"Saudi ArabiaWest AsiaYemen\n\n{HEADLINE}", f"Saudi ArabiaYemen{HEADLINE}")
SHAPES = {
    "old": OLD,
    "bar in the first line": IN_ONE_LINE,
    "undated": UNDATED,
    "new": NEW,
    "glued": GLUED,
}


def shown(article: Article) -> list[str]:
    return [block.text for block in clean(article).blocks]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("layout", [HarbourPage, ArticlePage])
def test_headline_and_paragraphs_and_nothing_else(
    article: Callable[..., Article], shape: str, layout: type[ArticlePage]
) -> None:
    found = article(SHAPES[shape], layout, text=True)
    assert found.headline == HEADLINE
    assert shown(found) == PARAGRAPHS


def test_date_line_is_in_the_zone_of_the_site(article: Callable[..., Article]) -> None:
    found = clean(article(OLD, HarbourPage, text=True))
    assert found.date_published == "2017-07-20T13:25:00+03:00"
    assert found.date_published_raw == "20 July 2017 13:25"


def test_time_has_no_offset_without_a_known_zone(article: Callable[..., Article]) -> None:
    assert clean(article(OLD, text=True)).date_published == "2017-07-20T13:25:00"


def test_offset_is_that_of_the_time_in_winter_before_2016(article: Callable[..., Article]) -> None:
    winter = OLD.replace("20 July 2017 13:25", "18 February 2015 9:28")
    assert clean(article(winter, HarbourPage, text=True)).date_published == (
        "2015-02-18T09:28:00+02:00"
    )


@pytest.mark.parametrize("shape", ["undated", "new", "glued"])
def test_dates_of_the_frame_are_not_the_article_s(
    article: Callable[..., Article], shape: str
) -> None:
    assert clean(article(SHAPES[shape], HarbourPage, text=True)).date_published is None


def test_bare_date_above_the_headline_is_not_the_article_s(
    article: Callable[..., Article],
) -> None:
    page = lines("Harbour News Daily", "Friday, July 20, 2018", HEADLINE, *PARAGRAPHS)
    found = clean(article(page, text=True))
    assert found.headline == HEADLINE
    assert found.date_published is None


def test_source_line_names_an_author(article: Callable[..., Article]) -> None:
    authors = article(NEW, HarbourPage, text=True).authors
    assert authors == (Author("Quay Press", name_raw="Source: Quay Press"),)


def test_counts_of_the_header_bar_are_observed(article: Callable[..., Article]) -> None:
    page = Page(OLD, content_type="text/plain")
    _, observed = read(page, (HarbourPage,), site="harbour")
    assert [(each.day, each.count) for each in observed] == [
        (date(2018, 7, 20), 26),
        (date(2018, 7, 19), 33),
        (date(2018, 7, 18), 38),
        (None, 140211),
    ]
    assert {each.observed_on for each in observed} == {date(2018, 7, 20)}
    assert (observed[0].hijri, observed[0].hijri_agrees) == ("7 Dhul-Qaʿda 1439", True)
    assert observed[1].hijri is None


def test_lines_are_paragraphs_where_no_line_is_blank(article: Callable[..., Article]) -> None:
    page = "\n".join([HEADLINE, "20 July 2017 13:25", *PARAGRAPHS])
    found = article(page, text=True)
    assert found.headline == HEADLINE
    assert shown(found) == PARAGRAPHS


def test_wrapped_lines_are_one_paragraph(article: Callable[..., Article]) -> None:
    wrapped = (
        "The keeper of the north quay confirmed that a large number of\n"
        "lamps were lit on Friday. The repairs of the spring took three\n"
        "weeks longer than planned, and nobody was surprised by that."
    )
    page = lines(HEADLINE, "20 July 2017 13:25", wrapped, *PARAGRAPHS)
    assert shown(article(page, text=True)) == [wrapped.replace("\n", " "), *PARAGRAPHS]


def test_lines_that_each_end_a_sentence_are_paragraphs(article: Callable[..., Article]) -> None:
    run = "\n".join(PARAGRAPHS)
    page = lines(HEADLINE, "20 July 2017 13:25", run)
    assert shown(article(page, text=True)) == PARAGRAPHS


def test_rows_parted_by_tabs_are_a_table(article: Callable[..., Article]) -> None:
    page = lines(HEADLINE, *PARAGRAPHS, "Year\tLamps\n2016\t 40\n2017\t51")
    last = clean(article(page, text=True)).blocks[-1]
    assert (last.type, last.text) == ("table", "Year\tLamps\n2016\t40\n2017\t51")


def test_line_with_a_credit_is_a_caption(article: Callable[..., Article]) -> None:
    page = lines(HEADLINE, *PARAGRAPHS, "The quay at night. Photo: Ada Merrow", PARAGRAPHS[0])
    types = [block.type for block in clean(article(page, text=True)).blocks]
    assert types == ["paragraph", "paragraph", "paragraph", "caption", "paragraph"]


def page_without_names(head: str, *body: str) -> str:
    inner = "\n".join(f"<div>{part}</div>" for part in body)
    return f"<html><head><title>{head}</title></head><body>{inner}</body></html>"


@pytest.mark.parametrize("dated", [True, False])
def test_html_of_the_same_shape_comes_out_the_same(
    article: Callable[..., Article], *, dated: bool
) -> None:
    page = page_without_names(
        "Harbour News Daily",
        '<a href="/">Harbour News Daily</a>',
        BAR.replace(NBSP, "&nbsp;"),
        HEADLINE,
        "20 July 2017 13:25" if dated else "",
        "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
        '<a href="#">Scroll Up</a>',
    )
    found = article(page, HarbourPage, url=None)
    assert found.headline == HEADLINE
    assert shown(found) == PARAGRAPHS
    expected = "2017-07-20T13:25:00+03:00" if dated else None
    assert clean(found).date_published == expected


def test_flat_html_is_read_by_its_lines(article: Callable[..., Article]) -> None:
    page = "<body>" + "<br><br>".join(
        ["Harbour News Daily", BAR, HEADLINE, "20 July 2017 13:25", *PARAGRAPHS, "Scroll Up"]
    )
    found = article(page, HarbourPage, url=None)
    assert (found.headline, shown(found)) == (HEADLINE, PARAGRAPHS)


WRAPPED = """\
Harbour News Daily
Harbour Master’s Lamps Lit Again
18 February 2017 9:28
The keeper of the north quay confirmed that a large number of lamps were
lit on Friday, and that the lamps of the eastern pier had been cleaned
before the boats came in.
The ferry’s bell was rung twelve times, which is four times more often
than the log of the harbour allows, and the council will look into it on
Monday."""


def test_wrapped_lines_without_blank_lines_become_paragraphs():
    article, _ = read(Page(WRAPPED, content_type="text/plain"), (HarbourPage,), site="harbour")
    assert [text.split(" ")[0] + " … " + text.split(" ")[-1] for text in shown(article)] == [
        "The … in.",
        "The … Monday.",
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "2 more lamps lit on the quay",
        "Sources: Harbour Master Seen in the Old Customs House",
        "WhatsApp and YouTube Reach the Lighthouse",
        "Are the keepers of the harbour losing their patience with the council?",
    ],
)
@pytest.mark.parametrize("shape", ["old", "undated"])
def test_a_headline_is_read_whatever_it_looks_like(shape, headline):
    text = SHAPES[shape].replace(HEADLINE, headline)
    article, _ = read(Page(text, content_type="text/plain"), (HarbourPage,), site="harbour")
    assert article.headline == headline
    assert shown(article) == PARAGRAPHS
    assert article.authors == ()


def test_dates_within_the_text_part_it_and_are_not_its_date():
    days = ["24 November 2017", "20 February 2018"]
    text = OLD.replace(PARAGRAPHS[1], f"{days[0]}\n\n{PARAGRAPHS[1]}\n\n{days[1]}")
    article, _ = read(Page(text, content_type="text/plain"), (HarbourPage,), site="harbour")
    assert article.headline == HEADLINE
    assert clean(article).date_published == "2017-07-20T13:25:00+03:00"
    assert set(PARAGRAPHS) <= set(shown(article))


@pytest.mark.parametrize("first", ["Silence.", "It is over.", "In the name of the harbour"])
def test_a_short_line_below_the_date_is_the_first_paragraph(first):
    text = OLD.replace(PARAGRAPHS[0], f"{first}\n\n{PARAGRAPHS[0]}")
    article, _ = read(Page(text, content_type="text/plain"), (HarbourPage,), site="harbour")
    assert shown(article) == [first, *PARAGRAPHS]


def test_a_title_and_the_line_below_it_are_two():
    text = NEW.replace("\n\nHome / Coast", "\nCoast\n\nHome / Coast", 1)
    article, _ = read(Page(text, content_type="text/plain"), (HarbourPage,), site="harbour")
    assert (article.headline, shown(article)) == (HEADLINE, PARAGRAPHS)


@pytest.mark.parametrize("byline", ["By Ann Bell\n", ""])
def test_a_first_line_above_byline_and_date_is_the_headline(
    article: Callable[..., Article], byline: str
):
    source = (
        f"Ferry runs again\n\n{byline}20 July 2018\n\nThe ferry carried 254 on its first day.\n"
    )
    read = article(source, text=True)
    assert read.headline == "Ferry runs again"
    assert "The ferry carried 254 on its first day." in body_of(read)


def test_a_headline_may_begin_as_a_byline_does(article: Callable[..., Article]):
    source = "Harbour News\nVon der Mole bis zum Kai\n20.07.2018\n\nDie Fähre fuhr am Freitag.\n"
    assert article(source, text=True).headline == "Von der Mole bis zum Kai"


def body_of(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.context.inside]
