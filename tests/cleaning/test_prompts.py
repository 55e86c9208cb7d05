import pytest

from crawler.cleaning import remove_prompts


@pytest.mark.parametrize(
    ("marks", "rule"),
    [
        ("#respond", "prompts: comments"),
        (".comment-list li", "prompts: comments"),
        (".mc4wp-form form", "prompts: newsletter"),
        (".wp-block-jetpack-subscriptions", "prompts: newsletter"),
        (".printfriendly", "prompts: print"),
        (".noprint", "prompts: print"),
    ],
)
def test_containers_are_removed(page, block, removed, marks, rule):
    cleaned = remove_prompts(page(block("Write to us", marks=f".entry {marks}")))
    assert removed(cleaned) == {"Write to us": rule}


def test_form_for_a_password_is_no_body_were_there_nothing_else(article, block, prose, kept):
    form = block(prose, marks=".entry .post-password-form p")
    assert kept(remove_prompts(article(form))) == []
    assert kept(remove_prompts(article(block(prose), form))) == [prose]


def test_printers_mark_on_the_body_stays(article, block, prose):
    page = article(block(prose, marks=".pf-content"), block(prose, marks=".pf-content p"))
    assert remove_prompts(page) == page


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Subscribe", "prompts: newsletter"),
        ("Newsletter abonnieren", "prompts: newsletter"),
        ("Bir yanıt yazın", "prompts: comments"),
        ("Leave a Reply", "prompts: comments"),
        ("Print", "prompts: print"),
        ("Yazdır", "prompts: print"),
    ],
)
def test_labels_are_removed(article, prose, removed, text, rule):
    assert removed(remove_prompts(article(prose, text))) == {text: rule}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:window.print()",
        "https://harbour.example/piano/?print=1",
        "https://harbour.example/piano/print/",
    ],
)
def test_links_that_print_are_removed(article, block, prose, removed, address):
    page = article(prose, block("On paper", links=[address]))
    assert removed(remove_prompts(page)) == {"On paper": "prompts: print"}


@pytest.mark.parametrize("address", ["mailto:desk@harbour.example", "https://print.example/a"])
def test_other_links_stay(article, block, prose, address):
    page = article(prose, block("On paper", links=[address]))
    assert remove_prompts(page) == page


def test_what_follows_the_comments_outside_the_body_is_removed(article, block, prose, removed):
    page = remove_prompts(
        article(
            block(prose, marks=".entry"),
            block("Leave a Reply", "heading", marks=".replies", inside=False),
            block("What a lovely piano, said nobody.", marks=".replies", inside=False),
        )
    )
    assert removed(page) == {
        "Leave a Reply": "prompts: comments",
        "What a lovely piano, said nobody.": "prompts: comments",
    }


def test_comments_of_a_label_in_the_body_do_not_leave_it(article, block, prose, kept):
    page = article(
        block(prose, marks="article .entry-content"),
        block("Leave a comment", marks="article .entry-content"),
        block("5 January 2019", marks="article footer", inside=False, part="date"),
    )
    assert kept(remove_prompts(page)) == [prose, "5 January 2019"]


def test_body_below_a_comment_label_stays(article, block, prose, kept):
    page = article(block("Leave a comment", marks=".meta"), prose, "Comments", prose, "Ada Sail")
    assert kept(remove_prompts(page)) == [prose, prose, "Ada Sail"]


def test_lines_below_the_comments_of_a_capture_are_removed(article, prose, kept):
    form = ("Name *", "Your email address will not be published.")
    page = article("Leave a comment", "Sails", prose, "Leave a Reply", *form)
    assert kept(remove_prompts(page)) == ["Sails", prose]


def test_lines_between_the_text_of_a_capture_stay(article, prose, kept):
    page = article(prose, "Comments", "Sails", prose)
    assert kept(remove_prompts(page)) == [prose, "Sails", prose]
