"""From bytes to text, by what the page says of itself and by what its bytes allow."""

import codecs
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

import webencodings  # type: ignore[import-untyped]
from w3lib.encoding import read_bom

from crawler.errors import NoPage, PageError
from crawler.pages.prescan import charset_in, prescan
from crawler.pages.unmarked import utf16

Told = Literal["mark", "bytes", "server", "page", "content", "language", "text"]
"""Who says what encoding it is: a byte order mark, bytes that are valid UTF-8 and nothing else, the
server, the page's markup, the statistics of its letters, its language; ``text``: it was decoded
already."""

TRUST: dict[Told, float] = {
    "mark": 1.0,
    "text": 1.0,
    "bytes": 0.99,
    "server": 0.95,
    "page": 0.9,
    "language": 0.3,
}
"""Confidence in a decoding without a lost character, by who named it; of ``content`` its own."""

LOST = 0.01
"""Share of U+FFFD in a text beyond which its encoding is the wrong one: no editor let that pass."""

LOST_FOREIGN = 0.1
"""As :data:`LOST`, of what is not ASCII: a page may have few umlauts."""

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

CODECS = {
    "gbk": "gb18030",  # the standard's decoder of both is one
    "big5": "big5hkscs",  # and of these
    "x-user-defined": "cp1252",
    "replacement": "replacement",
    "iso-8859-8-i": "iso8859-8",
}
"""Codecs of encodings for which Python's of that name is not the one to take."""

SURE = 0.35
"""Confidence of the letters' statistics from which they count more than the page's language."""

GUESS = 0.15
"""And from which they count at all, on a page that names no language: chardet's last is 0.1."""

SAMPLE = 60_000
"""Bytes of a page, its tags taken out, that statistics are made of."""

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
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_UNLIKE_ASCII = ("utf_16", "utf_32", "utf-16", "utf-32", "iso2022")
"""Codecs whose bytes are valid in others, but say nothing there."""
_OF_NO_PAGE = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7")
)
"""Python's names of what no page may say that it is: parts of addresses, literals of its own, and
one that writes tags in letters."""
_ESCAPE = re.compile(rb"\x1b[$(]")
_SHIFT = re.compile(rb"~\{[!-}]{2,}?~\}|\+[A-Za-z0-9+/]{3,500}-")
"""What HZ and UTF-7 write letters between; a long run would be read from each of its signs."""
_ALIKE = ("gbk", "x-user-defined", "iso-8859-8-i", "utf-16le", "utf-16be")
"""Names of encodings that are read as others are."""
_SHIFTED = ("hz", "utf-7")
_HEAD = 8192


class Encoding(NamedTuple):
    """How the bytes of a page became text."""

    name: str
    """Python's name of the codec."""
    told: Told
    """Who says so."""
    confidence: float
    """0 to 1: how sure it is, and how much of the page could be read by it."""

    @property
    def label(self) -> str | None:
        """Its name as the WHATWG Encoding standard has it, Python's for others; null for text."""
        return None if self.told == "text" else _labels().get(self.name, self.name)


class Text(NamedTuple):
    """The text of a page."""

    text: str
    """What the page says."""
    encoding: Encoding = Encoding("utf-8", "text", 1.0)
    """How it was read."""
    utf8: bytes | None = None
    """Its bytes, where they are that text in UTF-8: parsers want those."""


def decode(body: bytes | str, content_type: str | None = None) -> str:
    """Return the page's text, as :func:`read_text` does."""
    return read_text(body, content_type).text


