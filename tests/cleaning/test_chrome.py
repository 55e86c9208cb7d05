import pytest

from crawler.cleaning import remove_chrome
from crawler.items import DateEvidence, Publisher

BAR = "3 May 2019 - Friday | 03/05/2019 (12) 02/05/2019 (31) Total: 4,310 content"
HEADLINE = "A piano crosses the strait"


def capture(article, block, *frame):
    """A capture of text: frame, headline, date line and body, none with markup."""
    return article(
        *frame, block(HEADLINE, part="headline"), block("1 May 2018 9:05", part="date line"), "Body"
    )


@pytest.mark.parametrize(
    "bar",
    [
        BAR,
        "3 May 2019 - Friday - 28 Shaʿban 1440",
        "03/05/2019 (12)",
        "Total: 4,310 content",
    ],
)
def test_header_bar_is_removed(article, block, removed, bar):
    page = remove_chrome(capture(article, block, bar))
    assert removed(page) == {bar: "chrome: header bar"}


def test_header_bar_in_pieces_is_removed(article, block, prose, removed):
    pieces = ("3 May 2019", "Friday", "28 Shaʿban 1440", "03/05/2019 (12)", "02/05/2019 (31)")
    page = remove_chrome(
        article(
            *(block(piece, marks="div.date", part="date line") for piece in pieces),
            block(HEADLINE, marks="#story", part="headline"),
            block(prose, marks="#story"),
        )
    )
    assert removed(page) == dict.fromkeys(pieces, "chrome: header bar")


def test_date_line_in_two_calendars_stays(article, block, prose, removed):
    line = "Friday 3 May 2019 - 28 Shaʿban 1440"
    markup = article(
        block(line, marks="#story", part="date line"),
        block(HEADLINE, marks="#story", part="headline"),
        prose,
    )
    text = article(block(HEADLINE, part="headline"), block(line, part="date line"), prose)
    assert removed(remove_chrome(markup)) == removed(remove_chrome(text)) == {}


def test_day_with_weekday_above_the_headline_of_a_capture_is_removed(article, block, removed):
    today = block("Friday, 3 May 2019", part="date line")
    page = remove_chrome(capture(article, block, today))
    assert removed(page) == {"Friday, 3 May 2019": "chrome: date"}


def test_date_line_of_a_capture_stays(article, block, prose, removed):
    page = article(
        block(HEADLINE, part="headline"), block("Friday, 3 May 2019", part="date line"), prose
    )
    assert removed(remove_chrome(page)) == {}


@pytest.mark.parametrize("text", ["3 Mayıs 2019 Cuma", "28 Şaban 1440", "الجمعة 3 مايو 2019"])
def test_day_outside_the_body_is_removed(article, block, prose, removed, text):
    page = article(block(text, marks=".when", inside=False), block(prose, marks="#story"))
    assert removed(remove_chrome(page)) == {text: "chrome: date"}


def test_date_line_beside_the_body_stays(article, block, prose, removed):
    page = article(
        block(HEADLINE, marks="#story", inside=False, part="headline"),
        block("Friday, 3 May 2019", marks="#story .when", inside=False, part="date line"),
        block(prose, marks="#story"),
    )
    assert removed(remove_chrome(page)) == {}


def test_evidence_far_from_the_article_is_removed(article, block, prose, removed):
    page = article(
        block("3 May 2019, 13:25", marks=".when", inside=False, part="date line"),
        block(HEADLINE, marks="#story", inside=False, part="headline"),
        block(prose, marks="#story"),
        date_evidence=(DateEvidence("2019-05-03T13:25", "date line", block=0),),
    )
    assert removed(remove_chrome(page)) == {"3 May 2019, 13:25": "chrome: date"}


def test_day_in_a_sentence_stays(article, prose):
    page = article(prose, "It was Friday, 3 May 2019, and the sea was calm.")
    assert remove_chrome(page) == page


@pytest.mark.parametrize(
    ("marks", "rule"),
    [
        (".topbar-today-date .tie-icon", "chrome: top bar"),
        (".td_data_time", "chrome: top bar"),
        (".breaking", "chrome: top bar"),
        (".social-links", "chrome: social links"),
        (".adsbygoogle", "chrome: advertisement"),
        ("#cookie-notice", "chrome: notice"),
    ],
)
def test_containers_of_the_frame_are_removed(page, block, removed, marks, rule):
    cleaned = remove_chrome(page(block("3 May 2019", marks=marks, part="date line")))
    assert removed(cleaned) == {"3 May 2019": rule}


@pytest.mark.parametrize("marks", ["nav ul", "header", "footer .in", ".site-header", "#colophon"])
def test_landmarks_outside_the_body_are_removed(article, block, prose, removed, marks):
    page = article(
        block("World news", marks=marks, inside=False, part="date line"),
        block(HEADLINE, marks="main article", inside=False, part="headline"),
        block(prose, marks="main article"),
    )
    assert removed(remove_chrome(page)) == {"World news": "chrome: landmark"}


def test_header_of_the_article_stays(article, block, prose, removed):
    page = article(
        block(HEADLINE, marks="article header", inside=False, part="headline"),
        block("3 May 2019", marks="article header", inside=False, part="date line"),
        block(prose, marks="article .entry"),
        block("1 May 2019", marks="article footer", inside=False, part="date line"),
    )
    assert removed(remove_chrome(page)) == {}


def test_header_outside_the_articles_frame_is_removed(article, block, prose, removed):
    page = article(
        block("3 May 2019", marks="header", inside=False, part="date line"),
        block(HEADLINE, marks="article header", inside=False, part="headline"),
        block(prose, marks="article"),
    )
    assert removed(remove_chrome(page)) == {"3 May 2019": "chrome: landmark"}


def test_site_header_that_holds_the_headline_stays(article, block, prose, removed):
    page = article(
        block(HEADLINE, marks=".site-header .entry-header", inside=False, part="headline"),
        block("3 May 2019", marks=".site-header .posted-on", inside=False, part="date line"),
        block(prose, marks=".entry"),
    )
    assert removed(remove_chrome(page)) == {}


def test_landmarks_inside_the_body_stay(article, block, prose):
    page = article(block(prose, marks="#story"), block("Chapter one", marks="#story nav"))
    assert remove_chrome(page) == page


@pytest.mark.parametrize("text", ["Facebook Twitter Youtube", "Facebook | Instagram | Telegram"])
def test_social_links_are_removed(article, block, removed, text):
    page = remove_chrome(capture(article, block, text))
    assert removed(page) == {text: "chrome: social links"}


def test_sites_name_above_the_headline_is_removed(article, block, prose, removed):
    page = article(
        "The Harbour Post",
        block(HEADLINE, part="headline"),
        "The Harbour Post",
        prose,
        publisher=Publisher("The Harbour Post"),
    )
    assert [block.index for block in remove_chrome(page).cleaning.removed] == [0]
    assert removed(remove_chrome(page)) == {"The Harbour Post": "chrome: site name"}


def test_advertisement_label_is_removed(article, prose, removed):
    assert removed(remove_chrome(article(prose, "Advertisement", prose))) == {
        "Advertisement": "chrome: advertisement"
    }


@pytest.mark.parametrize("kind", ["list_item", "heading", "quote"])
def test_names_of_networks_in_lists_and_chapters_of_the_body_stay(article, block, prose, kind):
    page = article(prose, block("Facebook", kind, links=["https://facebook.com/harbour"]), prose)
    assert remove_chrome(page) == page
