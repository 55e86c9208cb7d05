import pytest

from crawler.cleaning import RULES_VERSION, STEPS, clean
from crawler.errors import Invalid
from crawler.items import DateEvidence, Publisher

HEADLINE = "A piano crosses the strait"
BAR = "3 May 2019 - Friday | 03/05/2019 (12) 02/05/2019 (31) Total: 4,310 content"
BODY = (
    "The ferry left the harbour at noon with forty people and a piano on board.",
    "Nobody had asked for it; the owner, a retired pilot, sent no word.",
    "“It plays,” the captain said.",
)


@pytest.fixture
def capture(article, block):
    """A capture of a page's text in the seed's shape."""
    return article(
        "Harbour Post",
        BAR,
        "Facebook Twitter Youtube",
        block(HEADLINE, part="headline"),
        block("1 May 2018 9:05", part="date line"),
        "indir (2)",
        *BODY,
        "Scroll Up",
        headline=HEADLINE,
        publisher=Publisher("Harbour Post"),
        date_evidence=(
            DateEvidence("2019-05-03", "text", precision="day", score=0.9, block=1),
            DateEvidence("2018-05-01T09:05:00+03:00", "date line", score=0.8, block=4),
        ),
    )


def test_capture_becomes_its_article(capture, removed):
    page = clean(capture)
    assert page.article_body == "\n\n".join(BODY)
    assert page.date_published == "2018-05-01T09:05:00+03:00"
    assert page.date_evidence[1].rejected == "page chrome: header bar"
    assert removed(page) == {
        "Harbour Post": "chrome: site name",
        BAR: "chrome: header bar",
        "Facebook Twitter Youtube": "chrome: social links",
        HEADLINE: "fields: headline",
        "1 May 2018 9:05": "fields: date line",
        "indir (2)": "captions: file name",
        "Scroll Up": "top: label",
    }


def test_every_block_is_kept_or_removed_once(capture):
    page = clean(capture)
    indexes = [block.index for block in (*page.blocks, *page.cleaning.removed)]
    assert sorted(indexes) == [block.index for block in capture.blocks]


def test_cleaning_twice_changes_nothing(capture):
    assert clean(clean(capture)) == clean(capture)


def test_steps_applied_one_by_one_are_the_same(capture):
    page = capture
    for step in STEPS:
        page = step(page)
    assert page == clean(capture)
    assert page.cleaning.rules_version == RULES_VERSION


def test_page_without_body_is_invalid(article, block):
    with pytest.raises(Invalid, match="no body"):
        clean(article(block(HEADLINE, part="headline"), "Scroll Up"))
