import pytest

from crawler.cleaning import remove_sharing


@pytest.mark.parametrize(
    "marks",
    [
        ".addtoany_share_save_container",
        "a.button .a2a_button_facebook",
        ".addthis_inline_share_toolbox_k3x9",
        "#jp-post-flair .sharedaddy",
        ".td-post-sharing-top",
        ".share-buttons-bottom",
        ".heateorSssClear",
        ".essb_links",
    ],
)
def test_widgets_are_removed(article, block, prose, removed, marks):
    page = article(block(prose, marks=".entry"), block("Pass it on", marks=f".entry {marks}"))
    assert removed(remove_sharing(page)) == {"Pass it on": "share: container"}


def test_body_in_an_element_with_sharing_in_its_name_stays(article, block, prose):
    page = article(
        block(prose, marks="article .sharing-enabled-post .share"),
        block("Sails", marks="article .sharing-enabled-post .share"),
    )
    assert remove_sharing(page) == page


@pytest.mark.parametrize(
    "text",
    [
        "Share",
        "Paylaş",
        "شارك هذا الموضوع",
        "Share this:",
        "Facebook Tweet Pin it",
        "分享",
        "12 Shares",
    ],
)
def test_labels_are_removed(article, prose, removed, text):
    assert removed(remove_sharing(article(prose, text))) == {text: "share: label"}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/sharer/sharer.php?u=x",
        "https://twitter.com/intent/tweet?url=x",
        "https://x.com/share?url=x",
        "https://wa.me/?text=x",
        "https://api.whatsapp.com/send?text=x",
        "https://t.me/share/url?url=x",
        "https://www.linkedin.com/shareArticle?mini=true",
        "https://pinterest.com/pin/create/button/?url=x",
        "https://vk.com/share.php?url=x",
        "mailto:?subject=A%20piano",
        "whatsapp://send?text=x",
        "https://harbour.example/piano/?share=facebook",
    ],
)
def test_links_that_share_are_removed(article, block, prose, removed, address):
    page = article(prose, block("On the quay", "list_item", links=[address]))
    assert removed(remove_sharing(page)) == {"On the quay": "share: links"}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/harbourpost",
        "https://fox.com/share",
        "https://t.me/harbourpost",
        "mailto:desk@harbour.example",
        "https://harbour.example/shareholders",
    ],
)
def test_other_links_stay(article, block, prose, address):
    page = article(prose, block("On the quay", links=[address]))
    assert remove_sharing(page) == page


def test_prose_with_a_link_that_shares_stays(article, block, prose):
    page = article(block(prose, links=["https://wa.me/1"], share=0.2))
    assert remove_sharing(page) == page


def test_lists_and_sentences_of_the_body_stay(article, block, prose):
    page = article(prose, block("Share", "list_item"), "Share prices in the harbour fell again.")
    assert remove_sharing(page) == page
