import pytest

from crawler.cleaning import remove_related

LINK = "https://harbour.example/tuba/"


@pytest.mark.parametrize(
    "marks",
    ["#jp-relatedposts", ".yarpp-thumbnails-horizontal", ".crp_related", ".related-posts li"],
)
def test_containers_are_removed(article, block, prose, removed, marks):
    page = article(block(prose, marks=".entry"), block("A tuba stays", marks=f".entry {marks}"))
    assert removed(remove_related(page)) == {"A tuba stays": "related: container"}


def test_links_below_a_label_are_removed(article, block, prose, kept, removed):
    page = remove_related(
        article(
            block(prose, marks=".entry"),
            block("Related Posts", "heading", marks=".entry"),
            block("A tuba stays ashore", "list_item", marks=".entry ul", links=[LINK]),
            block("The choir sails", "list_item", marks=".entry ul", links=[LINK]),
            block("What the captain says", "list_item", marks=".entry ul"),
            block(prose, marks=".entry"),
        )
    )
    assert kept(page) == [prose, "What the captain says", prose]
    assert removed(page) == {
        "Related Posts": "related: label",
        "A tuba stays ashore": "related: story",
        "The choir sails": "related: story",
    }


def test_links_beyond_the_labels_container_stay(article, block, prose, kept):
    page = article(
        block(prose, marks=".entry"),
        block("Read also:", marks=".entry .box"),
        block("A tuba stays", marks=".entry .box", links=[LINK]),
        block("The programme", marks=".entry", links=[LINK]),
    )
    assert kept(remove_related(page)) == [prose, "The programme"]


def test_short_lines_below_a_label_of_a_capture_are_removed(article, prose, kept):
    page = article(
        prose, "Related Articles", "A Tuba Stays Ashore", "Why Does the Choir Sail?", prose, "Sails"
    )
    assert kept(remove_related(page)) == [prose, prose, "Sails"]


def test_another_label_ends_the_stories(article, prose, kept):
    page = article(prose, "مقالات ذات صلة", "A Tuba Stays", "Leave a Reply", "Ada Sail")
    assert kept(remove_related(page)) == [prose, "Leave a Reply", "Ada Sail"]


def test_field_below_a_label_stays(article, block, prose, kept):
    headline = "A piano crosses the strait"
    page = article("Related Articles", block(headline, part="headline"), prose)
    assert kept(remove_related(page)) == [headline, prose]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Read also: A tuba stays ashore", 0.66),
        ("İlgili Haberler: A tuba stays ashore", 0.55),
        ("اقرأ أيضا A tuba stays ashore", 0.7),
    ],
)
def test_label_with_its_link_is_removed(page, block, removed, text, share):
    cleaned = remove_related(page(block(text, links=[LINK], share=share)))
    assert removed(cleaned) == {text: "related: inline"}


def test_label_with_its_title_is_removed_from_a_capture(article, prose, kept):
    page = article(prose, "Read also: A Tuba Stays Ashore", prose)
    assert kept(remove_related(page)) == [prose, prose]


@pytest.mark.parametrize(
    "text", ["Read also: A tuba stays ashore", "Lire aussi : Le tuba reste à quai"]
)
def test_label_with_a_title_that_lost_its_link_is_removed(page, block, removed, text):
    assert removed(remove_related(page(block(text, marks=".entry")))) == {text: "related: inline"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Read also: she said no.", "paragraph"),
        ("Next – a vote of the board", "paragraph"),
        ("More: why the tuba stays ashore", "heading"),
    ],
)
def test_line_that_may_be_text_stays(page, block, text, kind):
    cleaned = page(block(text, kind, marks=".entry"))
    assert remove_related(cleaned) == cleaned


@pytest.mark.parametrize("share", [0.0, 0.2])
def test_sentence_that_begins_like_a_label_stays(article, block, prose, share):
    text = "See also: the minutes of the harbour board, which name the owner of the piano."
    links = [LINK] if share else []
    page = article(prose, block(text, marks="#story", links=links, share=share), text)
    assert remove_related(page) == page


def test_linked_sentence_that_begins_like_a_label_stays(article, block, prose):
    page = article(prose, block("More pianos than tubas cross the strait", links=[LINK]))
    assert remove_related(page) == page


@pytest.mark.parametrize("text", ["Read more »", "Devamını oku", "Lire la suite", "Weiterlesen"])
def test_read_more_is_removed(article, prose, removed, text):
    assert removed(remove_related(article(prose, text))) == {text: "related: read more"}


def test_read_more_link_is_removed(article, block, prose, removed):
    page = article(prose, block("On and on", marks=".more-link", links=[LINK]))
    assert removed(remove_related(page)) == {"On and on": "related: read more"}


def test_list_of_the_body_stays(article, block, prose):
    page = article(prose, block("Related", "list_item"), block("Sails", "list_item"))
    assert remove_related(page) == page
