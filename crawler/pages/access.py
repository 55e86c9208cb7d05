"""Whether everybody may read an article: the paywall's flag."""

from collections.abc import Iterator, Sequence

from crawler.pages.jsonld import TYPES, Node, many, types
from crawler.pages.meta import Meta
from crawler.pages.values import truth

TIERS = {"free": True, "locked": False, "paid": False, "premium": False, "subscriber": False}
"""What the tiers of ``article:content_tier`` say; a metered article says neither."""


def is_free(article: Node, nodes: Sequence[Node], meta: Meta) -> bool | None:
    """Return whether everybody may read it; null when the page does not say.

    The article's own flag goes before that of its parts, that before the page's, and that before
    the tier in the head.
    """
    told = next(
        (free for each in _tellers(article, nodes) if (free := _flag(each)) is not None), None
    )
    if told is not None:
        return told
    tier = meta.first("article:content_tier", "og:article:content_tier", "content_tier")
    return TIERS.get((tier or "").lower())


def _tellers(article: Node, nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the objects that may tell, the most trusted first."""
    yield article
    yield from (part for part in many(article.get("hasPart")) if isinstance(part, dict))
    for node in nodes:
        if "isAccessibleForFree" in node and not TYPES.intersection(types(node)):
            yield node


def _flag(node: Node) -> bool | None:
    """Return what an object says."""
    return truth(node.get("isAccessibleForFree"))
