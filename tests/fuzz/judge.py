"""What must hold of a page that was read, whatever it is."""

import csv as reader
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from crawler import extract
from crawler.errors import PageError
from crawler.exporters import csv, jsonl, markdown, schema, text
from crawler.exporters.formats import FILES
from crawler.items import Article
from crawler.pages import Profile
from tests.fuzz.cases import Case
from tests.fuzz.floods import MARKER

SECONDS = 2.0
"""Time of the processor that the reading of a page may take."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold: no text of a record has it, so that whatever is made of it can."""


LARGE = 2_000_000
"""Bytes of a record beyond which it is not written in every format: that takes longer than reading."""

UNTOLD = ("$.site", "$.headline", "$.article_body")
"""What a page without an address, or with nothing in it, leaves empty; a crawl rejects it."""

reader.field_size_limit(1 << 30)


class Verdict(NamedTuple):
    """What became of a page."""

    seed: int
    kind: str
    outcome: str
    """``read``, or the name of the PageError."""
    seconds: float
    problems: tuple[str, ...] = ()
    """What should not be; empty: nothing."""


def judged(case: Case, profile: Profile | None = None, schemed: bool = False) -> Verdict:
    """Read *case* as a library does, and return what became of it."""
    return timed(
        case,
        lambda: extract(case.body, url=case.url, content_type=case.content_type, profile=profile),
        schemed,
    )


def timed(case: Case, read: Callable[[], Article], schemed: bool = False) -> Verdict:
    """Return what becomes of *case* when it is *read*; *schemed*: its record is checked, too."""
    begin = time.process_time()
    try:
        article = read()
    except PageError as error:
        found = (
            []
            if str(error) and "\n" not in str(error)
            else [f"its error says nothing, or much: {error!r}"]
        )
        outcome, article = type(error).__name__, None
    except Exception as error:
        outcome, article, found = type(error).__name__, None, [f"uncaught {error!r}"]
    else:
        outcome, found = "read", []
    took = time.process_time() - begin
    if took > SECONDS:
        found.append(f"it took {took:.1f} s")
    if article is not None:
        try:
            found += problems(article, case, schemed)
        except Exception as error:
            found.append(f"it cannot be exported: {error!r}")
    return Verdict(case.seed, case.kind, outcome, took, tuple(found))


def problems(article: Article, case: Case, schemed: bool) -> Iterator[str]:
    """Yield what is wrong with what was read."""
    record = article.record()
    whole = json.dumps(record, ensure_ascii=False)
    if any(_FORBIDDEN.search(each) for each in _strings(record)):
        bad = next(
            name for name, value in record.items() if any(map(_FORBIDDEN.search, _strings(value)))
        )
        yield f"a character that no file holds in {bad}"
        return
    line = jsonl.line(record)
    if (
        line.count(b"\n") != 1
        or len(line.decode().splitlines()) != 1
        or json.loads(line) != json.loads(whole)
    ):
        yield "not one line of JSON that reads back"
    if len(list(reader.reader(io.StringIO(csv.line(record).decode(), newline="")))) != 1:
        yield "not one row of CSV"
    if len(line) > LARGE:
        return
    document = markdown.document(record).decode()
    if document.split("\n").count("---") != 2 or _FORBIDDEN.search(document):
        yield "not one document of Markdown"
    if _FORBIDDEN.search(text.document(record).decode()):
        yield "a control character in text"
    for name, shapes in FILES.items():
        for shape, format in shapes.items():
            if not format.line(record).decode().endswith("\n"):
                yield f"no line end in {name} as {shape}"
    if schemed:
        for each in _validator().iter_errors(record):
            if each.validator != "minLength" or each.json_path not in UNTOLD:
                yield f"not by the schema: {each.json_path}: {each.message[:200]}"
    texts = [each.text for each in (*article.blocks, *article.cleaning.removed)]
    if (
        case.is_flood
        and not any(MARKER in each for each in texts)
        and MARKER not in (article.description or "")
    ):
        yield "text is lost silently"


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
