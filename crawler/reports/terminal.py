r"""Text for a terminal: what a page says must not steer it.

Escaped are control characters (C0 without the line feed, DEL, C1: escape sequences begin with
them), the marks that turn the direction of text round (bidirectional embeddings, overrides and
isolates, which can make a line read as another), and lone surrogates, which no terminal can show.
"""

import re

_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return *text* with what steers a terminal written as ``\x1b`` or ``\u202e``."""
    return _STEERING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
