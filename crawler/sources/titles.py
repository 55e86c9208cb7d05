"""Whether the text of a link can be a headline."""

import re

from crawler.text.dates import read_date
from crawler.text.labels import label

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that leave no space between words."""


def is_title(text: str) -> bool:
    """Tell whether *text* has the length of a headline and is neither a date nor a label."""
    if len(text.split()) < 3 and len(text) < 20 and len(_UNSPACED.findall(text)) < 8:
        return False
    return not is_label(text)


def is_label(text: str) -> bool:
    """Tell whether *text* says nothing of what it links to: "Read more", "3", a day."""
    if not any(character.isalpha() for character in text):
        return True
    return label(text) is not None or read_date(text) is not None
