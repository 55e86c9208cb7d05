"""Characters that no file may hold, and those that a text for people does without."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What some reader takes for the end of a line, but for ``\\n`` itself."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
"""Control characters but tab and line ends, and what is no character at all."""


def scrub(text: str) -> str:
    """Return *text* as UTF-8 can hold it: lone surrogates become U+FFFD, pairs one character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def plain(text: str) -> str:
    r"""Return *text* for a file that people read: no control character but ``\n`` and tab.

    Whatever ended a line, ``\n`` does. Marks of direction stay too: Arabic and Hebrew need them,
    and they end with the line.
    """
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", scrub(text)))


def folded(text: str) -> str:
    """Return *text* as :func:`plain` does, on one line: white space becomes one space."""
    return " ".join(plain(text).split())
