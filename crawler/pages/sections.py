"""Sections and keywords: categories, breadcrumbs and tags."""

from collections.abc import Iterator

from crawler.pages.elements import Element
from crawler.pages.jsonld import Node, many, named, types
from crawler.pages.marks import words
from crawler.pages.meta import Meta
from crawler.pages.places import Place
from crawler.pages.values import plain, unique
from crawler.pages.walk import Walk

CATEGORIES = words(
    ".post-cat .entry-category .cat-links .entry-categories .post-category .taxonomy-category",
    ".post-categories .td-category",
)
"""Marks of links to categories, or of what holds them."""

TAGS = words(
    ".tags-links .tag-links .post-tags .entry-tags .tagcloud .article-tags .taxonomy-post_tag",
    ".td-tags",
)
"""Marks of what holds links to tags."""


def find_sections(
    walk: Walk, place: Place, meta: Meta, article: Node, nodes: list[Node]
) -> tuple[str, ...]:
    """Return the sections: the metadata's, else category links, else the breadcrumb."""
    told = [text for each in many(article.get("articleSection")) if (text := plain(each))]
    told = told or meta.all("article:section", "og:article:section", "section")
    return unique(told or _links(walk, place, CATEGORIES) or _trail(nodes))


def find_keywords(walk: Walk, place: Place, meta: Meta, article: Node) -> tuple[str, ...]:
    """Return keywords and tags: those of the metadata, else of tag links."""
    told = [text for each in many(article.get("keywords")) if (text := named(each, "name"))]
    told = told or meta.all("article:tag", "og:article:tag")
    told = told or meta.all("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
    if len(told) == 1:
        told = [text for each in told[0].replace(";", ",").split(",") if (text := each.strip())]
    return unique(told or _links(walk, place, TAGS))


def _links(walk: Walk, place: Place, kind: frozenset[str]) -> list[str]:
    """Return the texts of the article's links to categories, or to tags."""
    return [
        text
        for link in walk.tags["a"]
        if _kind(link) is kind and _is_own(link, place) and (text := plain(link.text()))
    ]


def _kind(link: Element) -> frozenset[str] | None:
    """Return whether a link leads to a category or a tag; null for other links.

    What holds it is heard before its ``rel``: WordPress calls a category "category tag".
    """
    marks = {*link.tokens, *(link.parent.tokens if link.parent is not None else ())}
    rels = link.get("rel").lower().split()
    if marks & CATEGORIES or "category" in rels:
        return CATEGORIES
    return TAGS if marks & TAGS or "tag" in rels else None


def _is_own(link: Element, place: Place) -> bool:
    """Tell whether a link stands close to the article, not in the page's furniture."""
    close = place.head - 8 <= link.start <= place.last + 12
    return close and link.start < len(place.blocks) and not place.is_furniture(link.start)


def _trail(nodes: list[Node]) -> list[str]:
    """Return the names in a breadcrumb of JSON-LD between home and the page itself."""
    lists = (node for node in nodes if "breadcrumblist" in types(node))
    items = many(next(lists, {}).get("itemListElement"))
    return list(_names(items))[1:-1]


def _names(items: list[object]) -> Iterator[str]:
    """Yield the name of each item that has one."""
    for item in items:
        if isinstance(item, dict):
            name = plain(item.get("name")) or named(item.get("item"), "name")
            if name:
                yield name
