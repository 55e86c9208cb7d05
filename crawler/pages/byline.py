"""Who wrote it: names from the metadata, the byline and the source line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from crawler.items import Author, Block
from crawler.pages.elements import Element
from crawler.pages.house import House
from crawler.pages.jsonld import Node, many, named
from crawler.pages.marks import words
from crawler.pages.meta import Meta
from crawler.pages.names import LONGEST, authors_in, begins_byline, is_name, unique_authors
from crawler.pages.outline import Outline, ends_sentence, label_kind, source
from crawler.pages.places import Place
from crawler.pages.values import plain
from crawler.pages.walk import Walk

NAMES = (
    "author",
    "article:author",
    "article:author:name",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "cxenseparse:recs:author",
    "articleauthor",
    "article.author",
    "article_author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "dc.contributor",
    "byl",
    "byline",
    "author_name",
    "authors",
    "citation_author",
    "rbauthors",
    "creator",
)
"""Names in the head that tell the author."""

EXACT = words(
    "[itemprop=author] .fn .author-name .byline-name .byline__name",
    ".wp-block-post-author__name .wp-block-post-author-name",
)
"""Marks of elements that hold one author's name."""

BYLINES = words(
    ".author .byline .entry-author .post-author",
    ".wp-block-post-author-name .author-name .meta-author",
)
"""Marks of what holds links to authors."""

LONGEST_BYLINE = 200
"""Characters in a line that names several people."""


class Named(NamedTuple):
    """The authors of a page."""

    authors: tuple[Author, ...] = ()
    """People and agencies, in order."""
    blocks: tuple[int, ...] = ()
    """Indexes of the blocks that name people."""
    sources: tuple[int, ...] = ()
    """Indexes of the lines that name an agency as the source."""


class Signs(NamedTuple):
    """What a page tells its authors by."""

    walk: Walk
    outline: Outline
    place: Place
    meta: Meta
    article: Node
    """The JSON-LD of the article."""
    marked: list[Element]
    """The elements whose marks name an author, in page order."""


def find_authors(signs: Signs) -> Named:
    """Return the authors: those of the metadata, else those that the page shows.

    Metadata that names but the house gives way to a byline, and that to nothing but a name below
    the headline. The agency that a "Source: X" line names counts where nobody else is named.
    """
    house = House.of(signs.meta, signs.article)
    shown, blocks = shown_authors(signs)
    lined, lines = lined_authors(signs.outline, signs.place)
    told, head = linked_authors(signs.article), head_authors(signs.meta)
    agencies = sources(signs.outline, signs.place)
    ways = (told, shown, lined, head)
    outsiders = (
        house.outsiders(told),
        house.without_desks(shown),
        house.without_desks(lined),
        house.outsiders(head),
    )
    people = next(filter(None, outsiders), [])
    if not people:
        people, bare = bare_authors(signs)
        lines = [*lines, *bare]
    people = people or next(filter(None, ways), []) or [author for _, author in agencies]
    indexes = tuple(sorted({*blocks, *lines}))
    return Named(unique_authors(people), indexes, tuple(index for index, _ in agencies))


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
    for each in _flat(article.get("author")) or _flat(article.get("creator")):
        url = named(each.get("url")) if isinstance(each, dict) else None
        for raw in many(_full_name(each) if isinstance(each, dict) else each):
            text = plain(raw)
            found += authors_in(text, _web(url)) if text else []
    return list(unique_authors(found))


def head_authors(meta: Meta) -> list[Author]:
    """Return the authors of the page's head; addresses are no names."""
    found = [author for raw in meta.all(*NAMES) for author in authors_in(raw)]
    return list(unique_authors(found))


