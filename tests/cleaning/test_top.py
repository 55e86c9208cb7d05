import pytest

from crawler.cleaning import remove_top

LABELS = {
    "en": "Scroll Up",
    "tr": "YUKARI ÇIK",
    "ar": "زر الذهاب إلى الأعلى",
    "fa": "بازگشت به بالا",
    "de": "Nach oben",
    "fr": "Retour en haut",
    "es": "Volver arriba",
    "ru": "Наверх",
    "zh": "返回顶部",
    "id": "Kembali ke atas",
    "ur": "اوپر جائیں",
    "it": "Torna su",
    "pt": "Voltar ao topo",
}


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
def test_labels_are_removed(article, prose, kept, removed, label):
    page = remove_top(article(prose, label))
    assert kept(page) == [prose]
    assert removed(page) == {label: "top: label"}


@pytest.mark.parametrize("marks", ["#scrollUp", ".go-to-top-button", "#back-to-top .icon"])
def test_buttons_are_removed(article, block, prose, removed, marks):
    page = article(block(prose, marks=".entry"), block("▲ Los", marks=marks))
    assert removed(remove_top(page)) == {"▲ Los": "top: container"}


def test_few_words_that_lead_to_the_top_are_removed(article, block, prose, removed):
    page = article(prose, block("Up we go", links=["https://harbour.example/piano/#top"]))
    assert removed(remove_top(page)) == {"Up we go": "top: link"}


def test_list_of_contents_stays(article, block, prose):
    top = block("The quay", "list_item", links=["https://harbour.example/piano/#top"])
    page = article(top, prose)
    assert remove_top(page) == page


@pytest.mark.parametrize(
    "text",
    [
        "Scroll up to read how the piano came on board.",
        "Scroll Up, a new record by the harbour choir, is out",
        "The ferry went to the top of the list. Scroll Up",
    ],
)
def test_labels_within_a_text_stay(article, text):
    page = article(text)
    assert remove_top(page) == page


@pytest.mark.parametrize("kind", ["heading", "list_item", "quote"])
def test_chapters_and_lists_of_the_body_stay(article, block, prose, kind):
    page = article(prose, block("Top", kind), prose)
    assert remove_top(page) == page


def test_headings_outside_the_body_are_removed(article, block, prose, kept):
    page = article(prose, block("Back to top", "heading", inside=False))
    assert kept(remove_top(page)) == [prose]
