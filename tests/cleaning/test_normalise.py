from dataclasses import replace

from crawler.cleaning import RULES_VERSION, normalise_texts
from crawler.items import Author, Image, LiveUpdate


def test_white_space_of_blocks_is_folded(article, kept):
    page = article("The\u00a0ferry \n left\u200b the  harbour.")
    assert kept(normalise_texts(page)) == ["The ferry left the harbour."]


def test_blocks_that_become_empty_are_removed(article, prose, kept, removed):
    page = normalise_texts(article("\u200b \u00a0", prose))
    assert kept(page) == [prose]
    assert removed(page) == {"": "normalise: empty"}


def test_indexes_stay(article, prose):
    page = normalise_texts(article(" ", prose))
    assert page.blocks[0].index == 1


def test_lines_of_preformatted_text_stay(article, block, kept):
    page = article(block("one  line\nanother\u00a0line", "preformatted"))
    assert kept(normalise_texts(page)) == ["one line\nanother line"]


def test_cells_of_tables_stay_apart(article, block, kept):
    page = article(block("port \t ships\nNorth\t\t 12", "table"))
    assert kept(normalise_texts(page)) == ["port\tships\nNorth\t\t12"]


def test_fields_are_normalised(article, prose):
    page = normalise_texts(
        article(
            prose,
            headline=" A piano\u00a0crosses ",
            alternative_headline="\u200b",
            description="On  board",
            authors=(Author("Ada\u00a0 Sail", name_raw="By  Ada Sail"), Author(" ")),
            keywords=("sea ", "", "sea"),
            main_image=Image("https://harbour.example/1.jpg", caption=" The  quay "),
            live_blog_updates=(LiveUpdate(None, None, "One  line\n\nAnother"),),
        )
    )
    assert page.headline == "A piano crosses"
    assert page.alternative_headline is None
    assert page.description == "On board"
    assert page.authors == (Author("Ada Sail", name_raw="By Ada Sail"),)
    assert page.keywords == ("sea",)
    assert page.main_image.caption == "The quay"
    assert page.live_blog_updates[0].body == "One line\n\nAnother"


def test_version_of_the_rules_is_noted(article, prose):
    assert normalise_texts(article(prose)).cleaning.rules_version == RULES_VERSION


def test_what_cannot_be_seen_in_addresses_is_sent_as_browsers_do(article):
    found = normalise_texts(
        replace(
            article(),
            canonical_url="https://a.example/\x00\u2028\ud800b",
            authors=(Author("Ada Merrow", "https://a.example/\u202eada"),),
            images=(Image("https://a.example/\x85.jpg"), Image("https://a.example/ü d.jpg")),
        )
    )
    assert found.canonical_url == "https://a.example/%00%E2%80%A8%EF%BF%BDb"
    assert found.authors[0].url == "https://a.example/%E2%80%AEada"
    assert [each.url for each in found.images] == [
        "https://a.example/%C2%85.jpg",
        "https://a.example/ü d.jpg",
    ]