def shown_authors(signs: Signs) -> tuple[list[Author], list[int]]:
    """Return the authors that the page shows near its headline, and the blocks that name them.

    An element made for one name goes before one that is merely marked as a byline, and what
    stands above the text before what stands below it.
    """
    walk, place = signs.walk, signs.place
    exact, marked = _exact(walk), list(_outermost(signs.marked))
    found: dict[tuple[bool, bool], list[Author]] = {}
    blocks: list[int] = []
    for element, sure in sorted(
        [*((each, True) for each in exact), *((each, False) for each in marked)],
        key=lambda one: one[0].place,
    ):
        if element.start >= min(element.end, len(walk.blocks)):
            continue
        longest = LONGEST if sure else LONGEST_BYLINE
        if not place.is_near(element.start, telling=True):
            continue
        text = _told(walk, element)
        if 2 < len(text) <= longest and source(text) is None:
            names = authors_in(text, signs.meta.absolute(element.link))
            found.setdefault((element.start > place.first + 1, not sure), []).extend(names)
            if len(walk.blocks[element.start].text) <= LONGEST_BYLINE:
                blocks.append(element.start)
    return found[min(found)] if found else [], blocks


def lined_authors(outline: Outline, place: Place) -> tuple[list[Author], list[int]]:
    """Return the authors named in lines that begin with "By", and those lines."""
    found: list[Author] = []
    blocks: list[int] = []
    for block in outline.blocks[max(place.head - 6, 0) : place.last + 7]:
        if (
            begins_byline(block.text)
            and not ends_sentence(block.text)
            and place.is_near(block.index, telling=True)
        ):
            found += authors_in(block.text)
            blocks.append(block.index)
    return found, blocks


def bare_authors(signs: Signs) -> tuple[list[Author], list[int]]:
    """Return the name that stands alone right above or right below the text, and its block."""
    outline, place = signs.outline, signs.place
    prose = [at for at in sorted(place.region) if at in outline.prose]
    beside = [prose[0] - 1, prose[-1] + 1] if prose and place.head < prose[0] else []
    for index in beside:
        if index < len(outline.blocks) and _is_bare(outline.blocks[index], place):
            return authors_in(outline.blocks[index].text), [index]
    return [], []


def _is_bare(block: Block, place: Place) -> bool:
    """Tell whether a block is nothing but a name, where a byline may stand."""
    return (
        block.type == "paragraph"
        and not block.context.links
        and is_name(block.text)
        and place.is_near(block.index, telling=True)
        and label_kind(block.text) is None
    )


def sources(outline: Outline, place: Place) -> list[tuple[int, Author]]:
    """Return the agencies that "Source: X" lines in or near the text name, with their blocks."""
    return [
        (block.index, Author(name, name_raw=block.text))
        for block in outline.blocks[place.head : place.last + 3]
        if block.type != "caption"
        and ":" in block.text[:40]
        and (name := source(block.text))
        and not place.is_furniture(block.index)
    ]


def _told(walk: Walk, element: Element) -> str:
    """Return the text of an element, its blocks parted."""
    if element.end - element.start > 1:
        return " | ".join(block.text for block in walk.blocks[element.start : element.end])
    return element.text()


def _full_name(node: Node) -> object:
    """Return the name of a person, put together where it is told in parts."""
    if node.get("name"):
        return node["name"]
    parts = (plain(node.get("givenName")), plain(node.get("familyName")))
    return " ".join(filter(None, parts))


def _flat(value: object) -> list[object]:
    """Return *value* as a list; lists in a list belong to it."""
    return [one for each in many(value) for one in many(each)]


def _exact(walk: Walk) -> list[Element]:
    """Return the elements that are made to hold one author's name."""
    links = [
        each
        for each in walk.tags["a"]
        if ("rel" in each.attributes or (each.parent is not None and each.parent.tokens))
        and _is_author_link(each)
    ]
    named_so = walk.marked.among(sorted(EXACT))
    found = {each.place: each for each in (*links, *walk.tags["address"], *named_so)}
    return [found[place] for place in sorted(found)]


def _outermost(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements that stand in no other of them, in page order."""
    last = -1
    for element in elements:
        if element.place > last and element.tag not in {"html", "body", "main", "article"}:
            if element.end - element.start > 4:
                continue
            yield element
            last = element.last


def _is_author_link(link: Element) -> bool:
    """Tell whether a link leads to an author, by its own word or by what it stands in."""
    around = link.parent.tokens if link.parent is not None else ()
    if around and not BYLINES.isdisjoint(around):
        return True
    return "author" in (link.attributes.get("rel") or "").split()


def _web(url: str | None) -> str | None:
    """Return an absolute http address; null for anything else."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
