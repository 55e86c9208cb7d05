"""The pictures of an article, with what the page says of them."""

from crawler.items import Image
from crawler.pages.elements import Element
from crawler.pages.jsonld import Node, many, named
from crawler.pages.meta import Meta
from crawler.pages.values import plain
from crawler.pages.walk import Walk
from crawler.text.normalise import normalise

LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "src")
"""Attributes that hold a picture's address, those of scripts that load it late first."""


def main_image(article: Node, meta: Meta) -> Image | None:
    """Return the picture that the metadata names."""
    shown = meta.absolute(
        meta.first("og:image:secure_url", "og:image", "og:image:url", "twitter:image")
    )
    for each in many(article.get("image")):
        url = meta.absolute(named(each, "url", "contentUrl", "@id"))
        if url and isinstance(each, dict):
            return Image(url, named(each, "caption"), named(each, "creditText", "copyrightHolder"))
        shown = shown or url
    return Image(shown, alt=meta.first("og:image:alt", "twitter:image:alt")) if shown else None


def images_in(
    walk: Walk, region: frozenset[int], meta: Meta, credits_shown: list[Element]
) -> tuple[Image, ...]:
    """Return the pictures inside the region, in order, each address once.

    *credits_shown* are the page's elements that are marked as a picture's credit.
    """
    if not region:
        return ()
    first, last = min(region), max(region)
    around = walk.owners[last].parent if walk.owners else None
    found: dict[str, Image] = {}
    for element in walk.tags["img"]:
        after = element.start == last + 1 and any(each is around for each in element.ancestors())
        inside = first <= element.start <= last or after
        if inside and (url := _address(element, meta)) is not None:
            caption, credit = _told(element, walk, credits_shown)
            found.setdefault(url, Image(url, caption, credit, plain(element.get("alt"))))
    return tuple(found.values())


def _address(element: Element, meta: Meta) -> str | None:
    """Return a picture's address; null for placeholders, smileys and counters."""
    if element.get("width") in {"0", "1"} or {"emoji", "wp-smiley", "avatar"} & set(
        element.classes()
    ):
        return None
    return next((url for name in LAZY if (url := meta.absolute(element.get(name)))), None)


def _told(
    element: Element, walk: Walk, credits_shown: list[Element]
) -> tuple[str | None, str | None]:
    """Return the caption and the credit of a picture: those in the figure around it."""
    figure = next((each for each in element.ancestors() if _is_figure(each)), None)
    if figure is None:
        return None, None
    captions = [
        block.text for block in walk.blocks[figure.start : figure.end] if block.type == "caption"
    ]
    return normalise(" ".join(captions)) or None, _credit(figure, credits_shown)


def _is_figure(element: Element) -> bool:
    """Tell whether an element holds a picture and its caption."""
    return element.tag == "figure" or "wp-caption" in element.classes()


def _credit(figure: Element, credits_shown: list[Element]) -> str | None:
    """Return the credit inside a figure."""
    inside = (each for each in credits_shown if figure.place < each.place <= figure.last)
    return next((text for each in inside if (text := each.text())), None)
