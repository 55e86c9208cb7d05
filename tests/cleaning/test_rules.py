import pytest

from crawler.cleaning.rules import LONGEST, judged, label_kind, label_rule, remove
from crawler.items import Removal

LINK = "https://harbour.example/tuba/"


def clean(page):
    return remove(page, label_rule(page, "test: label", "related", "comment"))


def test_first_rule_against_a_block_is_named(article, removed):
    def against(name):
        return lambda block: Removal(name, "because") if block.text == "Sails" else None

    page = remove(article("Sails", "Masts"), against("test: one"), against("test: two"))
    assert removed(page) == {"Sails": "test: one"}


def test_labels_of_the_kinds_are_removed(article, block, prose, removed):
    page = article(prose, "Related", block("Comments", "heading"), "Share", "Tags")
    assert list(removed(clean(page))) == ["Related", "Comments"]


@pytest.mark.parametrize("below", [("Sails", "heading"), ("Oars and sails", "list_item")])
def test_heading_with_text_of_the_body_below_is_a_chapter(article, block, prose, below):
    page = article(block("Comments", "heading"), block(*below), prose)
    assert clean(page) == page


def test_heading_with_links_or_labels_below_is_none(article, block, prose, kept):
    link = block("A tuba stays ashore", "list_item", links=[LINK])
    note = "Your email address will not be published."
    page = article(block("Related", "heading"), link, block("Comments", "heading"), note)
    assert kept(clean(page)) == [link.text]


def test_heading_outside_the_body_is_none(article, block, prose, kept):
    page = article(block("Related", "heading", inside=False), prose)
    assert kept(clean(page)) == [prose]


@pytest.mark.parametrize("text", ["“No comment.”", "“Next!”", '"Reply"', "«Related»"])
def test_speech_is_no_label(article, block, prose, text):
    page = article(prose, text, prose)
    assert label_kind(block(text)) is None
    assert clean(page) == page


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Back to top", "top"), ("Share Tweet Print", "share"), ("The ferry left", None)],
)
def test_labels_and_runs_of_labels_have_a_kind(block, text, kind):
    assert label_kind(block(text)) == kind


def test_page_of_nothing_but_labels_is_cleaned_at_once(article, block, prose):
    labels = [block("Comments", "heading") for _ in range(20_000)]
    page = clean(article(prose, *labels))  # takes a minute where each label looks for its text
    assert len(page.blocks) == 1


def test_rules_are_not_asked_about_what_is_longer_than_any_line(article):
    asked = []
    judged(article("x" * LONGEST, "y" * (LONGEST + 1)).blocks, asked.append)
    assert [block.index for block in asked] == [0]
