"""First step: white space and Unicode of every text, so that no later step meets two spellings."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from crawler.cleaning.rules import RULES_VERSION
from crawler.items import Article, Author, Block, BlockType, Image, LiveUpdate, Removal
from crawler.text.normalise import normalise, normalise_lines

_MARK = "^"
"""Stands between texts: a printable character that few texts hold."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    "\ud800-\udfff]"
)
"""What no address holds as it is: control characters, marks of direction, lone surrogates."""

EMPTY = Removal("normalise: empty", "nothing but white space and invisible characters")


def normalise_texts(article: Article) -> Article:
    """Return *article* with its texts normalised, and without the blocks that are empty then.

    Notes the version of the rules, being the first step to run.
    """
    article = replace(
        article,
        url=address(article.url),
        canonical_url=address(article.canonical_url),
        headline=normalise(article.headline),
        alternative_headline=_optional(article.alternative_headline),
        description=_optional(article.description),
        dateline=_optional(article.dateline),
        authors=tuple(author for author in map(_author, article.authors) if author.name),
        blocks=_blocks(article.blocks),
        article_section=_names(article.article_section),
        keywords=_names(article.keywords),
        main_image=article.main_image and _image(article.main_image),
        images=tuple(map(_image, article.images)),
        live_blog_updates=tuple(map(_update, article.live_blog_updates)),
        cleaning=replace(article.cleaning, rules_version=RULES_VERSION),
    )
    return article.without({block.index: EMPTY for block in article.blocks if not block.text})


def address(url: str | None) -> str | None:
    """Return an address with percent signs for what cannot be seen in it, as browsers send it."""
    if url is None or url.isprintable():
        return url
    return _UNSEEN.sub(_quoted, url)


def _quoted(found: re.Match[str]) -> str:
    """Return a character as percent signs; half a character as U+FFFD."""
    return quote("\ufffd" if "\ud800" <= found[0] <= "\udfff" else found[0])


def _optional(text: str | None) -> str | None:
    """Return *text* normalised; null when nothing is left."""
    return normalise(text or "") or None


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return *names* normalised, empty ones and later copies left out."""
    return tuple(dict.fromkeys(filter(None, map(normalise, names))))


def _author(author: Author) -> Author:
    told = Author(normalise(author.name), address(author.url), _optional(author.name_raw))
    return author if told == author else told


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return *blocks* with their texts normalised: the same where all of them were.

    Texts whose lines mean nothing are looked at as one, which is true of all or says nothing.
    """
    whole = _MARK.join([each.text for each in blocks if each.type not in _SHAPES])
    edged = f" {_MARK}" in whole or f"{_MARK} " in whole
    if edged or whole != normalise(whole):
        return tuple(map(_block, blocks))
    return tuple(_block(each) if each.type in _SHAPES else each for each in blocks)


def _block(block: Block) -> Block:
    text = _SHAPES.get(block.type, normalise)(block.text)
    return block if text == block.text else replace(block, text=text)


def _table(text: str) -> str:
    """Return the text of a table normalised cell by cell: a line for a row, a tab between cells."""
    rows = (map(normalise, row.split("\t")) for row in text.splitlines())
    return "\n".join(map("\t".join, rows)).strip()


_SHAPES: dict[BlockType, Callable[[str], str]] = {
    "live_update": normalise_lines,
    "preformatted": normalise_lines,
    "table": _table,
}
"""How the types whose line breaks mean something are normalised."""


def _image(image: Image) -> Image:
    texts = map(_optional, (image.caption, image.credit, image.alt))
    told = Image(address(image.url) or "", *texts)
    return image if told == image else told


def _update(update: LiveUpdate) -> LiveUpdate:
    return replace(update, headline=_optional(update.headline), body=normalise_lines(update.body))
