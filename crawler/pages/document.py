"""A page as it is read: its text, its tree, and the one walk that everything shares."""

import re
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from crawler.errors import NoPage, PageError
from crawler.items import Page
from crawler.pages.captions import mark_captions
from crawler.pages.capture import capture
from crawler.pages.decode import Text, read_text
from crawler.pages.profile import Profile
from crawler.pages.walk import Walk, walk

CAPTURE = "text/plain"
"""Content type of a capture of a page's text."""

HTML = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml", CAPTURE)
"""Content types that a page may have."""

ATTRIBUTES = 5_000
"""Attributes beyond which a tag is taken for an attack."""

WIDE = 15_000
"""Characters in a tag that may be one."""

HEAD = 50_000
"""Characters at a page's start in which its frames and the base of its links are named."""

_BASE = re.compile(r"<base\b", re.IGNORECASE)
_WIDE = re.compile(rf"<[a-zA-Z][^>]{{{WIDE},}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|article|section|main|table|font"
    r"|br|center|span|a|ul|frameset)\b",
    re.IGNORECASE,
)
_FRAMESET = re.compile(r"<frameset\b", re.IGNORECASE)
_FRAMES = re.compile(r"</?(?:frameset|frame|noframes)\b[^>]*>", re.IGNORECASE)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,500}-->\s*)*"
    r"<(?:rss|feed|urlset|sitemapindex)\b",
    re.DOTALL,
)


class Document:
    """A page that was found to be one.

    Raises PageError if it is empty, an attack or larger than any page, NoPage if it is something
    else than a page.
    """

    def __init__(self, page: Page, profile: Profile | None = None) -> None:
        kind = (page.content_type or "").partition(";")[0].strip().lower()
        if kind not in HTML:
            raise NoPage(f"{kind} is no page to read")
        self.page = page
        self.is_capture = kind == CAPTURE
        self.profile = None if self.is_capture else profile  # it has no paths to go by
        read = read_text(page.body, page.content_type)
        self.source = read.text
        if self.is_capture and self.source.count("\n") > MOST_LINES:
            raise PageError(f"the capture has more than {MOST_LINES:,} lines")
        self.tree = None if self.is_capture else _parsed(read)

    @cached_property
    def base(self) -> str | None:
        """The address that links are relative to."""
        if self.tree is not None and _BASE.search(self.source, 0, HEAD):
            node = self.tree.css_first("base[href]")
            href = (node.attributes.get("href") or "").strip() if node is not None else ""
            if href.startswith(("http://", "https://")):
                return href
        return self.page.url

    @cached_property
    def walk(self) -> Walk:
        """The blocks of the page."""
        if self.tree is None or self.tree.root is None:
            return capture(self.source)
        walked = walk(self.tree.root, self.base)
        mark_captions(walked)
        if self.profile is not None:
            walked.repeated = self.profile.seen(walked.prints)
        return walked

    def select(self, css: str) -> list[LexborNode]:
        """Return the elements that *css* matches; none for a capture of text."""
        if self.tree is None:
            return []
        try:
            return self.tree.css(css)
        except SelectolaxError as error:
            raise PageError(f"{css!r} is no CSS selector") from error

    def has(self, css: str) -> bool:
        """Tell whether any element matches *css*."""
        return bool(self.select(css))


MOST_LINES = 20_000
"""Lines of the longest capture that is read."""

MOST_TAGS = 60_000
"""Tags of the largest page that is read; among 1,333 real pages the largest has 10,080."""

DEEPEST = 1_000
"""Elements in each other of the deepest page that is read: the parser's time grows faster. Among
1,333 real pages the deepest has 245."""

_NESTING = re.compile(
    r"<(/?)(?:div|span|font|b|i|u|em|strong|a|ul|ol|dl|table|section|article|blockquote|center|main"
    r"|aside|header|footer|nav|form|figure|big|small|tt|nobr|object|button|label|details"
    r"|[a-z]+-[^\s/>]*)(?=[\s/>])",
    re.IGNORECASE,
)
"""Tags that stand in each other as deep as one likes, and custom ones."""


def _parsed(read: Text) -> LexborHTMLParser:
    """Return the tree of the page.

    Raises NoPage if it is not HTML, and PageError if a tag has so many attributes that the
    parser, which compares each with all others, would take minutes, or if there are so many tags,
    or so many in each other, that reading would take more than a page may.
    """
    source = read.text
    if source.lstrip()[:1] in {"{", "["} or _FEED.match(source) or not _TAG.search(source):
        raise NoPage("the page is not HTML")
    wide = _WIDE.finditer(source) if _may_be_wide(source) else ()
    if any(len(_QUOTED.sub("", found[0]).split()) > ATTRIBUTES for found in wide):
        raise PageError("a tag of the page has thousands of attributes")
    _check_tags(source)
    if _FRAMESET.search(source, 0, HEAD):
        # Parsers take what stands in ``noframes`` for text without markup.
        return LexborHTMLParser(_FRAMES.sub("", source))
    return LexborHTMLParser(source if read.utf8 is None else read.utf8)


def _may_be_wide(source: str) -> bool:
    """Tell, by steps as long as a wide tag, whether that many characters hold no end of a tag."""
    at = 0
    while len(source) - at > WIDE:
        end = source.rfind(">", at, at + WIDE)
        if end < 0:
            return True
        at = end + 1
    return False


def _check_tags(source: str) -> None:
    """Raise PageError if the page has more tags, or deeper ones, than any real page."""
    count = source.count("<")
    if count <= DEEPEST:
        return
    if count > MOST_TAGS:
        raise PageError(f"the page has more than {MOST_TAGS:,} tags")
    if not _may_be_deep(source):
        return
    depth = 0
    for found in _NESTING.finditer(source):
        depth = max(depth + (-1 if found[1] else 1), 0)  # what nothing opened closes nothing
        if depth > DEEPEST:
            raise PageError(f"the page has more than {DEEPEST:,} elements in each other")


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
