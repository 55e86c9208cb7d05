from dataclasses import replace

from crawler.items import Article, Author, Block, Removal
from crawler.reports import article_text

WORDS = "harbour " * 30


def article(*blocks):
    return Article(
        site="gazette",
        url="https://gazette.example/harbour/",
        headline="Harbour bridge opens",
        date_published="2018-07-20T13:25:00+03:00",
        authors=(Author("Ada Bell"), Author("Wire")),
        blocks=blocks or (Block(0, "paragraph", "It opened."),),
    )


def test_an_article_is_told_from_headline_to_what_was_removed():
    whole = article(
        Block(0, "paragraph", "20 July 2018 - Friday"),
        Block(1, "paragraph", "It opened."),
        Block(2, "heading", "Cost", 2),
        Block(3, "list_item", "Less", 1),
        Block(4, "quote", "At last."),
        Block(5, "caption", "The bridge"),
    )
    cleaned = whole.without({0: Removal("chrome: header bar", "the day of the fetch")})
    assert article_text(cleaned.record()) == (
        "Harbour bridge opens\n"
        "2018-07-20T13:25:00+03:00\n"
        "by Ada Bell, Wire\n"
        "https://gazette.example/harbour/\n"
        "\n"
        "It opened.\n"
        "\n"
        "# Cost\n"
        "\n"
        "- Less\n"
        "\n"
        "> At last.\n"
        "\n"
        "[caption] The bridge\n"
        "\n"
        "removed:\n"
        "  chrome: header bar: 20 July 2018 - Friday"
    )


def test_what_is_unknown_is_said():
    record = replace(article(), url=None, date_published=None, authors=()).record()
    assert article_text(record) == "Harbour bridge opens\nno date\nno address\n\nIt opened."


def test_text_is_wrapped_and_what_was_removed_is_one_line():
    blocks = (Block(0, "paragraph", WORDS), Block(1, "list_item", WORDS, 1))
    long = article(*blocks, Block(2, "paragraph", WORDS))
    lines = article_text(long.without({2: Removal("share: label", "")}).record()).splitlines()
    assert max(map(len, lines)) <= 88
    assert lines[-2] == "removed:"
    assert lines[-1].endswith(" …")


def test_lines_of_preformatted_text_and_long_addresses_stay():
    code = "a  b\n" + "c" * 100
    address = "https://gazette.example/" + "x" * 100
    blocks = (Block(0, "preformatted", code), Block(1, "paragraph", f"See {address} now."))
    text = article_text(article(*blocks).record())
    assert code in text
    assert address in text.splitlines()


def test_a_page_cannot_steer_the_terminal():
    hostile = "a\x1b]0;title\x07b\u202ec\x9bd\ud800e"
    block = {"index": 0, "type": "paragraph", "text": hostile, "level": None}
    text = article_text({**article().record(), "headline": hostile, "blocks": [block]})
    assert r"a\x1b]0;title\x07b\u202ec\x9bd\ud800e" in text
    assert all(character.isprintable() or character == "\n" for character in text)
