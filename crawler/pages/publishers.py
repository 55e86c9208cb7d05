"""Pages of several publishers, told apart, with the profile that each publisher's pages teach."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby, islice
from operator import itemgetter

from crawler.errors import PageError
from crawler.items import Page
from crawler.pages.document import Document
from crawler.pages.page import ArticlePage
from crawler.pages.profile import MOST_PAGES, Profile
from crawler.pages.trace import Trace
from crawler.text.hosts import registrable
from crawler.text.normalise import fold


class Publishers:
    """The publishers of some pages; each one's profile is made when it is first asked for.

    It is kept until the last of the publisher's pages has asked, so that little is in memory where
    the pages of a publisher stand together. Pages are known by identity.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        self._keys: dict[int, str] = {}
        self._waiting: dict[str, list[Page]] = defaultdict(list)
        for page in pages:
            key = self._keys[id(page)] = publisher(page) or f"page {id(page)}"
            self._waiting[key].append(page)
        self._left = {key: len(pages) for key, pages in self._waiting.items()}
        self._profiles: dict[str, Profile | None] = {}

    def profile(self, page: Page) -> Profile | None:
        """Return the profile of the publisher of *page*; null when its pages teach nothing."""
        key = self._keys[id(page)]
        if key not in self._profiles:
            self._profiles[key] = learn(self._waiting.pop(key))
        self._left[key] -= 1
        return self._profiles[key] if self._left[key] else self._profiles.pop(key)


def learn(pages: Iterable[Page]) -> Profile | None:
    """Return the profile of a publisher with these pages, whatever their order.

    Of many pages those with the smallest digests teach, of copies the one with the first address.
    Null when they tell less than two stories.
    """
    given = list(pages)
    if len(given) > MOST_PAGES:
        ranked = sorted(((_digest(each), each.url or "", each) for each in given), key=_rank)
        copies = groupby(ranked, key=itemgetter(0))
        given = [next(same)[-1] for _, same in islice(copies, MOST_PAGES)]
    if len(given) < 2:
        return None
    profile = Profile.of(trace for each in given if (trace := _trace(each)) is not None)
    return profile if profile.stories > 1 else None


def publisher(page: Page) -> str | None:
    """Return what tells the publisher of *page*: its host as somebody registered it.

    Of a page without an address that of the one which it names itself, else the name of its site;
    null when it tells neither.
    """
    if page.url is not None:
        return registrable(page.url)
    try:
        document = Document(page)
    except PageError:
        return None
    for css, attribute in (
        ("link[rel~=canonical i]", "href"),
        ("meta[property='og:url' i]", "content"),
    ):
        for node in document.select(css):
            if host := registrable(node.attributes.get(attribute) or ""):
                return host
    for node in document.select("meta[property='og:site_name' i]"):
        if name := fold(node.attributes.get("content") or ""):
            return f"name {name}"
    return None


def _trace(page: Page) -> Trace | None:
    """Return the trace of *page*; null when it cannot be read."""
    try:
        return Trace.of(ArticlePage(Document(page)))
    except PageError:
        return None


def _rank(told: tuple[bytes, str, Page]) -> tuple[bytes, str]:
    """Return what pages are ordered by: their digest, then their address."""
    return told[:2]


def _digest(page: Page) -> bytes:
    """Return the digest of the bytes of *page*."""
    from hashlib import sha256  # noqa: PLC0415 - brings OpenSSL

    body = page.body.encode(errors="surrogatepass") if isinstance(page.body, str) else page.body
    return sha256(body).digest()
