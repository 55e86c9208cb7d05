import pytest

from crawler.cleaning import remove_navigation

TAG = "https://harbour.example/tag/sea/"
STORY = "https://harbour.example/tuba/"
HEADLINE = "A piano crosses the strait"


@pytest.mark.parametrize(
    ("marks", "rule"),
    [
        ("nav #breadcrumb", "navigation: breadcrumbs"),
        (".nav-links", "navigation: pages"),
        (".tagcloud", "navigation: tags"),
        (".post-cat-wrap .post-cat", "navigation: sections"),
        (".author-box", "navigation: author box"),
        (".wp-block-latest-posts", "navigation: lists"),
        (".entry-footer", "navigation: about the post"),
    ],
)
def test_containers_are_removed(page, block, removed, marks, rule):
    cleaned = remove_navigation(page(block("Over there", marks=f".entry {marks}")))
    assert removed(cleaned) == {"Over there": rule}


def test_date_line_below_the_post_stays(article, block, prose):
    page = article(
        block(prose, marks=".entry"),
        block("3 May 2019", marks="footer .entry-footer", inside=False, part="date line"),
    )
    assert remove_navigation(page) == page


@pytest.mark.parametrize(
    "text",
    [
        "Home / West Coast / Islands",
        "Home » Islands » A piano crosses the strait",
        "Anasayfa › Haberler",
        "الرئيسية > أخبار",
        "News » A piano crosses the strait",
    ],
)
def test_breadcrumbs_are_removed(article, block, prose, removed, text):
    page = article(text, block(HEADLINE, part="headline"), prose)
    assert removed(remove_navigation(page)) == {text: "navigation: breadcrumbs"}


@pytest.mark.parametrize("text", ["Home / Away / Draw", "Ferry / Piano"])
def test_text_with_slashes_in_the_body_stays(article, prose, text):
    page = article(prose, text)
    assert remove_navigation(page) == page


def test_tags_below_their_label_are_removed(article, block, prose, kept):
    linked = article(
        block(prose, marks=".entry"),
        block("Tags:", marks=".entry"),
        block("sea", marks=".entry", links=[STORY]),
        block("The programme of the choir for May", marks=".entry", links=[STORY]),
    )
    plain = article(prose, "Etiketler", "sea", "islands", prose)
    assert kept(remove_navigation(linked)) == [prose, "The programme of the choir for May"]
    assert kept(remove_navigation(plain)) == [prose, prose]


def test_label_with_its_tags_is_removed(article, prose, removed):
    page = article(prose, "Tags: sea, the west coast")
    assert removed(remove_navigation(page)) == {"Tags: sea, the west coast": "navigation: tags"}


def test_sentence_that_begins_like_a_label_stays(article, prose):
    page = article(prose, "Tags: the crew tied one to every leg of the piano, and one to the lid.")
    assert remove_navigation(page) == page


@pytest.mark.parametrize(
    "links",
    [
        [TAG],
        [TAG, "https://harbour.example/category/islands/"],
        ["https://harbour.example/?tag=sea"],
    ],
)
def test_links_to_terms_are_removed(article, block, prose, removed, links):
    page = article(prose, block("sea islands", links=links))
    assert removed(remove_navigation(page)) == {"sea islands": "navigation: tags"}


@pytest.mark.parametrize("kind", ["heading", "list_item"])
def test_headings_and_lists_that_link_to_terms_stay(article, block, prose, kind):
    page = article(prose, block("Ferries", kind, links=[TAG]))
    assert remove_navigation(page) == page


def test_label_of_a_seller_is_no_tag(article, block, prose):
    page = article(prose, block("A tuba", links=["https://shop.example/tuba?tag=harbour-21"]))
    assert remove_navigation(page) == page


@pytest.mark.parametrize("share", [0.1, 1.0])
def test_sentences_with_links_to_terms_stay(article, block, prose, share):
    page = article(block(prose, links=[TAG], share=share))
    assert remove_navigation(page) == page


@pytest.mark.parametrize("text", ["West CoastIslands", "Islands"])
def test_sections_above_the_body_are_removed(article, block, prose, removed, text):
    page = article(
        text,
        block(HEADLINE, part="headline"),
        prose,
        "West Coast",
        article_section=("West Coast", "Islands"),
    )
    assert removed(remove_navigation(page)) == {text: "navigation: sections"}


@pytest.mark.parametrize("text", ["1 2 3 … 9 Next »", "1 2 3"])
def test_page_numbers_are_removed(article, prose, removed, text):
    assert removed(remove_navigation(article(prose, text))) == {text: "navigation: pages"}


@pytest.mark.parametrize("text", ["1 2", "2018 2019", "1 harbour, 2 ferries and 3 pianos"])
def test_other_numbers_stay(article, prose, text):
    page = article(prose, text)
    assert remove_navigation(page) == page


@pytest.mark.parametrize("text", ["« A tuba stays ashore", "The choir sails →"])
def test_neighbours_are_removed(article, block, prose, removed, text):
    page = article(prose, block(text, links=[STORY]))
    assert removed(remove_navigation(page)) == {text: "navigation: pages"}


def test_quotation_marks_are_no_arrows(article, prose):
    page = article(prose, "« A tuba stays ashore »")
    assert remove_navigation(page) == page


def test_lists_of_the_body_stay(article, block, prose):
    page = article(prose, *(block(text, "list_item") for text in ("Home", "1 2 3", "Tags: sea")))
    assert remove_navigation(page) == page
