"""From bytes to text, by what the page says of itself and by what its bytes allow."""

import re
from typing import NamedTuple

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
)

from crawler.errors import NoPage, PageError

SEVEN_BIT = ("iso2022", "hz", "utf_7")
"""Python's names of encodings whose text is valid UTF-8 as well, yet is something else."""

FALLBACK = {
    "ar": "cp1256",
    "bg": "cp1251",
    "cs": "cp1250",
    "el": "cp1253",
    "fa": "cp1256",
    "he": "cp1255",
    "hu": "cp1250",
    "ja": "cp932",
    "ko": "cp949",
    "pl": "cp1250",
    "ru": "cp1251",
    "tr": "cp1254",
    "uk": "cp1251",
    "ur": "cp1256",
    "zh": "gb18030",
}
"""What browsers take for a page in this language that names no encoding; else cp1252."""

_LANG = re.compile(rb"""<html[^>]{0,500}?\blang\s*=\s*["']?([a-z]{2})""", re.IGNORECASE)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\0\0",
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_HEAD = 8192


def decode(body: bytes | str, content_type: str | None = None) -> str:
    """Return the page's text.

    A byte order mark wins, then bytes that are valid UTF-8, then the server's word, then the
    page's own, then the usual encoding of its language. Raises NoPage if it is no text, PageError
    if it is empty.
    """
    return read_text(body, content_type).text


class Text(NamedTuple):
    """The text of a page."""

    text: str
    """What the page says."""
    utf8: bytes | None = None
    """Its bytes, where they are that text in UTF-8: parsers want those."""


def read_text(body: bytes | str, content_type: str | None = None) -> Text:
    """Return the page's text, with its bytes where they are fit for a parser.

    Raises what :func:`decode` raises.
    """
    read = Text(body) if isinstance(body, str) else _decoded(body, content_type)
    text = read.text
    if not text or text.isspace():
        raise PageError("the page is empty")
    head = text[:_HEAD]
    if len(_CONTROL.findall(head)) * 10 > len(head):
        raise NoPage("the page is binary, not text")
    return read


def _decoded(body: bytes, content_type: str | None) -> Text:
    """Return the text of *body*."""
    if body.startswith(_MAGIC):
        raise NoPage("the page is binary, not text")
    encoding, mark = read_bom(body)
    if encoding is not None:
        return Text(body[len(mark or b"") :].decode(encoding, "replace"))
    declared = [
        http_content_type_encoding(content_type),
        html_body_declared_encoding(body),
    ]
    if not (declared[0] or declared[1] or "").startswith(SEVEN_BIT):
        try:
            return Text(body.decode(), body)
        except UnicodeDecodeError:
            pass
    found = _LANG.search(body, 0, _HEAD)
    usual = FALLBACK.get(found[1].decode().lower() if found else "", "cp1252")
    return Text(_best(body, [each for each in (*declared, "utf-8") if each], usual))


def _best(body: bytes, encodings: list[str], usual: str) -> str:
    """Return the text in the first encoding that fits, else in the usual one."""
    for encoding in encodings:
        try:
            text = body.decode(resolve_encoding(encoding) or encoding, "replace")
        except LookupError:
            continue
        foreign = len(text) - len(text.encode("ascii", "ignore"))
        if text.count("\ufffd") * 10 <= foreign:
            return text
    return body.decode(usual, "replace")
