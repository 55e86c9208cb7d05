import pytest

from crawler.cleaning import remove_captions
from crawler.items import Image

NAMES = (
    "indir (2)",
    "images (4)",
    "download (1)",
    "13970214000365_PhotoI",
    "IMG_2034.jpg",
    "IMG_2034",
    "DSC 0117",
    "piano on the quay.JPEG",
    "photo_2019-05-03_13-25-01",
    "quay-1024x768",
    "9f86d081884c7d659a2f",
    "1d0c3f52-6a7b-4e8d-9c01-2b3a4c5d6e7f",
    "IMG-20190503-WA0007",
    "2 (4)",
    "imagesCA0AB1CD",
    "images-2 (1)",
    "7qk2e9a4f1bd",
    "WhatsApp Image 2019-05-03 at 13.25.01",
    "12345678-1234",
    "13970214000365",
    "indir",
)


@pytest.mark.parametrize("text", NAMES)
def test_file_names_are_removed(article, block, prose, removed, text):
    page = article(prose, block(text, "caption"), text)
    assert [each.index for each in remove_captions(page).cleaning.removed] == [1, 2]
    assert removed(remove_captions(page)) == {text: "captions: file name"}


def test_bare_words_are_file_names_beside_a_picture_only(article, block, prose, kept):
    page = article(
        block("download", marks="figure"), block("unnamed", "caption"), "download", prose
    )
    assert kept(remove_captions(page)) == ["download", prose]


@pytest.mark.parametrize("text", ["05550102030", "20190503", "Chapter_2"])
def test_numbers_are_file_names_beside_a_picture_only(article, block, prose, kept, text):
    assert kept(remove_captions(article(block(text, "caption"), text, prose))) == [text, prose]


@pytest.mark.parametrize(
    "text",
    [
        "The piano on the quay (photo: Ada Sail)",
        "Ada Sail, 40",
        "Quay no. 4",
        "2019",
        "@ada_sail1",
        "Piano",
    ],
)
def test_captions_with_content_stay(article, block, prose, text):
    page = article(prose, block(text, "caption"))
    assert remove_captions(page) == page


@pytest.mark.parametrize("kind", ["list_item", "table", "preformatted", "quote", "heading"])
def test_other_types_stay(article, block, prose, kind):
    page = article(prose, block("IMG_2034.jpg", kind))
    assert remove_captions(page) == page


def test_images_lose_captions_that_are_file_names(article, prose):
    named = Image("https://harbour.example/1.jpg", caption="indir", alt="Piano")
    told = Image("https://harbour.example/2.jpg", caption="The quay")
    page = remove_captions(article(prose, main_image=named, images=(named, told)))
    assert page.main_image == page.images[0] == Image("https://harbour.example/1.jpg", alt="Piano")
    assert page.images[1] == told
