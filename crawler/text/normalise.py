"""White space, Unicode forms and the two keys that texts are compared by."""

import re
import unicodedata
from functools import lru_cache

_SHORT = 240
"""Characters in the longest text whose key is remembered."""

LONGEST_KEY = 20_000
"""Characters of a text that its key is made of: nothing so long is compared with a label."""

_LETTER = re.compile(r"[^\W_]")

_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are no white space
    "\xad\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width space, word joiner, BOM
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks, embeddings, overrides of direction
    "\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"  # noncharacters, anchors of embedded objects
    "\ud800-\udfff"  # lone surrogates
    "]"
)

_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d]"
)
"""Accents, Arabic vowel signs and hamzas, tatweel and joiners: writers leave them out at will."""

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bb\u02bc\u02be\u02bf\u02b9\u2032`\xb4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\xab\xbb", '"'),
        "ı": "i",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ٱ": "ا",
    }
)
"""Letters and quotation marks that are typed for one another."""


def normalise(text: str) -> str:
    """Return *text* in NFC on one line: white space folded, invisible characters dropped.

    The joiners ZWNJ and ZWJ stay, since Persian words and emoji are spelled with them.
    """
    flat = " ".join(text.split())
    if flat.isprintable() and (flat.isascii() or _is_composed(flat)):
        return flat
    return " ".join(unicodedata.normalize("NFC", _DROPPED.sub("", text)).split())


def _is_composed(text: str) -> bool:
    """Tell whether *text*, which is printable, is in NFC and without invisible characters.

    Of those that are dropped only the anchor of an embedded object counts as printable.
    """
    return "\ufffc" not in text and unicodedata.is_normalized("NFC", text)


def normalise_lines(text: str) -> str:
    """Return *text* with each line normalised and the line breaks kept; for preformatted text."""
    return "\n".join(normalise(line) for line in text.splitlines()).strip("\n")


def fold(text: str) -> str:
    """Return the key that two spellings of one label share.

    Case is folded so that I, İ, ı and i are one letter; accents and vowel signs are dropped;
    Arabic and Persian forms of a letter are unified; white space and punctuation at the edges
    do not count. For comparing only: nothing readable comes back, and of a text beyond
    :data:`LONGEST_KEY` the rest does not count.
    """
    return _folded(text) if len(text) <= _SHORT else _fold(text[:LONGEST_KEY])


def _fold(text: str) -> str:
    """Return the key of any text."""
    if text.isascii():
        return _bare(normalise(text.replace("`", "'").lower()))
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_LETTERS)
    text = _MARKS.sub("", text).casefold()
    return _bare(normalise(unicodedata.normalize("NFKC", text)))


_folded = lru_cache(maxsize=4096)(_fold)
"""Keys of short texts, remembered: they are compared again and again."""


def skeleton(text: str) -> str:
    """Return *text* in lower case without accents, of the same length, character by character.

    What a pattern finds in the skeleton stands at the same place in the text.
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    return text.translate(_SKELETON).lower()


def _bare(text: str) -> str:
    """Return *text* from its first to its last letter or digit."""
    first = _LETTER.search(text)
    if first is None:
        return ""
    last = None if text[-1].isalnum() else _LETTER.search(text[::-1])
    return text[first.start() : len(text) - last.start() if last else None]


def _skeleton_table() -> dict[int, str]:
    """Return the accented letters of the alphabets with case, and of Arabic, with their bases.

    The wide forms of ASCII, which stand in Chinese and Japanese text, go with them.
    """
    blocks = (range(0xC0, 0x250), range(0x370, 0x530), range(0x620, 0x6D6), range(0x1E00, 0x2000))
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    bases = {code: unicodedata.normalize("NFD", chr(code))[0] for block in blocks for code in block}
    return wide | {code: base.translate(_LETTERS) for code, base in bases.items()} | _LETTERS


_SKELETON = _skeleton_table()
