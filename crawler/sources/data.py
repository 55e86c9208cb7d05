"""Pages that are data in JSON, and what stands where in them."""

import json
import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.errors import PageError
from crawler.items import Page
from crawler.text.normalise import normalise

VALUES = 500_000
"""Values of the largest page that is read: each takes a hundred bytes and more, however short."""


def read_json(page: Page, most: int = VALUES) -> object:
    """Return the value that *page* is.

    Raises PageError when it is no JSON, too deep, or has more than about *most* values.
    """
    if count_values(page.body) > most:
        raise PageError(f"the page is JSON of more than {most:,} values")
    try:
        return json.loads(page.body)
    except RecursionError as error:
        raise PageError("the page is JSON of too many levels") from error
    except ValueError as error:  # UnicodeDecodeError is one
        raise PageError(f"the page is no JSON: {_told(page)}") from error


def count_values(body: bytes | str) -> int:
    """Return about how many values JSON has; a text with commas counts for several."""
    if isinstance(body, str):
        return sum(map(body.count, ",[{"))
    return sum(map(body.count, (b",", b"[", b"{")))


def at(value: object, path: str) -> object:
    """Return what stands at a dotted *path* of a JSON value; null when nothing does.

    A part is the name of a member or, in a list, a place from 0: ``data.items``, ``links.0.href``.
    The empty path is the value itself.
    """
    for part in path.split(".") if path else ():
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and re.fullmatch(r"\d{1,9}", part, re.ASCII):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            return None
    return value


def plain(html: str) -> str | None:
    """Return the text of a piece of HTML on one line, entities decoded; null when it has none."""
    root = LexborHTMLParser(f"<p>{html}").root
    return (normalise(root.text()) if root else "") or None


def _told(page: Page) -> str:
    """Return in a few words what came instead."""
    kind = (page.content_type or "").partition(";")[0].strip() or "nothing about its type"
    return f"{urlsplit(page.url or '').path or 'the server'} answered with {kind}"
