"""The headline: where heading, title and metadata agree."""

from collections.abc import Callable

import pytest

from crawler.items import Article
from crawler.pages import ArticlePage

HEADLINE = "Ferry runs again: three belts, one bell"
TEXT = (
    "<p>The ferry between Harbour Street and the north quay carried 212 people on Friday.</p>" * 3
)
OG = f'<meta property="og:title" content="{HEADLINE}">'
LD = (
    f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{HEADLINE}"}}</script>'
)


def page(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}<div>{TEXT}</div></body></html>"


SHAPES = {
    "lone h1": page(body=f"<h1>{HEADLINE}</h1>"),
    "h1 of the site and h2": page(
        f"<title>{HEADLINE} | Harbour News</title>",
        f"<h1>Harbour News</h1><h2>{HEADLINE}</h2><h2>Other stories</h2>",
    ),
    "site's name first in the title": page(
        f"<title>Harbour News » Boats » {HEADLINE}</title>",
        f'<h1><a href="/">Harbour News</a></h1><h2>{HEADLINE}</h2>',
    ),
    "marked h2 without a title": page(
        body=f'<h1><a href="/">Harbour</a></h1><h2 class="entry-title">{HEADLINE}</h2><h2>More</h2>'
    ),
    "site's name as a heading": page(
        body=f'<h1><a href="/">Harbour News</a></h1><h2>{HEADLINE}</h2>'
    ),
    "marked element that is no heading": page(
        f"<title>{HEADLINE} - Harbour</title>", f'<div itemprop="headline">{HEADLINE}</div>'
    ),
    "several h1": page(OG, f"<h1>Menu</h1><h1>{HEADLINE}</h1><h1>Related</h1>"),
    "h1 in other case and quotes": page(
        f"<title>{HEADLINE.upper()} - Harbour</title>", f"<h2>News</h2><h1>{HEADLINE}</h1>"
    ),
    "headings of other stories": page(
        f"<title>{HEADLINE}</title>",
        f'<aside><h2 class="entry-title">The oak</h2></aside><h3>{HEADLINE}</h3>',
    ),
    "none shown, OpenGraph": page(OG),
    "none shown, OpenGraph with the site's name": page(
        f'<meta property="og:title" content="{HEADLINE} – Harbour News">'
        '<meta property="og:site_name" content="Harbour News">'
    ),
    "none shown, JSON-LD": page(LD),
    "line without heading": page(f"<title>{HEADLINE} | Harbour</title>", f"<b>{HEADLINE}</b><hr>"),
    "title alone": page(f"<title>{HEADLINE}</title>"),
    "entities escaped twice": page(OG.replace("Ferry", "&amp;#70;erry")),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_headline_is_read(article: Callable[..., Article], shape: str) -> None:
    assert article(SHAPES[shape]).headline == HEADLINE


def test_block_of_the_headline_gets_its_part(article: Callable[..., Article]) -> None:
    found = article(SHAPES["h1 of the site and h2"])
    parts = {block.text: block.context.part for block in found.blocks}
    assert (parts[HEADLINE], parts["Harbour News"]) == ("headline", None)


def test_suffix_of_the_site_is_taken_off(article: Callable[..., Article]) -> None:
    class HarbourPage(ArticlePage):
        """Adds its name with a separator that titles have too."""

        title_suffix = " : Harbour"

    found = article(page(f"<title>{HEADLINE} : Harbour</title>"), HarbourPage)
    assert found.headline == HEADLINE


def test_separators_inside_a_headline_stay(article: Callable[..., Article]) -> None:
    headline = "Ferry - the long story - ends"
    head = f"<title>{headline} - Harbour</title>"
    assert article(page(head, f"<h1>{headline}</h1>")).headline == headline
    assert article(page(head, f"<p><b>{headline}</b></p>")).headline == headline


DAY = "20 July 2018 - Friday - 7 Dhul-Qaʿda 1439 | 20/07/2018 (26) 19/07/2018 (33)"
DAYS = f"<div>{DAY} 18/07/2018 (38) Total: 140,211 content</div>"


@pytest.mark.parametrize(
    "first", ["Bridge closed for the winter", "Home World", "Ausgabe Nr. 166/2018"]
)
def test_line_of_the_title_goes_before_the_first_line(
    article: Callable[..., Article], first: str
) -> None:
    body = f"<div>Harbour</div><div>{first}</div><div>{HEADLINE}</div>"
    assert article(page(f"<title>{HEADLINE}</title>", body)).headline == HEADLINE


@pytest.mark.parametrize("headline", ["Rain at last", "Shame"])
@pytest.mark.parametrize(
    "body",
    [
        '<h2><a href="/">The Harbour and Quay News</a></h2><h3>{}</h3>',
        '<table><tr><td><a href="/">The Harbour and Quay News</a></td></tr></table><b>{}</b><hr>',
        "<div>The Harbour and Quay News</div><div>{}</div>",
    ],
)
@pytest.mark.parametrize(
    "title", ["The Harbour and Quay News | {}", "{} - The Harbour and Quay News"]
)
def test_short_headline_beside_a_long_name_of_the_site(
    article: Callable[..., Article], headline: str, body: str, title: str
) -> None:
    source = page(f"<title>{title.format(headline)}</title>", body.format(headline))
    assert article(source).headline == headline


def test_title_and_heading_above_a_header_bar_are_the_sites_name(
    article: Callable[..., Article],
) -> None:
    body = f"<h1>Quay and Strait</h1>{DAYS}<h2>{HEADLINE}</h2>"
    assert article(page("<title>Quay and Strait</title>", body)).headline == HEADLINE


def test_title_and_heading_that_the_address_names_are_the_sites_name(
    article: Callable[..., Article],
) -> None:
    body = f"<h1>Harbour</h1><h2>{HEADLINE}</h2>"
    assert article(page("<title>Harbour</title>", body)).headline == HEADLINE


def test_title_of_the_first_heading_stays_the_headline(article: Callable[..., Article]) -> None:
    body = f"<h1>{HEADLINE}</h1><h2>Three belts</h2>"
    assert article(page(f"<title>{HEADLINE}</title>", body)).headline == HEADLINE


KICKED = {
    "kicker by its class": (
        f'<h1><span class="story__kicker">Boats</span> <span>{HEADLINE}</span></h1>',
        "",
    ),
    "roof line with a hidden dash": (
        f'<h1><b class="overline">Boats</b><i aria-hidden="true"> - </i><b>{HEADLINE}</b></h1>',
        "",
    ),
    "kicker by what the metadata says": (
        f"<h1><em>Boats</em> <b>{HEADLINE}</b></h1>",
        OG,
    ),
    "kicker that only the metadata leaves out": (f"<h2><i>Boats</i> {HEADLINE}</h2>", OG),
}


@pytest.mark.parametrize("shape", KICKED)
def test_kicker_in_the_heading_is_no_part_of_the_headline(
    article: Callable[..., Article], shape: str
) -> None:
    body, head = KICKED[shape]
    found = article(page(head, body))
    assert (found.headline, found.alternative_headline) == (HEADLINE, "Boats")


def test_kicker_above_the_heading_is_read(article: Callable[..., Article]) -> None:
    body = f'<div><p class="dachzeile">Boats</p><h1>{HEADLINE}</h1></div>'
    assert article(page(body=body)).alternative_headline == "Boats"


def test_metadata_spells_what_a_heading_parts_by_elements(article: Callable[..., Article]) -> None:
    head = '<meta property="og:title" content="Ferry runs again: three belts, one bell">'
    body = "<h1><span>Ferry runs again</span><span>three belts, one bell</span></h1>"
    assert article(page(head, body)).headline == HEADLINE


def test_kicker_that_two_places_give_stays_in_the_headline(article: Callable[..., Article]) -> None:
    head = OG + LD
    body = "<h1>three belts, one bell</h1>"
    assert article(page(head, body)).headline == HEADLINE


def test_heading_of_a_breadcrumb_is_not_the_headline(article: Callable[..., Article]) -> None:
    head = f"<title>Ferry - Harbour</title>{OG}"
    body = f'<ol class="breadcrumb"><li><h1>Ferry</h1></li></ol><h2>{HEADLINE}</h2>'
    found = article(page(head, body))
    assert found.headline == HEADLINE
    assert [block.context.part for block in found.blocks][:2] == [None, "headline"]


def test_first_level_heading_goes_before_headings_marked_as_titles(
    article: Callable[..., Article],
) -> None:
    body = f'<h1>{HEADLINE}</h1><div>{TEXT}</div><h2 class="headline">The oak on the hill</h2>'
    assert article(page("<title>Boats</title>", body)).headline == HEADLINE


def test_link_to_the_page_in_a_list_below_is_not_where_the_headline_stands(
    article: Callable[..., Article],
) -> None:
    below = f'<h3><a href="/2018/07/20/ferry-runs-again/">{HEADLINE}</a></h3>'
    found = article(f"<head>{OG}</head><body><div>{TEXT}</div>{below}</body>")
    assert found.headline == HEADLINE
    assert all(block.context.part != "headline" for block in found.blocks)


@pytest.mark.parametrize("site", ["Harbour.example", "harbour", "HARBOUR.EXAMPLE"])
def test_host_in_a_title_is_the_sites_name(article: Callable[..., Article], site: str) -> None:
    head = f'<meta property="og:title" content="{HEADLINE} | {site}">'
    assert article(page(head)).headline == HEADLINE


@pytest.mark.parametrize("title", ["Harbour News", "Harbour News Online", "Harbour News - Boats"])
def test_large_line_of_font_tags_is_the_headline(
    article: Callable[..., Article], title: str
) -> None:
    body = (
        "<table><tr><td><font size=6>Harbour News</font></td></tr><tr><td>"
        f"<font size=4><b>{HEADLINE}</b></font><br><font size=1>20 July 2018</font><br><br>{TEXT}"
    )
    found = article(f"<title>{title}</title><body>{body}</body>")
    assert found.headline == HEADLINE


def test_a_heading_that_says_the_title_may_stand_in_a_widget(article: Callable[..., Article]):
    told = "Ferry runs again after eleven dry years"
    page = (
        f"<title>{told} | Harbour News</title><meta property='og:title' content='Ferry is back'>"
        "<meta property='og:site_name' content='Harbour News'>"
        "<p>We use cookies and the like, so that the pages of the harbour news can be counted.</p>"
        f"<div class='widget-area'><h1>{told}</h1>"
        "<p>The ferry between Harbour Street and the north quay carried 212 passengers.</p></div>"
    )
    assert article(page).headline == told
