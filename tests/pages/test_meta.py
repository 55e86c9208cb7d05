"""Microdata in the body: the page's own, and that of articles beside it."""

from collections.abc import Callable

import pytest

from crawler.cleaning import clean
from crawler.items import Article

TEXT = (
    "<p>The ferry between Harbour Street and the north quay carried 212 people on Friday.</p>" * 3
)
META = '<meta itemprop="datePublished" content="2018-07-20">'
URL = "https://harbour.example/ferry/"
Reader = Callable[..., Article]


def published(article: Reader, body: str, title: str = "Ferry runs again") -> str | None:
    page = f"<head><title>{title}</title></head><body><p>Harbour</p>{body}</body>"
    return clean(article(page, url=URL)).date_published


@pytest.mark.parametrize(
    "story",
    [
        f"<div itemscope>{META}<h1>Ferry runs again</h1><div>{TEXT}</div></div>",
        f'<h1>Ferry runs again</h1><div class="entry-meta">{META}Ada</div><div>{TEXT}</div>',
        f"<div><h1>Ferry runs again</h1><p>{META}</p><div>{TEXT}</div></div>",
    ],
)
@pytest.mark.parametrize("title", ["Ferry runs again - Harbour", "Harbour"])
def test_microdata_of_the_story_counts(article: Reader, story: str, title: str) -> None:
    assert published(article, story, title) == "2018-07-20"


@pytest.mark.parametrize(
    "other",
    [
        f'<div itemscope><a href="/oak/">The oak on the hill</a>{META}</div>',
        f'<div itemscope><h3><a href="/oak/">The oak on the hill</a></h3>{META}</div>',
        f'<div><a href="/oak/">The oak on the hill</a>{META}</div>',
        f'<ul><li>{META}<a href="/oak/">The oak on the hill</a></li></ul>',
    ],
)
def test_microdata_of_another_story_does_not_count(article: Reader, other: str) -> None:
    story = f"<div><h1>Ferry runs again</h1><div>{TEXT}</div></div>"
    assert published(article, f'{story}<div class="more">{other}</div>') is None
