"""Fingerprints: the text of a block and the shape of the path to it, as one number.

A publisher's pages are compared by them, also by other processes and years later: they depend on
nothing but the page.
"""

import re
from collections.abc import Sequence

from crawler.items import Block
from crawler.pages.elements import Element
from crawler.pages.marks import words

PLAIN = words(
    "a article b body center div em font html i main section small span strong table tbody td tr u",
)
"""Tags that a path is compared without: templates wrap the same block now in more, now in fewer.

Measured over 694 pages of 263 publishers, removing what stands on two pages of one raises the word
F1 of its pages by .44 points with these left out, by .40 with every tag in the path, by .18 with
classes too, and by .45 with the text alone, which cannot tell a lead from its teaser elsewhere.
"""

LONGEST_SHAPE = 80
"""Characters of a path, its end, that are compared: no real one is longer."""

COUNTED = 60
"""Characters in the longest text whose numbers are left out: "12 comments", "3 min"."""

FIGURES = frozenset(("list_item", "preformatted", "table"))
"""Types of blocks whose numbers may be all that they tell."""

_NUMBER = re.compile(r"\d+")


def fingerprints(blocks: Sequence[Block], owners: Sequence[Element]) -> list[int]:
    """Return the 64-bit fingerprint of each block that has an owner."""
    from hashlib import blake2b  # noqa: PLC0415 - brings OpenSSL

    shapes: dict[int, bytes] = {}
    hashes: dict[bytes, blake2b] = {}
    found = []
    for block, owner in zip(blocks, owners, strict=False):
        shape = shapes.get(owner.place) or _shape(owner, shapes)
        if shape not in hashes:
            hashes[shape] = blake2b(shape, digest_size=8)
        text = block.text
        if len(text) < COUNTED and block.type not in FIGURES:
            text = _NUMBER.sub("0", text)
        made = hashes[shape].copy()
        made.update(text.encode(errors="surrogatepass"))
        found.append(int.from_bytes(made.digest()))
    return found


def _shape(owner: Element, shapes: dict[int, bytes]) -> bytes:
    """Return the path to an element by its tags, without those that tell nothing.

    *shapes* remembers those of all around it: each element is looked at once.
    """
    chain = []
    element: Element | None = owner
    while element is not None and element.place not in shapes:
        chain.append(element)
        element = element.parent
    shape = b">" if element is None else shapes[element.place]
    for each in reversed(chain):
        if each.tag not in PLAIN:
            shape = (shape + each.tag.encode() + b">")[-LONGEST_SHAPE:]
        shapes[each.place] = shape
    return shape
