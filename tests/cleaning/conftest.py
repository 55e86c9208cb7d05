"""Pages as lists of blocks, made up for the steps that clean them."""

from dataclasses import replace

import pytest

from crawler.items import Article, Block, Context

PROSE = "The ferry left the harbour at noon with forty people and a piano on board."


def make_block(
    text, kind="paragraph", marks="", links=(), share=None, *, inside=True, part=None, level=None
):
    share = (1.0 if links else 0.0) if share is None else share
    context = Context(frozenset(marks.split()), share, tuple(links), inside, part)
    return Block(-1, kind, text, level, context)


def make_article(*blocks, **fields):
    numbered = (
        replace(make_block(each) if isinstance(each, str) else each, index=index)
        for index, each in enumerate(blocks)
    )
    fields = {"site": "harbour", "headline": "A piano crosses the strait", **fields}
    return Article(blocks=tuple(numbered), **fields)


@pytest.fixture
def block():
    """Returns a function that makes a block; marks are tokens parted by spaces."""
    return make_block


@pytest.fixture
def article():
    """Returns a function that makes an article of numbered blocks; a text is a paragraph."""
    return make_article


@pytest.fixture
def prose():
    """A paragraph of running text."""
    return PROSE


@pytest.fixture
def page():
    """Returns a function that makes an article with markup: a paragraph, then these blocks."""
    return lambda *blocks: make_article(make_block(PROSE, marks="article .entry"), *blocks)


@pytest.fixture
def kept():
    """Returns a function that lists the texts of the blocks an article has kept."""
    return lambda article: [block.text for block in article.blocks]


@pytest.fixture
def removed():
    """Returns a function that tells by text which rule has taken a block out."""
    return lambda article: {block.text: block.rule for block in article.cleaning.removed}
