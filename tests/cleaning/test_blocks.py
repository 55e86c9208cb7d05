import pytest

from crawler.cleaning.blocks import is_guarded, is_prose, words


@pytest.mark.parametrize(
    ("text", "count"), [("Scroll up", 2), ("返回顶部", 2), ("", 0), ("اقرأ أيضا", 2)]
)
def test_words_of_scripts_without_spaces_are_counted_by_characters(text, count):
    assert words(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at noon.",
        "“The ferry left at noon.”",
        "غادرت العبارة المرفأ ظهرا۔",
        "渡轮于中午离开港口，船上有四十人和一架钢琴。",
        "word " * 25,
    ],
)
def test_sentences_and_long_texts_are_prose(text):
    assert is_prose(text)


@pytest.mark.parametrize("text", ["Ferry Leaves at Noon With Forty on Board", "Ltd.", "Sails"])
def test_headlines_and_labels_are_no_prose(text):
    assert not is_prose(text)


@pytest.mark.parametrize("kind", ["quote", "list_item", "table", "preformatted", "caption"])
def test_lists_tables_and_quotes_of_the_body_are_guarded(block, kind):
    assert is_guarded(block("Share", kind))
    assert not is_guarded(block("Share", kind, inside=False))
    assert not is_guarded(block("Share"))
