"""How much of a page is read: what no real page is like is refused before it takes minutes."""

import re
from collections.abc import Iterable

from crawler.errors import PageError
from crawler.pages.marks import words

MOST_LINES = 20_000
"""Lines of the longest capture that is read."""

MOST_TAGS = 60_000
"""Tags of the largest page that is read; among 1,333 real pages the largest has 10,080."""

DEEPEST = 1_000
"""Elements in each other of the deepest page that is read: the parser's time grows faster. Among
1,333 real pages the deepest has 245."""

DEEPEST_OTHERS = 3_000
"""As :data:`DEEPEST`, of elements by any name; the deepest of the same pages seems to have 643."""

ATTRIBUTES = 10_000
"""Attributes of one tag, or as much work by those of several: the parser compares each with all
others of its tag. Among 1,333 real pages what looks like the largest tag is a script's text, and
has 5,284."""

WIDE = 1_000
"""Characters of a tag whose attributes are counted."""

MOST_TEXT = 1_000_000
"""Characters of the longest article that is read, and of all that stands beside it: ten times as
many bytes are held of each that is on its way into the ledger, and more."""

LONGEST_ADDRESS = 8_000
"""Characters of the longest address: no server takes a longer one."""

_ATTRIBUTE = (
    r"[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?+)?+"
)
_ONE = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<[a-zA-Z][^\t\n\f\r />]*+(?:{_ATTRIBUTE})*+")
"""A tag as the HTML standard's tokenizer takes it: what is quoted does not end it."""

_NESTING = re.compile(
    r"<(/?)(?:div|span|font|b|i|u|em|strong|a|ul|ol|dl|table|section|article|blockquote|center|main"
    r"|aside|header|footer|nav|form|figure|big|small|tt|nobr|object|button|label|details"
    r"|[a-z]+-[^\s/>]*)(?=[\s/>])",
    re.IGNORECASE,
)
"""Tags that stand in each other as deep as one likes, and custom ones."""


_ANY = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)[^<>]*+")
_ENDS_ALONE = words(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track"
    " wbr p li dd dt option tr td th tbody thead tfoot colgroup caption rt rp rb rtc h1 h2 h3 h4 h5"
    " h6 body html head script style title textarea"
)
"""Names of elements that hold none, or that the next of their kind ends."""
_LEAVES_DRAWINGS = words(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li"
    " listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
"""Names of elements that stand in no SVG: where one begins, it ends (HTML standard, 13.2.6.5)."""


def check_lines(text: str) -> None:
    """Raise PageError if a capture of text has more lines than any has."""
    if len(text.splitlines()) > MOST_LINES:
        raise PageError(f"the capture has more than {MOST_LINES:,} lines")


def check_text(texts: Iterable[str | None]) -> None:
    """Raise PageError if what was read of a page is longer than any article."""
    if sum(len(each) for each in texts if each) > MOST_TEXT:
        raise PageError(f"the page has more than {MOST_TEXT:,} characters of text")


def check_tags(source: str) -> None:
    """Raise PageError if a page has more tags, deeper or wider ones, than any real page."""
    count = source.count("<")
    if count > MOST_TAGS:
        raise PageError(f"the page has more than {MOST_TAGS:,} tags")
    if len(source) > WIDE:
        _check_width(source)
    if count > DEEPEST:
        _check_depth(source)


def _check_width(source: str) -> None:
    """Raise PageError if tags have so many attributes that the parser would take minutes."""
    work = 0
    for tag in _TAG.finditer(source):
        start, end = tag.span()
        if end - start > WIDE:
            work += sum(1 for _ in _ONE.finditer(source, start + 1, end)) ** 2
            if work > ATTRIBUTES**2:
                raise PageError(f"a tag of the page has more than {ATTRIBUTES:,} attributes")


def _check_depth(source: str) -> None:
    """Raise PageError if elements stand in each other deeper than in any real page."""
    if not _may_be_deep(source):
        return
    depth = 0
    for found in _NESTING.finditer(source):
        depth = max(depth + (-1 if found[1] else 1), 0)  # what nothing opened closes nothing
        if depth > DEEPEST:
            raise PageError(f"the page has more than {DEEPEST:,} elements in each other")
    if _nested(source) > DEEPEST_OTHERS:
        raise PageError(f"the page has more than {DEEPEST_OTHERS:,} elements in each other")


def _nested(source: str) -> int:
    """Return how deep elements of any name may stand in each other, or more.

    Those that end without a tag are left out, and in a drawing those that end in their own.
    """
    depth = most = 0
    is_drawing = False
    for found in _ANY.finditer(source):
        name = found[2].lower()
        if name == "svg" or name in _LEAVES_DRAWINGS:
            is_drawing = name == "svg" and not found[1]
        if name in _ENDS_ALONE or (is_drawing and source[found.end() - 1] == "/"):
            continue
        depth = max(depth + (-1 if found[1] else 1), 0)
        most = max(most, depth)
    return most


STEP = 8192
"""Characters that are looked at at once for how deep they may lead."""


def _may_be_deep(source: str) -> bool:
    """Tell whether more elements may stand in each other than on any real page.

    By counts alone, tags that hold nothing taken for open ones: twenty times as fast as to look at
    each tag, and nearly every page is told from them.
    """
    depth = 0
    for at in range(0, len(source), STEP):
        ends = source.count("</", at, at + STEP)
        begun = source.count("<", at, at + STEP) - ends
        if depth + begun > DEEPEST:
            return True
        depth = max(depth + begun - ends, begun)  # all that ends may have ended before it begins
    return False
