from dataclasses import replace

import pytest

from crawler.cleaning import remove_repeated
from crawler.items import Cleaning, DateEvidence

KNOWN = Cleaning(profile="0123456789abcdef")
LINK = ("https://harbour.example/other",)


@pytest.fixture
def again(block):
    """Returns a function that makes a block which stands on three stories of four, or as told."""

    def make(*arguments, stories=3, of=4, **details):
        one = block(*arguments, **details)
        context = replace(one.context, repeated=stories, repeated_share=stories / of)
        return replace(one, context=context)

    return make


def test_what_other_pages_have_too_is_removed(article, again, prose, kept, removed):
    page = remove_repeated(article(prose, again("Sign up here."), cleaning=KNOWN))
    assert kept(page) == [prose]
    assert removed(page) == {"Sign up here.": "repeated: block"}
    assert page.cleaning.removed[0].reason == "stands on 3 stories of the publisher"


def test_without_a_profile_nothing_is_removed(article, again, prose, removed):
    assert not removed(remove_repeated(article(prose, again("Sign up here."))))


def test_what_repeats_outside_the_body_is_removed_too(article, again, prose, removed):
    menu = again("Weather", inside=False)
    assert removed(remove_repeated(article(menu, prose, cleaning=KNOWN))) == {
        "Weather": "repeated: block"
    }


@pytest.mark.parametrize("head", [("The background", "heading"), ("Pros:",), ("Pros：",)])
def test_what_heads_text_of_the_articles_own_stays(article, again, prose, head, removed):
    page = article(prose, again(*head), prose, again("Sign up here."), cleaning=KNOWN)
    assert removed(remove_repeated(page)) == {"Sign up here.": "repeated: block"}


def test_two_headings_of_own_text_stay(article, again, prose, removed):
    page = article(prose, again("Review", "heading"), again("Pros:"), prose, cleaning=KNOWN)
    assert not removed(remove_repeated(page))


def test_what_heads_nothing_of_its_own_goes(article, again, prose, kept):
    page = article(prose, again("About us", "heading"), again("A paper."), cleaning=KNOWN)
    assert kept(remove_repeated(page)) == [prose]


def test_links_below_a_line_that_repeats_go_with_it(article, again, block, prose, removed):
    page = article(
        prose,
        again("Trending now", "heading"),
        block("The oak of Lindmere", links=LINK),
        block("The bell of Orrin", links=LINK),
        prose,
        block("The log book", links=LINK),
        cleaning=KNOWN,
    )
    assert removed(remove_repeated(page)) == {
        "Trending now": "repeated: block",
        "The oak of Lindmere": "repeated: list",
        "The bell of Orrin": "repeated: list",
    }


def test_the_body_stays_where_nothing_else_would_be_left_of_it(article, again, block, kept):
    texts = [again("They sailed at noon with a piano on board."), block("Harbour")]
    page = remove_repeated(article(*texts, again("Menu", inside=False), cleaning=KNOWN))
    assert kept(page) == ["They sailed at noon with a piano on board.", "Harbour"]


def test_fields_and_dates_are_left_to_their_own_steps(article, again, prose, removed):
    byline, date = again("By Ada Merrow", part="byline"), again("20 July 2018", inside=False)
    seen = DateEvidence("2018-07-20", "date line", block=2)
    page = article(prose, byline, date, cleaning=KNOWN, date_evidence=(seen,))
    assert not removed(remove_repeated(page))


BACKGROUND = "The bridge was closed in March after a barge had struck its northern pier."


@pytest.mark.parametrize(
    ("seen", "stays"),
    [((2, 2), True), ((2, 20), True), ((3, 20), True), ((3, 12), False), ((5, 20), False)],
)
def test_between_own_paragraphs_three_stories_and_a_quarter_are_asked_for(
    article, again, prose, seen, stays, kept
):
    shared = again(BACKGROUND, stories=seen[0], of=seen[1])
    page = article(prose, shared, prose, cleaning=KNOWN)
    assert (BACKGROUND in kept(remove_repeated(page))) is stays


@pytest.mark.parametrize(
    ("seen", "stays"), [((2, 2), False), ((2, 8), False), ((2, 9), True), ((3, 36), False)]
)
def test_around_them_two_stories_are_enough_if_these_are_a_quarter(
    article, again, prose, seen, stays, kept
):
    shared = again(BACKGROUND, stories=seen[0], of=seen[1])
    page = article(prose, prose, shared, cleaning=KNOWN)
    assert (BACKGROUND in kept(remove_repeated(page))) is stays


def test_links_that_repeat_go_however_few_have_them(article, again, prose, kept):
    page = article(prose, again("The tide", links=LINK, stories=2), prose, cleaning=KNOWN)
    assert kept(remove_repeated(page)) == [prose, prose]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_item_of_a_list_with_own_items_stays(article, again, block, prose, place, removed):
    items = [block("Two leeks", "list_item"), block("A cod", "list_item")]
    items.insert(place, again("Salt and pepper", "list_item"))
    assert not removed(remove_repeated(article(prose, *items, prose, cleaning=KNOWN)))


def test_a_list_that_repeats_as_a_whole_goes(article, again, block, prose, kept):
    items = [again("Ring the office", "list_item"), again("Write to us", "list_item")]
    page = article(block("Two leeks", "list_item"), prose, *items, prose, cleaning=KNOWN)
    assert kept(remove_repeated(page)) == ["Two leeks", prose, prose]


@pytest.mark.parametrize(
    "text",
    [
        "What do you read at the moment, in the evening when the harbour is quiet?",
        "あなたは今何を読んでいますか？",
        "ماذا تقرأ الآن؟",
        "Τι διαβάζετε τώρα;",
        "Ի՞նչ եք կարդում հիմա",
        "“What is on the lamp table?”",
    ],
)
def test_a_question_that_is_answered_stays(article, again, prose, text, removed):
    page = article(prose, again(text), prose, again("Another one?"), cleaning=KNOWN)
    assert removed(remove_repeated(page)) == {"Another one?": "repeated: block"}
