"""The pages of one listing, as their addresses number them."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

_DIGITS = 6
"""Digits of the greatest number of a page."""

_WORDS = "page|pg|sayfa|seite|pagina|strona|halaman|stranica|sida|side|sivu|trang"
_PATH = re.compile(rf"/(?:{_WORDS})[/_-]?(\d{{1,{_DIGITS}}})(?:\.html?|\.php)?/?$", re.IGNORECASE)
_INDEX = re.compile(rf"(?<=/)index[_-](\d{{1,{_DIGITS}}})\.html?$", re.IGNORECASE)
_QUERY = re.compile(
    rf"(?:^|(?<=&))(?:paged|page_?(?:num|number|no)|{_WORDS})=(\d{{1,{_DIGITS}}})(?:&|$)",
    re.IGNORECASE,
)


class PageAddress(NamedTuple):
    """The address of a page of a listing."""

    first: str
    """Address of the listing's first page."""
    number: int
    """Place of the page, from 1."""


def page_of(url: str) -> PageAddress:
    """Return which page of which listing *url* is: ``/page/3/``, ``?paged=3``."""
    parts = urlsplit(url)
    if match := _QUERY.search(parts.query):
        query = (parts.query[: match.start()] + parts.query[match.end() :]).rstrip("&")
        return PageAddress(parts._replace(query=query).geturl(), int(match[1]))
    for shape in (_PATH, _INDEX):
        if match := shape.search(parts.path):
            path = parts.path[: match.start()].rstrip("/") + "/"
            return PageAddress(parts._replace(path=path).geturl(), int(match[1]))
    return PageAddress(url, 1)


def number_shown(text: str) -> int | None:
    """Return the number that the *text* of a link is; null for any other, and for a longer one.

    No listing has a million pages, and Python takes no number of thousands of digits.
    """
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def is_page_number(name: str) -> bool:
    """Tell whether a parameter of this *name* holds the number of a page."""
    return _QUERY.search(f"{name}=1") is not None
