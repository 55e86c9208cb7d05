"""UTF-16 that no byte order mark announces, by how its bytes are spread.

Statistics of letters know it by the NULs of Latin text and of markup; Chinese, Japanese or Thai
lines have few.
"""

import re
import unicodedata

LEAST = 16
"""Characters of the shortest text that anything is said of."""

SAMPLE = 4_000
"""Bytes that are looked at."""

KNOWN = 0.98
"""Share of characters that are some, and no control characters, from which it is text."""

STRAY = 0.1
"""Share of control characters up to which they only stray into ASCII; of the bytes of a script that
needs none above, as Thai, every other one looks like one."""

_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def utf16(body: bytes) -> str | None:
    """Return Python's name of the kind of UTF-16 that *body* is; null when it seems to be none.

    Of a script's characters the upper bytes are few, the lower ones many.
    """
    sample = body[:SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if len(body) % 2 or len(sample) < 2 * LEAST or not controls:
        return None
    if sample.isascii() and controls < STRAY * len(sample):
        return None
    name = "utf-16-be" if len(set(sample[::2])) < len(set(sample[1::2])) else "utf-16-le"
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return None
    kinds = [unicodedata.category(each) for each in text if each not in "\t\n\r"]
    known = sum(kind[0] != "C" or kind == "Cf" for kind in kinds)
    letters = sum(kind[0] in "LM" for kind in kinds)
    return name if known >= KNOWN * len(kinds) and 2 * letters >= len(kinds) else None
