"""What must hold of an article record and of every file that is made of it."""

import csv as reader
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from crawler.exporters import csv, jsonl, markdown, schema, text
from crawler.exporters.formats import FILES

LARGE = 2_000_000
"""Bytes of a record beyond which it is not written in every format: to read it takes less."""

UNTOLD = ("$.site", "$.headline", "$.article_body")
"""What a page without an address, or with nothing in it, leaves empty; a crawl rejects it."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold: no text of a record has it, so that whatever is made of it can."""

reader.field_size_limit(1 << 30)

Record = Mapping[str, Any]


def faults(record: Record) -> Iterator[str]:
    """Yield what is wrong with the files that are made of *record*."""
    for name, value in record.items():
        if any(map(FORBIDDEN.search, _strings(value))):
            yield f"a character that no file holds in {name}"
            return
    checks: tuple[Callable[[Record], bool], ...] = (is_line, is_row, is_document, is_text, is_whole)
    large = len(record["article_body"]) > LARGE
    for check in checks[:2] if large else checks:
        if not check(record):
            yield f"not so: {check.__doc__}"


def is_line(record: Record) -> bool:
    """The record is one line of JSON, however lines are split, and reads back."""
    line = jsonl.line(record)
    return len(line.decode().splitlines()) == 1 and json.loads(line) == dict(record)


def is_row(record: Record) -> bool:
    """The record is one row of CSV, with a value for each column."""
    rows = list(reader.reader(io.StringIO(csv.line(record).decode(), newline="")))
    return [len(row) for row in rows] == [len(csv.COLUMNS)]


def is_document(record: Record) -> bool:
    """The record is one document of Markdown, with one front matter."""
    document = markdown.document(record).decode()
    return document.split("\n").count("---") == 2 and not FORBIDDEN.search(document)


def is_text(record: Record) -> bool:
    """The record is text that XML could hold."""
    return not FORBIDDEN.search(text.document(record).decode())


def is_whole(record: Record) -> bool:
    """In every format and shape the record ends with a line end."""
    every = (each for shapes in FILES.values() for each in shapes.values())
    return all(each.line(record).decode().endswith("\n") for each in every)


def strays(record: Record) -> Iterator[str]:
    """Yield where *record* is not as the schema says."""
    for each in _validator().iter_errors(record):
        if each.validator != "minLength" or each.json_path not in UNTOLD:
            yield f"not by the schema: {each.json_path}: {each.message[:200]}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())
