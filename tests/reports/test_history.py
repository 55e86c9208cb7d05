import json

import pytest

from crawler.items import Article, Block
from crawler.ledger import Version
from crawler.reports import history_json, history_text

FIRST = ("Harbour opens", "Ships wait in the old harbour.", "The mayor spoke.", "Bread is free.")


def told(*texts):
    versions = []
    for n, (headline, *paragraphs) in enumerate(texts, start=1):
        blocks = tuple(Block(i, "paragraph", text) for i, text in enumerate(paragraphs))
        article = Article(
            "gazette", id="0f", url="https://g.example/", headline=headline, blocks=blocks
        )
        versions.append((Version(n, article.content_hash, f"201{n}", None, None), article.record()))
    return versions


def test_one_version_says_so():
    assert "have not changed since" in history_text(told(FIRST))


def test_words_are_marked_inside_a_paragraph_that_changed():
    after = (FIRST[0], "Ships leave the old harbour today.", *FIRST[2:])
    text = history_text(told(FIRST, after))
    assert "  ~ Ships [-wait in-]{+leave+} the old [-harbour.-]{+harbour today.+}\n" in text
    assert "    (2 unchanged)" in text
    assert "The mayor spoke." not in text


def test_paragraphs_come_and_go():
    text = history_text(told(FIRST, (*FIRST[:2], *FIRST[3:], "A wholly other end came after.")))
    assert "  - The mayor spoke.\n" in text
    assert "  + A wholly other end came after." in text


def test_a_paragraph_that_became_quite_another_is_not_marked_word_by_word():
    text = history_text(told(FIRST, (*FIRST[:3], "Nobody got anything at all there.")))
    assert "  - Bread is free.\n  + Nobody got anything at all there." in text


def test_the_headline_comes_first():
    text = history_text(told(FIRST, ("Harbour closes", *FIRST[1:])))
    assert "  headline: Harbour [-opens-]{+closes+}\n    (3 unchanged)" in text


def test_characters_without_spaces_are_marked_one_by_one():
    assert "港口[-开-]{+关+}了" in history_text(told(("港口开了", "a"), ("港口关了", "a")))


def test_colour_is_only_for_a_terminal_and_pages_bring_none():
    versions = told(FIRST, (FIRST[0], "Ships wait in the \x1b[5mnew harbour.", *FIRST[2:]))
    assert "\x1b" not in history_text(versions)
    assert "\x1b[32m" in history_text(versions, colour=True)
    assert "\x1b[5m" not in history_text(versions, colour=True)


def test_a_text_that_came_back_is_a_third_version():
    text = history_text(told(FIRST, ("Harbour closes", *FIRST[1:]), FIRST))
    assert "from version 2 to 3" in text
    assert "[-closes-]{+opens+}" in text


@pytest.mark.parametrize("after", [FIRST, ("Harbour closes", *FIRST[1:3])])
def test_json_tells_the_changes_of_each_version(after):
    first, second = json.loads(history_json(told(FIRST, after)))["versions"]
    assert (first["changes"], first["headline_changed"]) == ([], False)
    assert second["article_body"] == "\n\n".join(after[1:])
    assert second["headline_changed"] == (after[0] != FIRST[0])
    assert [each["what"] for each in second["changes"]] == ["removed"] * (len(FIRST) - len(after))