def read_text(body: bytes | str, content_type: str | None = None) -> Text:
    """Return the page's text, with its bytes where they are fit for a parser.

    A byte order mark wins, then bytes that are valid UTF-8, then the server's word, then the
    page's own, then what its letters tell, then the usual encoding of its language. One that would
    lose more than :data:`LOST` of the page is not believed, whoever names it. Raises NoPage if it
    is no text, PageError if it is empty.
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
    name, mark = read_bom(body)
    if name is not None:
        return _read(body[len(mark or b"") :], name, "mark")
    if read := _unlike_ascii(body):
        return read
    if not body.isascii():
        try:
            return Text(body.decode(), Encoding("utf-8", "bytes", TRUST["bytes"]), body)
        except UnicodeDecodeError:
            pass
    best: Text | None = None
    for codec, told, trust in _candidates(body, content_type):
        read = _read(body, codec, told, trust)
        if _is_whole(read.text):
            return read
        if best is None or read.encoding.confidence > best.encoding.confidence:
            best = read
    assert best is not None  # noqa: S101 - the language's encoding is always named
    return best


def _unlike_ascii(body: bytes) -> Text | None:
    """Return the text of *body* if its bytes are those of an encoding unlike ASCII; null if not.

    Raises NoPage if they are those of a film or a picture.
    """
    if b"\0" in body[:_HEAD] or (body.isascii() and _ESCAPE.search(body)):
        name, sure = _by_letters(body)
        if name is not None and name.startswith(_UNLIKE_ASCII):
            return _read(body, name, "content", sure)
    if body.startswith(_MAGIC):
        raise NoPage("the page is binary, not text")
    name = utf16(body)
    return _read(body, name, "content", SURE) if name else None


def _candidates(body: bytes, content_type: str | None) -> Iterator[tuple[str, Told, float]]:
    """Yield the encodings that *body* may have, the likeliest first."""
    server = codec_of(charset_in(content_type))
    page = next(filter(None, map(codec_of, prescan(body))), None)
    if server:
        yield server, "server", TRUST["server"]
    if page:
        yield page, "page", TRUST["page"]
    found = _LANG.search(body, 0, _HEAD)
    usual = FALLBACK.get(found[1].decode().lower() if found else "", "cp1252")
    name, sure = (None, 0.0) if body.isascii() and not _SHIFT.search(body) else _by_letters(body)
    if body.isascii():
        if name in _SHIFTED and not (server or page):
            yield name, "content", sure
        yield usual, "bytes", TRUST["bytes"]
    if name and (sure >= SURE or (not found and sure >= GUESS)):
        yield name, "content", sure
    if server == "utf-8" or page == "utf-8":
        yield "utf-8", "page", TRUST["language"]  # cut or spoilt here and there
    yield usual, "language", TRUST["language"]


def _by_letters(body: bytes) -> tuple[str | None, float]:
    """Return the codec that the statistics of the page's letters tell, and how surely."""
    import chardet  # noqa: PLC0415 - few pages need it, and it takes long to import

    # Seven-bit encodings write letters with the characters of tags.
    has_tags = not (b"\0" in body or _ESCAPE.search(body) or _SHIFT.search(body))
    sample = _MARKUP.sub(b" ", body) if has_tags else body
    found = chardet.detect(sample[:SAMPLE])
    name = found["encoding"]
    return (_codec(name) if name else None), float(found["confidence"] or 0.0)


def _read(body: bytes, codec: str, told: Told, trust: float | None = None) -> Text:
    """Return *body* in an encoding, with the confidence that is left when it loses characters."""
    text = "\ufffd" if codec == "replacement" else body.decode(codec, "replace")
    lost = text.count("\ufffd") / len(text) if text else 0.0
    sure = TRUST[told] if trust is None else trust
    is_utf8 = (codec == "utf-8" and not lost) or (len(text) == len(body) and text.isascii())
    return Text(
        text, Encoding(codec, told, sure * max(0.0, 1 - 10 * lost)), body if is_utf8 else None
    )


def _is_whole(text: str) -> bool:
    """Tell whether so few characters of *text* are lost that its encoding is the right one."""
    lost = text.count("\ufffd")
    if not lost:
        return True
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return lost <= LOST * len(text) and lost <= LOST_FOREIGN * foreign


def codec_of(label: str | None) -> str | None:
    """Return Python's codec for a label as pages write it; null for one that is none.

    The labels are those of the WHATWG Encoding standard; UTF-16 named by a page that could be read
    so far is UTF-8, as the HTML standard says.
    """
    if not label:
        return None
    found = webencodings.lookup(label)
    if found is None:
        return _known(label)
    if found.name.startswith("utf-16"):
        return "utf-8"
    return CODECS.get(found.name) or codecs.lookup(found.codec_info.name).name


@cache
def _labels() -> dict[str, str]:
    """Return the standard's names of encodings by their codecs."""
    names = sorted(set(webencodings.LABELS.values()), key=lambda name: name in _ALIKE)
    found = {"utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}
    for name in names:
        found.setdefault(codec_of(name) or name, name)
    return found


def _known(label: str) -> str | None:
    """Return Python's codec of a label that the standard does not know; null for one of no page."""
    codec = _codec(label)
    return None if codec in _OF_NO_PAGE else codec


def _codec(name: str) -> str | None:
    """Return Python's codec of this name; null when it has none for texts."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python has codecs that are no encodings of text: hex, zlib.
    return codec.name if codec._is_text_encoding else None  # noqa: SLF001 - no public name
