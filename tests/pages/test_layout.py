"""Layouts: which one reads a page, and what a site may say better."""

from zoneinfo import ZoneInfo

import pytest

from crawler.errors import PageError
from crawler.items import Article, Author, Page
from crawler.pages import ArticlePage, Document, read

TEXT = "The ferry between Harbour Street and the north quay carried 212 people on Friday."
HTML = f"""<html lang="en-GB"><head><title>Ferry runs again - Courier</title></head><body>
<div class="box"><h2>Section</h2><b class="head">Ferry runs again</b><i class="who">Ada Merrow</i>
<span class="day">07/08/2018 13:25</span><em class="part">Boats</em></div>
<div class="story"><p>{TEXT}</p><p class="ad">Buy a boat, buy two boats, buy them all today.</p>
<p>{TEXT} Twice.</p></div><div class="story"><p>{TEXT} Thrice.</p></div></body></html>"""
PAGE = Page(HTML, url="https://courier.example/ferry/")


class Courier(ArticlePage):
    """All that selectors can say."""

    timezone = ZoneInfo("Europe/Berlin")
    structure = "div.story"
    headline = "b.head"
    body = "div.story"
    date = "span.day"
    byline = "i.who"
    section = "em.part"


def read_with(*layouts: type[ArticlePage]) -> Article:
    return read(PAGE, layouts, site="courier")[0]


def inside(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.context.inside]


def test_selectors_say_where_the_fields_stand() -> None:
    found = read_with(Courier)
    assert found.headline == "Ferry runs again"
    assert found.authors == (Author("Ada Merrow", None, "Ada Merrow"),)
    assert found.article_section == ("Boats",)
    assert inside(found) == [
        TEXT,
        "Buy a boat, buy two boats, buy them all today.",
        f"{TEXT} Twice.",
        f"{TEXT} Thrice.",
    ]


def test_selected_date_is_trusted_most_and_in_the_zone_of_the_site() -> None:
    best = read_with(Courier).date_evidence[0]
    assert (best.value, best.source, best.score) == ("2018-08-07T13:25:00+02:00", "layout", 1.0)
    assert (best.tz, best.tz_source) == ("Europe/Berlin", "site")


def test_month_may_come_first() -> None:
    class American(Courier):
        """Writes the month first."""

        day_first = False

    assert read_with(American).date_evidence[0].value == "2018-07-08T13:25:00+02:00"


def test_paragraphs_are_the_very_blocks() -> None:
    class Strict(Courier):
        """Knows its adverts."""

        paragraphs = "div.story > p:not(.ad)"

    assert inside(read_with(Strict)) == [TEXT, f"{TEXT} Twice.", f"{TEXT} Thrice."]


def test_first_layout_whose_structure_matches_reads() -> None:
    class Newer(ArticlePage):
        """Another template of the site."""

        structure = "article.single"

    assert read_with(Newer, Courier, ArticlePage).provenance.extractor == "Courier"


def test_no_layout_that_matches_is_a_page_error() -> None:
    class Newer(ArticlePage):
        """Another template of the site."""

        structure = "article.single"

    with pytest.raises(PageError, match="layout"):
        read_with(Newer)


def test_method_may_be_put_in_place_of_a_field() -> None:
    class Shouting(Courier):
        """Adds what no selector can say."""

        def read_headline(self) -> str:
            return super().read_headline().upper()

    assert read_with(Shouting).headline == "FERRY RUNS AGAIN"


def test_language_of_the_site_admits_its_dialects_only() -> None:
    class English(ArticlePage):
        """Its pages say which English."""

        language = "en"

    class German(ArticlePage):
        """Its pages are wrong about it."""

        language = "de"

    assert [read_with(each).in_language for each in (English, German)] == ["en-GB", "de"]


def test_generic_page_recognises_nothing() -> None:
    assert not ArticlePage.recognises(Document(PAGE))
