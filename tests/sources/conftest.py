from collections.abc import Callable

import pytest

from crawler.items import Entry, Page
from crawler.pages.document import Document

HOME = "https://courier.example/"

MakePage = Callable[..., Page]


def _page(
    html: str,
    path: str = "/",
    *,
    entry: Entry | None = None,
    fetched_at: str | None = "2018-07-20T09:00:00Z",
    content_type: str = "text/html; charset=utf-8",
) -> Page:
    """Return a page at *path* that was announced by the front page, unless it is that page."""
    url = HOME.rstrip("/") + path
    archive = None if path == "/" else HOME
    entry = entry or Entry(url, "listing", "archive", archive=archive)
    return Page(html.encode(), url, content_type, fetched_at, 200, entry)


@pytest.fixture
def page() -> MakePage:
    return _page


@pytest.fixture
def document() -> Callable[..., Document]:
    return lambda html, path="/": Document(_page(html, path))
