"""Which marks of a page tell of an article: authors, dates, credits; read once for all fields."""

import re
from collections import defaultdict
from functools import lru_cache

from crawler.pages.elements import Element
from crawler.pages.walk import Walk

_AUTHOR = re.compile(
    r"auth?or|byline|by-line|verfasser|auteur|redactor|writer|reporter|yazar|muhabir|penulis",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"bio|avatar|image|img|photo|picture|desc|social|role|job|btn|button|follow|comment|quote"
    r"|date|time|share|related|tooltip|icon|email|twitter|facebook|authoriz|authorit|count|label"
    r"|more|similar|teaser|card|promo|category|publish",
    re.IGNORECASE,
)
_DATE = re.compile(r"date|time|publi|posted|modified|tarih|created|issued", re.IGNORECASE)
_CREDIT = re.compile(r"credit|copyright", re.IGNORECASE)
_ITEM = re.compile(r"\[itemprop=(?:date(?:Published|Modified|Created)|author)\]")


def telling(walk: Walk) -> dict[str, list[Element]]:
    """Return the elements whose marks tell of an ``author``, a ``date`` or a ``credit``.

    Those of microdata are under ``item date`` and ``item author``. Each list is in page order.
    """
    found: dict[str, dict[int, Element]] = defaultdict(dict)
    for mark, elements in walk.marked.items():
        for kind in kinds(mark):
            found[kind].update((element.place, element) for element in elements)
    return defaultdict(
        list, {kind: [places[at] for at in sorted(places)] for kind, places in found.items()}
    )


@lru_cache(maxsize=1 << 15)
def kinds(mark: str) -> tuple[str, ...]:
    """Return what a mark tells; the pages of a site share most of theirs."""
    if mark.startswith("["):
        found = _ITEM.fullmatch(mark)
        return () if found is None else ("item author" if "author" in mark else "item date",)
    if not mark.startswith((".", "#")):
        return ()
    told = ["author"] if _AUTHOR.search(mark) and not _NO_AUTHOR.search(mark) else []
    if mark.startswith("."):
        told += ["date"] if _DATE.search(mark) else []
        told += ["credit"] if _CREDIT.search(mark) else []
    return tuple(told)
