import json
import re

import pytest
import yaml
from hypothesis import given
from markdown_it import MarkdownIt

from crawler.exporters import markdown, text
from crawler.exporters.characters import folded, plain, scrub
from tests.exporters.hostile import ANY_TEXT, RECORDS

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
KINDS = {
    "heading_open": "heading",
    "list_item_open": "list_item",
    "blockquote_open": "quote",
}


def shown(source):
    """Return what a reader of Markdown sees: the kind and the text of each block, in order."""
    blocks, kind = [], None
    for token in READER.parse(source):
        kind = KINDS.get(token.type, kind)
        if token.type == "inline":
            assert {each.type for each in token.children or ()} <= {"text", "text_special"}
            blocks.append((kind or "paragraph", "".join(each.content for each in token.children)))
        elif token.type == "fence":
            blocks.append(("code", token.content))
        elif token.type in {"heading_close", "list_item_close", "blockquote_close"}:
            kind = None
        else:
            assert token.type in {
                *KINDS,
                "paragraph_open",
                "paragraph_close",
                "bullet_list_open",
                "bullet_list_close",
            }, token
    return blocks


def split(written):
    """Return front matter and text of each document, as the module says that they are parted."""
    parts = re.split(r"^---\n", written, flags=re.MULTILINE)
    assert parts[0] == ""
    return list(zip(parts[1::2], parts[2::2], strict=True))


def expected(record):
    """Return what a reader should see of *record*."""
    blocks = [("heading", folded(record["headline"]))]
    kinds = {"heading": "heading", "list_item": "list_item", "quote": "quote"}
    for block in record["blocks"]:
        if not folded(block["text"]):
            continue
        if block["type"] in {"table", "preformatted"}:
            blocks.append(("code", plain(block["text"]) + "\n"))
        elif block["type"] != "caption":
            blocks.append((kinds.get(block["type"], "paragraph"), folded(block["text"])))
    return [each for each in blocks if each[1]]


@given(RECORDS)
def test_a_reader_sees_the_texts_of_any_record_and_no_markup_of_theirs(record):
    [(_, body)] = split(markdown.document(record).decode())
    assert [each for each in shown(body) if each[1]] == expected(record)


@given(ANY_TEXT)
def test_any_text_is_shown_as_it_is(given_text):
    assert [each for _, each in shown(markdown.escape(given_text))] == list(
        filter(None, [folded(given_text)])
    )


@given(RECORDS)
def test_the_front_matter_of_any_record_is_yaml_and_json_by_the_line(record):
    [(front, _)] = split(markdown.document(record).decode())
    read = yaml.safe_load(front)
    assert read == {
        name: json.loads(value)
        for name, value in (line.split(": ", 1) for line in front.splitlines())
    }
    assert read["title"] == scrub(record["headline"])
    assert read["tags"] == [scrub(each) for each in record["keywords"]]


@given(RECORDS, RECORDS)
def test_documents_of_one_file_are_told_apart(one, other):
    written = markdown.document(one) + markdown.BETWEEN + markdown.document(other)
    ids = [yaml.safe_load(front)["id"] for front, _ in split(written.decode())]
    assert ids == [scrub(one["id"]), scrub(other["id"])]
    # A reader that splits lines as Python does finds the same.
    assert written.decode().splitlines().count("---") == 4


def test_a_full_article_is_a_readable_document(full):
    written = markdown.document(full.record()).decode()
    assert written.startswith(
        '---\ntitle: "Harbour bridge opens"\ndate: "2018-07-20T13:25:00+03:00"'
    )
    assert written.endswith(
        "---\n\n# Harbour bridge opens\n\nThe bridge opened at noon.\n\n## What it cost\n"
        "\n- Less than planned\n"
    )


@pytest.mark.parametrize(
    ("raw", "escaped"),
    [
        ("1. May", r"1\. May"),
        ("1.5 million", "1.5 million"),
        ("- no", r"\- no"),
        ("-5 degrees", "-5 degrees"),
        ("---", r"\---"),
        ("a - b (c) + d.", "a - b (c) + d."),
        ("AT&T & co &amp;", r"AT\&T & co \&amp;"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
        ("$5 #1", r"\$5 \#1"),
    ],
)
def test_only_what_could_be_markup_is_escaped(raw, escaped):
    assert markdown.escape(raw) == escaped


def test_items_of_lists_nest_and_tables_keep_their_lines(minimal):
    record = minimal.record()
    record["blocks"] = [
        {"index": n, "type": kind, "text": text, "level": level}
        for n, (kind, text, level) in enumerate(
            [
                ("list_item", "one", 4),
                ("list_item", "two", 9),
                ("list_item", "three", 1),
                ("table", "a\tb\n---\tc\n---", None),
            ]
        )
    ]
    body = markdown.document(record).decode().partition("# Lighthouse reopens\n")[2]
    assert body == "\n- one\n  - two\n- three\n\n ```\n a\tb\n ---\tc\n ---\n ```\n"
    assert shown(body)[-1] == ("code", "a\tb\n---\tc\n---\n")


@given(RECORDS, RECORDS)
def test_documents_of_plain_text_are_told_apart_and_come_back(one, other):
    written = text.document(one) + text.BETWEEN + text.document(other)
    for record, document in zip((one, other), written.decode().split("\f\n"), strict=True):
        head, body = document.split("\n")[:5], document.split("\n", 6)[6]
        assert head == [
            folded(record["headline"]),
            record["date_published"] or "",
            folded("; ".join(each["name"] for each in record["authors"])),
            folded(record["url"] or ""),
            folded(record["id"]),
        ]
        assert body == plain(record["article_body"]).strip("\n") + "\n"


def test_a_full_article_as_plain_text(full):
    assert text.document(full.record()).decode() == (
        "Harbour bridge opens\n2018-07-20T13:25:00+03:00\nAda Bell; Wire\n"
        "https://gazette.example/2018/07/20/harbour/\ngazette-2\n\n"
        "The bridge opened at noon.\n\nWhat it cost\n\nLess than planned\n"
    )


def test_text_for_people_holds_no_control_character():
    raw = "a\0b\r\nc\x1b[31md\u2028e\x85f\tg\fh\ud83di"
    assert plain(raw) == "ab\nc[31md\ne\nf\tg\nh\ufffdi"
