"""Who wrote it: names from the metadata, the byline and the source line."""

from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.items import Author
from crawler.pages.elements import Element
from crawler.pages.jsonld import Node, many, named
from crawler.pages.marks import words
from crawler.pages.meta import Meta
from crawler.pages.names import LONGEST, authors_in, begins_byline, unique_authors
from crawler.pages.outline import Outline, ends_sentence, source
from crawler.pages.places import Place
from crawler.pages.values import plain
from crawler.pages.walk import Walk
from crawler.text.normalise import fold

NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
)
"""Names in the head that tell the author."""

AUTHORS = words(
    "[itemprop=author] .fn .author-name .byline-name .byline__name",
    ".wp-block-post-author__name .wp-block-post-author-name",
)
"""Marks of elements that hold one author's name."""

BYLINES = words(
    ".author .byline .entry-author .post-author",
    ".wp-block-post-author-name .author-name .meta-author",
)
"""Marks of what holds links to authors."""


class Named(NamedTuple):
    """The authors of a page."""

    authors: tuple[Author, ...] = ()
    """People and agencies, in order."""
    blocks: tuple[int, ...] = ()
    """Indexes of the blocks that name people."""
    sources: tuple[int, ...] = ()
    """Indexes of the lines that name an agency as the source."""


def find_authors(walk: Walk, outline: Outline, place: Place, meta: Meta, article: Node) -> Named:
    """Return the authors: those of the metadata, else those that the page shows.

    Metadata that names but the house gives way to a byline. The agency that a "Source: X" line
    names comes after them.
    """
    shown, blocks = shown_authors(walk, place, meta)
    lined, lines = lined_authors(outline, place)
    told = linked_authors(article)
    house = _house(meta, article)
    people = [author for author in told if fold(author.name) not in house]
    people = people or shown or lined or told or head_authors(meta)
    agencies = sources(outline, place)
    authors = unique_authors([*people, *(author for _, author in agencies)])
    indexes = tuple(sorted({*blocks, *lines}))
    return Named(authors, indexes, tuple(index for index, _ in agencies))


def selected_authors(elements: list[Element], meta: Meta) -> Named:
    """Return the authors named in elements that a layout names."""
    found = [
        author
        for element in elements
        for author in authors_in(element.text(), meta.absolute(element.link))
    ]
    return Named(unique_authors(found), tuple(each.start for each in elements))


def linked_authors(article: Node) -> list[Author]:
    """Return the authors of the page's JSON-LD."""
    found: list[Author] = []
    for each in many(article.get("author")) or many(article.get("creator")):
        url = named(each.get("url")) if isinstance(each, dict) else None
        for raw in many(each.get("name") if isinstance(each, dict) else each):
            text = plain(raw)
            found += authors_in(text, _web(url)) if text else []
    return list(unique_authors(found))


def head_authors(meta: Meta) -> list[Author]:
    """Return the authors of the page's head; addresses are no names."""
    found = [author for raw in meta.all(*NAMES) for author in authors_in(raw)]
    return list(unique_authors(found))


def shown_authors(walk: Walk, place: Place, meta: Meta) -> tuple[list[Author], list[int]]:
    """Return the authors that the page shows near its headline, and the blocks that name them."""
    found: list[Author] = []
    blocks: list[int] = []
    for element in _author_elements(walk):
        if element.start >= min(element.end, len(walk.blocks)):
            continue
        text = element.text()
        if not place.is_near(element.start) or not 2 < len(text) <= LONGEST:
            continue
        found += authors_in(text, meta.absolute(element.link))
        blocks.append(element.start)
    return found, blocks


def lined_authors(outline: Outline, place: Place) -> tuple[list[Author], list[int]]:
    """Return the authors named in lines that begin with "By", and those lines."""
    found: list[Author] = []
    blocks: list[int] = []
    for block in outline.blocks[: place.last + 7]:
        if (
            begins_byline(block.text)
            and not ends_sentence(block.text)
            and place.is_near(block.index)
        ):
            found += authors_in(block.text)
            blocks.append(block.index)
    return found, blocks


def sources(outline: Outline, place: Place) -> list[tuple[int, Author]]:
    """Return the agencies that "Source: X" lines in or near the text name, with their blocks."""
    return [
        (block.index, Author(name, name_raw=block.text))
        for block in outline.blocks[place.head : place.last + 3]
        if block.type != "caption"
        and (name := source(block.text))
        and not place.is_furniture(block.index)
    ]


def _house(meta: Meta, article: Node) -> set[str]:
    """Return the keys of the publisher's own names."""
    names = [named(article.get("publisher"), "name"), *meta.all("og:site_name", "application-name")]
    return {fold(name) for name in names if name}


def _author_elements(walk: Walk) -> list[Element]:
    """Return the elements that are made to hold an author's name, in page order."""
    links = [each for each in walk.tags["a"] if _is_author_link(each)]
    named_so = [each for mark in sorted(AUTHORS) for each in walk.marked.get(mark, ())]
    found = {each.place: each for each in (*links, *walk.tags["address"], *named_so)}
    return [found[place] for place in sorted(found)]


def _is_author_link(link: Element) -> bool:
    """Tell whether a link leads to an author, by its own word or by what it stands in."""
    around = link.parent.tokens if link.parent is not None else ()
    return "author" in link.get("rel").split() or not BYLINES.isdisjoint(around)


def _web(url: str | None) -> str | None:
    """Return an absolute http address; null for anything else."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else None
