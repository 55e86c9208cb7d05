"""One article, for people at a terminal."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.reports.terminal import printable

WIDTH = 88
"""Columns of a line."""

_BEFORE = {"heading": "# ", "list_item": "- ", "quote": "> ", "caption": "[caption] "}
_AS_IT_IS = {"preformatted", "table"}


def article_text(record: Mapping[str, Any]) -> str:
    """Return the headline, the facts, the text and what was removed of one article record."""
    parts = (_top(record), *map(_block, record["blocks"]), _removed(record["cleaning"]["removed"]))
    return printable("\n\n".join(part for part in parts if part))


def _top(record: Mapping[str, Any]) -> str:
    authors = ", ".join(author["name"] for author in record["authors"])
    facts = (
        _wrapped(record["headline"]),
        record["date_published"] or "no date",
        f"by {authors}" if authors else "",
        record["url"] or "no address",
    )
    return "\n".join(fact for fact in facts if fact)


def _block(block: Mapping[str, Any]) -> str:
    before = _BEFORE.get(block["type"], "")
    if block["type"] in _AS_IT_IS:
        return str(block["text"])
    return _wrapped(block["text"], before, " " * len(before))


def _removed(blocks: list[Mapping[str, Any]]) -> str:
    return "\n".join(_removed_lines(blocks))


def _removed_lines(blocks: list[Mapping[str, Any]]) -> Iterator[str]:
    if blocks:
        yield "removed:"
    for block in blocks:
        line = " ".join(f"{block['rule']}: {block['text']}".split())
        yield "  " + textwrap.shorten(line, WIDTH - 2, placeholder=" …")


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Return *text* in lines of the width; an address longer than that stays whole."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
