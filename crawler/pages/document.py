"""A page as it is read: its text, its tree, and the one walk that everything shares."""

import re
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from crawler.errors import NoPage, PageError
from crawler.items import Page
from crawler.pages.bounds import check_lines, check_tags
from crawler.pages.captions import mark_captions
from crawler.pages.capture import capture
from crawler.pages.decode import Text, read_text
from crawler.pages.profile import Profile
from crawler.pages.walk import Walk, walk

CAPTURE = "text/plain"
"""Content type of a capture of a page's text."""

HTML = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml", CAPTURE)
"""Content types that a page may have."""

HEAD = 50_000
"""Characters at a page's start in which its frames and the base of its links are named."""

_BASE = re.compile(r"<base\b", re.IGNORECASE)
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
        self.encoding = read.encoding
        if self.is_capture:
            check_lines(self.source)
        self.tree = None if self.is_capture else _parsed(read)

    @cached_property
    def host(self) -> str:
        """The host that answered, without ``www.``; empty when it is unknown."""
        try:
            host = urlsplit(self.page.url or "").hostname or ""
        except ValueError:  # no address that anybody could have answered at
            return ""
        return host.removeprefix("www.") if host.isprintable() else ""

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


def _parsed(read: Text) -> LexborHTMLParser:
    """Return the tree of the page.

    Raises NoPage if it is not HTML, and PageError if it has so many tags, in each other or with
    so many attributes, that reading would take more than a page may.
    """
    source = read.text
    if source.lstrip()[:1] in {"{", "["} or _FEED.match(source) or not _TAG.search(source):
        raise NoPage("the page is not HTML")
    check_tags(source)
    if _FRAMESET.search(source, 0, HEAD):
        # Parsers take what stands in ``noframes`` for text without markup.
        return LexborHTMLParser(_FRAMES.sub("", source))
    return LexborHTMLParser(source if read.utf8 is None else read.utf8)
