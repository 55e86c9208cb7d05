"""What the tests of the reader share: a page in, an article out."""

from collections.abc import Callable

import pytest

from crawler.items import Article, Page
from crawler.pages import ArticlePage, read

URL = "https://harbour.example/2018/07/20/ferry-runs-again/"


@pytest.fixture
def article() -> Callable[..., Article]:
    """Read HTML, or with *text* a capture of a page's text."""

    def read_article(
        source: str | bytes,
        layout: type[ArticlePage] = ArticlePage,
        *,
        url: str | None = URL,
        text: bool = False,
    ) -> Article:
        kind = "text/plain" if text else "text/html"
        page = Page(source, url=None if text else url, content_type=kind)
        return read(page, (layout,), site="harbour")[0]

    return read_article


@pytest.fixture
def body() -> Callable[[Article], list[str]]:
    """Return the texts that stand in the body's region and were read into no field."""

    def texts(article: Article) -> list[str]:
        inside = (block for block in article.blocks if block.context.inside)
        return [block.text for block in inside if block.context.part is None]

    return texts
