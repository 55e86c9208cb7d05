import pytest

from crawler.cleaning.containers import Containers, body_marks, container_rule
from crawler.cleaning.rules import remove

WIDGETS = Containers.of("test: widget", ".share .widget_*", "#tools", ".meta")


def clean(page, containers=WIDGETS):
    return remove(page, container_rule(page, containers))


@pytest.mark.parametrize("marks", [".share", "ul .share li", "#tools", ".widget_links"])
def test_blocks_in_a_container_are_removed(page, block, removed, marks):
    assert removed(clean(page(block("Pass it on", marks=marks)))) == {"Pass it on": "test: widget"}


@pytest.mark.parametrize("marks", [".share-enabled-post", ".has-share", "#tools-2", ".Share"])
def test_tokens_match_as_a_whole(article, block, prose, marks):
    page = article(prose, block("Pass it on", marks=marks))
    assert clean(page) == page


def test_what_holds_all_running_text_is_no_reason(article, block, prose, kept):
    page = article(
        block("A piano crosses the strait", part="headline"),
        block(prose, marks="article .share"),
        block("Sails", "heading", marks="article .share"),
        block("Pass it on", marks="article .share #tools"),
    )
    assert kept(clean(page)) == ["A piano crosses the strait", prose, "Sails"]


def test_what_holds_most_of_the_running_text_is_no_reason(article, block, prose, kept):
    page = article(
        block("The standfirst stands above it all.", marks="article"),
        block(prose, marks="article .share"),
        block(prose, marks="article .share"),
        block("Pass it on, and the ferry will come again.", marks="article .share #tools"),
    )
    assert kept(clean(page)) == ["The standfirst stands above it all.", prose, prose]


def test_without_running_text_the_marks_of_all_blocks_count(article, block):
    page = article(*(block("Short", marks=f".share .{name}") for name in "abc"))
    assert body_marks(page) == {".share"}


def test_blocks_outside_say_nothing_about_the_body(article, block, prose):
    page = article(block(prose, marks=".a .b"), block(prose, marks=".b", inside=False))
    assert body_marks(page) == {".a", ".b"}


def test_fields_are_spared_where_a_container_says_so(article, block, prose, kept):
    spared = Containers.of("test: meta", ".meta", spares_parts=True)
    page = article(prose, block("20 July 2018", marks=".meta", part="date line"))
    assert clean(page, spared) == page
    assert kept(clean(page)) == [prose]


def test_reason_names_the_first_token(article, block, prose):
    page = clean(article(prose, block("Pass it on", marks=".widget_b .share")))
    assert page.cleaning.removed[0].reason == "in .share"


def test_a_reason_shows_nothing_that_cannot_be_seen(page, block):
    found = clean(page(block("Pass it on", marks=".widget_\x06\u202elinks")))
    assert [each.reason for each in found.cleaning.removed] == ["in .widget_links"]
