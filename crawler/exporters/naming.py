"""Names of files and folders made of what a record holds: no text leads out of the output."""

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from crawler.exporters.characters import scrub
from crawler.exporters.moments import day

UNKNOWN = "undated"
"""Stands for the day or the month of an article without one."""

_LONGEST = 80
"""Bytes of a headline in a file's name: with the rest it stays below the 255 of file systems."""


def document(record: Mapping[str, Any], suffix: str) -> str:
    """Return ``SITE/MONTH/DAY-HEADLINE-HASH.suffix``, which no other article has.

    The hash is of the id; the folder of the site is escaped as in an address.
    """
    when = day(record["date_published"])
    name = "-".join(filter(None, (when or UNKNOWN, _slug(record["headline"]), _hash(record["id"]))))
    return f"{_segment(record['site'])}/{month(record) or UNKNOWN}/{name}.{suffix}"


def month(record: Mapping[str, Any]) -> str | None:
    """Return the month of publication, ``YYYY-MM`` in its own zone; null when it is unknown."""
    when = day(record["date_published"])
    return when and when[:7]


def escaped(text: str) -> str:
    """Return *text* with all but letters, digits, ``_.-~`` of ASCII as ``%XX`` of their UTF-8."""
    return quote(scrub(text), safe="")


def _segment(text: str) -> str:
    name = escaped(text) or "_"
    return f"%2E{name[1:]}" if name.startswith(".") else name


def _slug(text: str) -> str:
    """Return the words of *text* in small letters, joined by ``-``."""
    letters = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in letters)
    slug = "-".join(kept.split())
    return slug.encode()[:_LONGEST].decode(errors="ignore").rstrip("-")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
