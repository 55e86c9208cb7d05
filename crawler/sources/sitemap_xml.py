"""Sitemaps in XML from strangers: read in one pass, nothing fetched, nothing expanded.

What sites write by hand is often not quite XML: a bare ``&`` in an address, white space before the
declaration, a control character, a wrong encoding. That is mended. What is cut off is not: nobody
could tell how much of it is missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from crawler.errors import PageError, SourceError
from crawler.pages.decode import decode

MOST = 100_000
"""Addresses in one file beyond which it is none; the protocol has 50,000."""

WIDE = 100_000
"""Characters without an end of a tag beyond which a file is taken for an attack."""

LONGEST = 8_000
"""Characters of the longest address that is asked for; the protocol has 2,048."""

MENDED = 16 * 1024 * 1024
"""Bytes of the largest file that is mended, which takes several times its size."""

PREFIXES = 20
"""Namespaces of one file that are mended when nobody declares them."""

ROOT = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*+<(?:[\w.-]+:)?(\w+)", re.DOTALL)
"""The beginning of a document, with the name of its root."""

_DECLARATION = re.compile(r"<\?xml.{0,200}?\?>", re.DOTALL)
_BARE = re.compile(
    r"(<!\[CDATA\[.*?\]\]>)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)", re.DOTALL
)
_PREFIX = re.compile(r"<([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MEDIA = ("image", "video")


@dataclass(frozen=True, slots=True)
class Row:
    """An address in a sitemap."""

    url: str
    """As it stands there, white space around it dropped."""
    is_map: bool = False
    """Whether it is that of another sitemap."""
    lastmod: str | None = None
    """``lastmod`` as it stands there."""
    published: str | None = None
    """``news:publication_date`` as it stands there."""
    title: str | None = None
    """``news:title``."""


def read_rows(body: bytes, content_type: str | None) -> tuple[Row, ...]:
    """Return the addresses of a sitemap, of any namespace or none, in order.

    Raises SourceError for what is cut off, damaged, or made to cost more than a sitemap may.
    """
    _check_tags(body)
    try:
        return tuple(_rows(body))
    except etree.XMLSyntaxError:
        return _mended(body, content_type)


def text_of(body: bytes, content_type: str | None) -> str:
    """Return the text of a file. Raises SourceError for what is empty or none."""
    try:
        return decode(body, content_type)
    except PageError as error:
        raise SourceError(f"the file is no sitemap: {error}") from error


def _check_tags(body: bytes) -> None:
    """Raise SourceError for a tag, or a text, that is wider than any of a sitemap."""
    at = 0
    while len(body) - at > WIDE:
        end = body.rfind(b">", at, at + WIDE)
        if end < 0:
            raise SourceError(f"a tag or a text of the sitemap has over {WIDE:,} characters")
        at = end + 1


def _mended(body: bytes, content_type: str | None) -> tuple[Row, ...]:
    """Return the rows of what is not quite XML. Raises SourceError for what is far from it."""
    if len(body) > MENDED:
        raise SourceError("the sitemap is damaged or cut off, and too large to be mended")
    text = text_of(body, content_type).lstrip("\ufeff").lstrip()
    declared = _DECLARATION.match(text)
    text = text[declared.end() if declared else 0 :].lstrip()
    text = _CONTROL.sub("", _BARE.sub(lambda found: found[1] or "&amp;", text))
    text = _with_namespaces(text)
    try:
        return tuple(_rows(text.encode()))
    except etree.XMLSyntaxError as error:
        raise SourceError(f"the sitemap is damaged or cut off: {error.msg}") from error


def _with_namespaces(text: str) -> str:
    """Return *text* with those prefixes declared that its elements use undeclared."""
    used = {found[1] or found[2] for found in _PREFIX.finditer(text)} - {"xml", "xmlns"}
    root = ROOT.match(text)
    if root is None or len(used) > PREFIXES:
        return text
    new = [f' xmlns:{each}="{each}"' for each in used if f"xmlns:{each}" not in text]
    return text[: root.end()] + "".join(new) + text[root.end() :]


def _rows(body: bytes) -> Iterator[Row]:
    """Yield the addresses; what was read of the file is let go of."""
    found = etree.iterparse(
        BytesIO(body),
        events=("end",),
        tag=("{*}url", "{*}sitemap", *(f"{{*}}{each}" for each in _MEDIA)),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    count = 0
    for _, element in found:
        around = element.getparent()
        is_row = around is not None and around.getparent() is None
        if is_row and _name(element.tag) not in _MEDIA:
            count += 1
            row = _row(element)
            if row is not None:
                yield row
        if count > MOST:
            raise SourceError(f"the sitemap has more than {MOST:,} addresses")
        if around is not None:
            element.clear()
            _forget_before(element, around)


def _forget_before(element: Any, around: Any) -> None:
    """Take out what stands before *element* and was read: a file may have a million pictures."""
    before = element.getprevious()
    while before is not None and not len(before) and not (before.text or "").strip():
        around.remove(before)
        before = element.getprevious()


def _row(element: Any) -> Row | None:
    """Return what one element says; null when it names no address."""
    told: dict[str, str] = {}
    for child in element:
        name = _name(child.tag)
        if name == "news":
            told |= {f"news {_name(each.tag)}": each.text or "" for each in child}
        elif not _is_media(child.tag):
            told.setdefault(name, child.text or "")
    url = re.sub(r"\s+", "", told.get("loc", ""))
    if not url or len(url) > LONGEST:
        return None
    return Row(
        url,
        _name(element.tag) == "sitemap",
        told.get("lastmod") or None,
        told.get("news publication_date") or None,
        " ".join(told.get("news title", "").split()) or None,
    )


def _name(tag: str) -> str:
    """Return the name of an element without its namespace, or a prefix that none declares."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _is_media(tag: str) -> bool:
    """Tell whether an element is of the namespaces of pictures and films."""
    space, _, name = tag.rpartition("}")
    return any(each in space or name.startswith(f"{each}:") for each in _MEDIA)
