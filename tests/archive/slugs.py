"""Names as WordPress writes them into addresses."""

import re
import unicodedata
from urllib.parse import quote

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(name: str, language: str) -> str:
    """Return *name* in small letters, ASCII where they have one, hyphens between the words."""
    small = name.lower().replace("’", "").replace("ı", "i")
    if language == "de":
        small = small.translate(UMLAUTS)
    letters = unicodedata.normalize("NFKD", small)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def escaped(text: str) -> str:
    """Return *text* in percent encoding with small letters, as WordPress writes it."""
    return quote(text).lower()
