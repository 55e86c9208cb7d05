"""Markdown (CommonMark): a document with front matter for each record.

A document begins with a line ``---``; then comes a field a line, ``name: value``, whose value is
JSON and so YAML too; then a line ``---``, the headline and the body. No other line of a document is
``---``, whatever the texts hold. So a file of many documents is split at these lines: of what lies
between two of them, every second part is a front matter, and the part after it its document.

Texts are escaped: what looks like markup, HTML, a formula or a tag is shown, not obeyed. An address
inside a text may still be made a link by readers that do so on their own.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.exporters.characters import folded, plain, scrub

BETWEEN = b"\n"
"""What stands between two documents of one file: a blank line before the line ``---``."""

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$^]|&(?=[#\w])|=(?==)|:(?=:)|%(?=%)")
"""What means something anywhere in a line: in CommonMark, in GitHub's tables and strike-through,
and in the formulas, tags, highlights, comments and inline fields of
note-taking programs."""

_START = re.compile(r"[-+=:](?=[-=\s]|$)|(?<=\d)[.)](?=\s|$)")
"""What means something where a line begins: a list, a rule, an underlined heading, a definition."""

_NUMBER = re.compile(r"\d{1,9}(?=[.)])")

_UNSAFE = re.compile(
    "[\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""What YAML does not allow as it is, or takes for a line end, and marks of direction, which would
turn the order of what stands after them."""


def document(record: Mapping[str, Any]) -> bytes:
    """Return *record* as a document, which ends with a line end."""
    parts = ["---", *front_matter(record), "---", "", f"# {escape(record['headline'])}".rstrip()]
    return "\n".join([*parts, *_body(record["blocks"]), ""]).encode()


def front_matter(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields that note-taking programs and site generators know; null is unknown."""
    image = record["main_image"]
    fields = {
        "title": record["headline"],
        "date": record["date_published"],
        "lastmod": record["date_modified"],
        "description": record["description"],
        "authors": [author["name"] for author in record["authors"]],
        "publisher": record["publisher"]["name"],
        "site": record["site"],
        "url": record["url"],
        "canonical_url": record["canonical_url"],
        "image": image and image["url"],
        "categories": record["article_section"],
        "tags": record["keywords"],
        "lang": record["in_language"],
        "id": record["id"],
    }
    for name, value in fields.items():
        yield f"{name}: {_json(value)}"


def escape(text: str) -> str:
    """Return *text* on one line, so that Markdown shows it as it is."""
    escaped = _MARKUP.sub(r"\\\g<0>", folded(text))
    number = _NUMBER.match(escaped)
    start = _START.match(escaped, number.end() if number else 0)
    return f"{escaped[: start.start()]}\\{escaped[start.start() :]}" if start else escaped


def _json(value: Any) -> str:
    text = scrub(json.dumps(value, ensure_ascii=False))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _body(blocks: list[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of the kept blocks; captions are no part of the body."""
    depth = 0
    for block in blocks:
        # An item without text, "-" alone, would underline the one before it as a heading.
        if block["type"] == "caption" or not escape(block["text"]).strip():
            continue
        if block["type"] == "list_item":
            # No deeper than one below the item before, or Markdown takes it for something else.
            deeper = min(max(block["level"] or 1, 1), depth + 1)
            if not depth:
                yield ""
            depth = deeper
            yield f"{'  ' * (depth - 1)}- {escape(block['text'])}".rstrip()
            continue
        depth = 0
        yield ""
        yield from _block(block)


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "heading":
            level = min(max(block["level"] or 2, 2), 6)
            yield f"{'#' * level} {escape(block['text'])}".rstrip()
        case "quote":
            yield f"> {escape(block['text'])}".rstrip()
        case "table" | "preformatted":
            yield from _verbatim(block["text"])
        case _:
            yield escape(block["text"])


def _verbatim(text: str) -> Iterator[str]:
    """Yield *text* as a fenced block.

    It is indented by one column, which Markdown takes off again: no line of it can be ``---``.
    """
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = " " + "`" * max(3, longest + 1)
    yield fence
    for line in plain(text).split("\n"):
        yield f" {line}"
    yield fence
