"""Which marks of a page tell of an article: authors, dates, credits; read once for all fields."""

import re
from collections import defaultdict
from functools import lru_cache

from crawler.pages.elements import Element
from crawler.pages.walk import Walk

_AUTHOR = ("author", "autor", "byline", "by-line", "verfasser", "auteur", "redactor", "writer",
           "reporter", "yazar", "muhabir", "penulis")  # fmt: skip
_NO_AUTHOR = (
    "bio", "avatar", "image", "img", "photo", "picture", "desc", "social", "role", "job",
    "btn", "button", "follow", "comment", "quote", "date", "time", "share", "related", "tooltip",
    "icon", "email", "twitter", "facebook", "authoriz", "authorit", "count", "label", "more",
    "similar", "teaser", "card", "promo", "category", "publish",
)  # fmt: skip
_DATE = ("date", "time", "publi", "posted", "modified", "tarih", "created", "issued")
_CREDIT = ("credit", "copyright")
_PERHAPS = re.compile(
    "auth|auto|aute|byl|by-l|verf|reda|writ|repo|yaza|muha|penu|date|time|publ|post|modi|tari|crea"
    "|issu|cred|copy"
)
"""Beginnings of these words: most marks hold none of them."""
_ITEM = re.compile(r"\[itemprop=(?:date(?:Published|Modified|Created)|author)\]")


def telling(walk: Walk) -> dict[str, list[Element]]:
    """Return the elements whose marks tell of an ``author``, a ``date`` or a ``credit``.

    Those of microdata are under ``item date`` and ``item author``. Each list is in page order.
    """
    marks: dict[str, list[str]] = defaultdict(list)
    for mark in walk.marked:
        for kind in kinds(mark):
            marks[kind].append(mark)
    return defaultdict(list, {kind: walk.marked.among(some) for kind, some in marks.items()})


@lru_cache(maxsize=1 << 15)
def kinds(mark: str) -> tuple[str, ...]:
    """Return what a mark tells; the pages of a site share most of theirs."""
    if mark.startswith("["):
        found = _ITEM.fullmatch(mark)
        return () if found is None else ("item author" if "author" in mark else "item date",)
    if not mark.startswith((".", "#")):
        return ()
    name = mark.lower()
    if not _PERHAPS.search(name):
        return ()
    told = ["author"] if _has(name, _AUTHOR) and not _has(name, _NO_AUTHOR) else []
    if mark.startswith("."):
        told += ["date"] if _has(name, _DATE) else []
        told += ["credit"] if _has(name, _CREDIT) else []
    return tuple(told)


def _has(name: str, words: tuple[str, ...]) -> bool:
    """Tell whether any of *words* is in a name."""
    return any(word in name for word in words)
