"""What a block looks like, whatever the page around it."""

import re
from functools import cache, lru_cache

from crawler.items import Block
from crawler.text.labels import Kind, label, label_run

PROTECTED = frozenset({"quote", "list_item", "table", "preformatted", "caption", "live_update"})
"""Types whose blocks, inside the body, no label and no share of links takes out."""

LONGEST_LABEL = 240
"""Characters in the longest row of labels."""

_QUOTED = re.compile(r"[\"'“‘„«»].*[\"'”’“«»]")
"""Speech: what somebody says is no label."""

_SENTENCE_END = re.compile(r"[.:;…。։।۔؛][\"'”’»)\]]*$")


@lru_cache(maxsize=2048)
def words(text: str) -> int:
    """Return the number of words; two characters count as one in scripts without spaces.

    Remembered for the blocks of a page or two, since most rules ask it of each.
    """
    count = len(text.split())
    return count if text.isascii() else max(count, len(_spaceless().findall(text)) // 2)


@cache
def _spaceless() -> re.Pattern[str]:
    """Return the pattern of a character that is written without spaces; slow to compile."""
    return re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@lru_cache(maxsize=2048)
def is_prose(text: str) -> bool:
    """Tell whether *text* reads as running text: some words that end as a sentence, or many.

    Remembered as the number of words is.
    """
    count = words(text)
    return count >= 25 or (count >= 4 and _SENTENCE_END.search(text) is not None)


def is_linked(block: Block) -> bool:
    """Tell whether *block* is nothing but links."""
    return block.context.link_share >= 0.9


def is_guarded(block: Block) -> bool:
    """Tell whether only its place on the page may take *block* out: a list in the body, a table."""
    return block.context.inside and block.type in PROTECTED


def label_kind(block: Block) -> Kind | None:
    """Return the kind of the label, or of the run of labels, that *block* is as a whole."""
    return None if len(block.text) > LONGEST_LABEL else _kind_of(block.text)


@lru_cache(maxsize=8192)
def _kind_of(text: str) -> Kind | None:
    """Return the kind of *text*; remembered, since pages of a site repeat their labels."""
    if words(text) > 24 or _QUOTED.fullmatch(text):
        return None
    found = label(text)
    return found.kind if found else label_run(text)
