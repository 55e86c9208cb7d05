"""What must hold of a page that was read, whatever it is."""

import json
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from crawler import extract
from crawler.errors import PageError
from crawler.items import Article
from crawler.pages import Profile
from tests.fuzz.cases import Case
from tests.fuzz.exports import faults, strays
from tests.fuzz.floods import MARKER

SECONDS = 2.0
"""Time of the processor that the reading of a page may take."""

SCHEMED = 7
"""Of as many pages one has its record checked by the schema, which takes as long as reading."""


class Verdict(NamedTuple):
    """What became of a page."""

    seed: int
    kind: str
    outcome: str
    """``read``, or the name of the PageError."""
    seconds: float
    problems: tuple[str, ...] = ()
    """What should not be; empty: nothing."""


def judged(case: Case, profile: Profile | None = None) -> Verdict:
    """Read *case* as a library does, and return what became of it."""
    told = {"url": case.url, "content_type": case.content_type, "profile": profile}
    return timed(case, lambda: extract(case.body, **told))


def timed(case: Case, read: Callable[[], Article]) -> Verdict:
    """Return what becomes of *case* when it is *read*."""
    begin = time.process_time()
    article, found = None, []
    try:
        article = read()
        outcome = "read"
    except PageError as error:
        outcome = type(error).__name__
        if not str(error) or len(str(error).splitlines()) > 1 or len(str(error)) > 20_000:
            found.append(f"its error says nothing, or too much: {error!r:.200}")
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        outcome = type(error).__name__
        found.append(f"uncaught {error!r:.300}")
    took = time.process_time() - begin
    if took > SECONDS:
        found.append(f"it took {took:.1f} s")
    if article is not None:
        try:
            found += problems(article, case)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            found.append(f"it cannot be exported: {error!r:.300}")
    return Verdict(case.seed, case.kind, outcome, took, tuple(found))


def problems(article: Article, case: Case) -> Iterator[str]:
    """Yield what is wrong with what was read."""
    record = json.loads(json.dumps(article.record()))
    yield from faults(record)
    if case.seed % SCHEMED == 0:
        yield from strays(record)
    texts = [each.text for each in (*article.blocks, *article.cleaning.removed)]
    if case.is_flood and not any(MARKER in each for each in [*texts, article.description or ""]):
        yield "text is lost silently"
