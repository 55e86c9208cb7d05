"""Sitemaps in XML from strangers: read in one pass, nothing fetched, nothing expanded.

What sites write by hand is often not quite XML: a bare ``&`` in an address, white space before the
declaration, a control character, a wrong encoding. That is mended. What is cut off is not: nobody
could tell how much of it is missing.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
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

DEEP = 100_000
"""Tags within one address beyond which a file is taken for an attack: a thousand pictures, which
it may have, take a tenth."""

TAGS = 4_000_000
"""Tags, those that end an element too, beyond which it is taken for one: reading costs by these."""

ENTITIES = 250_000
"""Entities, and what may be none, of the largest file that is mended."""

PREFIXES = 20
"""Namespaces of one file that are mended when nobody declares them."""

ROOT = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*+<(?:[\w.-]+:)?(\w+)", re.DOTALL)
"""The beginning of a document, with the name of its root."""

_BOM = codecs.BOM_UTF8
_BYTE_ROOT = re.compile(ROOT.pattern.encode(), re.DOTALL)
_DECLARATION = re.compile(rb"<\?xml.{0,200}?\?>", re.DOTALL)
_BARE = re.compile(
    rb"(<!\[CDATA\[.*?\]\]>)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)", re.DOTALL
)
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=")
_CONTROL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]"
)
_MEDIA = ("image", "video")
_ROOTS = ("urlset", "sitemapindex")
_ROWS = ("url", "sitemap")
_PIECE = 64 * 1024


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
    with suppress(etree.XMLSyntaxError):
        return tuple(_rows(body))
    return _mended(body, content_type)


def text_of(body: bytes, content_type: str | None) -> str:
    """Return the text of a file. Raises SourceError for what is empty or none."""
    try:
        return decode(body, content_type)
    except PageError as error:
        raise SourceError(f"the file is no sitemap: {error}") from error


def _check_tags(body: bytes) -> None:
    """Raise SourceError for a tag, or a text, that is wider than any of a sitemap, or too many."""
    if body.count(b"<") > TAGS:
        raise SourceError(f"the sitemap has more than {TAGS:,} tags")
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
    text = _utf8(body, content_type).lstrip(_BOM).lstrip()
    declared = _DECLARATION.match(text)
    text = text[declared.end() if declared else 0 :].lstrip()
    if text.count(b"&") > ENTITIES:
        raise SourceError(f"the sitemap is damaged, and has more than {ENTITIES:,} entities")
    text = _BARE.sub(lambda found: found[1] or b"&amp;", text)
    text = _with_namespaces(_CONTROL.sub(b"", text))
    try:
        return tuple(_rows(text))
    except etree.XMLSyntaxError as error:
        raise SourceError(f"the sitemap is damaged or cut off: {error.msg}") from error


def _utf8(body: bytes, content_type: str | None) -> bytes:
    """Return *body* in UTF-8: as it is, if it is. A text of it would take four times its room."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(body), _PIECE):
            decoder.decode(body[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return text_of(body, content_type).encode(errors="replace")
    return body


def _with_namespaces(text: bytes) -> bytes:
    """Return *text* with those prefixes declared that its elements use undeclared."""
    used = {found[1] or found[2] for found in _PREFIX.finditer(text)} - {b"xml", b"xmlns"}
    root = _BYTE_ROOT.match(text)
    if root is None or len(used) > PREFIXES:
        return text
    new = [b' xmlns:%s="%s"' % (each, each) for each in used if b"xmlns:" + each not in text]
    return text[: root.end()] + b"".join(new) + text[root.end() :]


def _rows(body: bytes) -> Iterator[Row]:
    """Yield the addresses; what was read of the file is let go of."""
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=tuple(f"{{*}}{each}" for each in (*_ROOTS, *_ROWS, *_MEDIA)),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    tree = _Tree()
    count = 0
    for at in range(0, len(body), _PIECE):
        piece = body[at : at + _PIECE]
        parser.feed(piece)
        for event, element in parser.read_events():
            if event == "start":
                tree.begin(element)
                continue
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
        tree.forget(piece.count(b"<") - piece.count(b"<!"))
    parser.close()


class _Tree:
    """What the parser has of a file: it keeps all, and most of it was read."""

    def __init__(self) -> None:
        self._root: Any = None
        self._last: Any = None
        self._tags = 0

    def begin(self, element: Any) -> None:
        """Note the root of the file."""
        if self._root is None:
            self._root = element.getroottree().getroot()

    def forget(self, tags: int) -> None:
        """Take out all but what is being read, after so many *tags* more. Raises SourceError."""
        if self._root is not None and len(self._root):
            last = self._root[-1]
            del self._root[:-1]
            if last is not self._last:
                self._last, self._tags = last, 0
        self._tags += tags
        if self._tags > DEEP:
            raise SourceError(f"an address of the sitemap has more than {DEEP:,} tags")


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
