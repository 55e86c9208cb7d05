import pytest

from crawler.cleaning import remove_captions, remove_chrome, remove_outside


@pytest.mark.parametrize(
    ("text", "marks", "rule"),
    [
        ("Open the picture", "button", "chrome: button"),
        ("Book now", ".wp-block-button", "chrome: button"),
        ("Your name", "form", "chrome: form"),
        ("Article content", ".visually-hidden", "chrome: unseen text"),
    ],
)
def test_controls_are_removed(page, block, removed, text, marks, rule):
    assert removed(remove_chrome(page(block(text, marks=f"article {marks}")))) == {text: rule}


@pytest.mark.parametrize(
    ("text", "kind"), [("Who owns the piano?", "paragraph"), ("The piano", "heading")]
)
def test_buttons_that_unfold_text_stay(page, block, text, kind):
    cleaned = page(block(text, kind, marks="article button"))
    assert remove_chrome(cleaned) == cleaned


def test_page_that_is_one_form_keeps_its_text(article, block, prose):
    page = article(*(block(text, marks="form .entry") for text in (prose, "Sails", prose)))
    assert remove_chrome(page) == page


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Ada Merrow",
        "(Photo by Ida Quay/Harbour Press)",
        "Ida Quay/Getty Images",
        "Foto: Ida Quay",
        "写真：港田花子",
    ],
)
def test_credits_of_pictures_are_removed(article, prose, removed, text):
    assert removed(remove_captions(article(prose, text))) == {text: "captions: credit"}


@pytest.mark.parametrize(
    "text",
    ["Photo of the year: a piano at sea. It won.", "Picture this", "She worked for Reuters."],
)
def test_text_about_pictures_stays(article, prose, text):
    page = article(prose, text)
    assert remove_captions(page) == page


def test_links_below_the_last_text_are_removed(article, block, prose, kept, removed):
    link = ["https://harbour.example/tuba/"]
    page = remove_outside(
        article(
            prose,
            block("The choir sails", links=link),
            prose,
            block("The oak is felled", "heading", links=link),
            block("The pear bears", "list_item", links=link),
        )
    )
    assert kept(page) == [prose, "The choir sails", prose]
    assert set(removed(page).values()) == {"region: closing links"}


def test_article_of_links_alone_keeps_them(article, block):
    page = article(block("The choir sails", links=["https://harbour.example/choir/"]))
    assert remove_outside(page) == page
