"""Labels: short texts such as "Share this" or "Back to top" that are no part of an article.

Only whole texts are labels; a sentence that begins like one is not.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from crawler.text import wordings
from crawler.text.normalise import fold

Kind = Literal[
    "top",
    "share",
    "social",
    "related",
    "read_more",
    "subscribe",
    "comment",
    "print",
    "advert",
    "tags",
    "source",
    "home",
]
"""What a label is for."""

_WORDINGS: dict[Kind, dict[str, str]] = {
    "social": {"und": wordings.NETWORKS, **wordings.SOCIAL},
    "share": wordings.SHARE,
    "top": wordings.TOP,
    "print": wordings.PRINT,
    "comment": wordings.COMMENT,
    "subscribe": wordings.SUBSCRIBE,
    "read_more": wordings.READ_MORE,
    "related": wordings.RELATED,
    "tags": wordings.TAGS,
    "source": wordings.SOURCE,
    "home": wordings.HOME,
    "advert": wordings.ADVERT,
}
"""By kind and language; what two kinds share belongs to the first."""

_LONGEST = 160
_LONGEST_RUN = 400
_LONGEST_IN_RUN = 6
_BUTTONS: frozenset[Kind] = frozenset({"share", "social", "comment", "print"})
_COUNTED: frozenset[Kind] = frozenset({"share", "comment", "print", "advert"})
_WORD = re.compile(r"[\w']+")
_COUNT = re.compile(r"^\d+(?:[km]$|[件条條个個개건]$|$|(?=[^\W\da-z]))|(?<=[^\W\da-z])\d+$")
_DIGIT = re.compile(r"\d")
_ANY = "anynetwork"


class Label(NamedTuple):
    """What a label is for and the language it is in."""

    kind: Kind
    """What it is for."""
    language: str
    """BCP 47; ``und`` for the name of a network; the first that has it when several do."""


def label(text: str) -> Label | None:
    """Return the label that the whole of *text* is; None when it is none.

    Case, accents and punctuation do not count, nor does a number where pages show one:
    "12 Shares", "Comments (3)", "Advertisement 2".
    """
    return _label(text) if len(text) <= _LONGEST and _may_label(text) else None


@lru_cache(maxsize=4096)
def _label(text: str) -> Label | None:
    """Return the label that the whole of a short text is; pages of a site repeat them."""
    words = _WORD.findall(fold(text))
    return _find(words) or (_counted(words) if _DIGIT.search(text) else None)


def label_run(text: str) -> Kind | None:
    """Return the kind of labels that *text* is a row of; None when it is anything else.

    The labels are parted by white space or separators, at least two; numbers beside them do not
    count. A row of several kinds of buttons is ``share`` when any of them shares or prints, else
    ``social``.
    """
    return _run(text) if len(text) <= _LONGEST_RUN and _may_label(text) else None


def _may_label(text: str) -> bool:
    """Tell by its first word, which is much quicker, whether *text* may be a label or several.

    Most lines of a page begin with a word that no label begins with.
    """
    head = text.split(None, 1)[:1]
    words = _WORD.findall(fold(head[0])) if head else []
    if not words:
        return True
    first = words[0].rstrip("'")
    return first in _beginnings() or _may_name(first) or not first.isalpha()


@lru_cache(maxsize=4096)
def _run(text: str) -> Kind | None:
    """Return the kind of labels that a short text is a row of."""
    kinds = _row(_WORD.findall(fold(text)))
    if len(kinds) < 2:
        return None
    different = set(kinds)
    if len(different) == 1:
        return kinds[0]
    if different <= _BUTTONS:
        return "share" if different & {"share", "print"} else "social"
    return None


def _row(words: list[str]) -> list[Kind]:
    """Return the kinds of the labels that *words* are, the longest first; none if any is not."""
    kinds: list[Kind] = []
    while words:
        length, found = _first(words)
        if found:
            kinds.append(found.kind)
        elif _glued().fullmatch(words[0]):
            kinds += ["social", "social"]
        elif not _COUNT.fullmatch(words[0]):
            return []
        words = words[length:]
    return kinds


def _first(words: list[str]) -> tuple[int, Label | None]:
    """Return the longest label that *words* begin with, and its number of words."""
    for length in range(min(_LONGEST_IN_RUN, len(words)), 0, -1):
        found = _find(words[:length])
        if found:
            return length, found
    return 1, None


def _find(words: list[str]) -> Label | None:
    """Return the label that *words* are, whatever network they name."""
    joined = " ".join(words)
    labels = _labels()
    found = labels.get(joined)
    if found or not any(map(_may_name, words)):
        return found
    return labels.get(_network().sub(_ANY, joined, count=1))


def _may_name(word: str) -> bool:
    """Tell, sooner than a pattern can, whether *word* may name a network.

    Chinese, Japanese and Korean glue the name to other words.
    """
    return word[:3] in _NETWORK_HEADS or word > "\u2e80"


def _counted(words: list[str]) -> Label | None:
    """Return the label that *words* are without their number."""
    bare = (_COUNT.sub("", word) for word in words)
    found = _find([word for word in bare if word])
    return found if found and found.kind in _COUNTED else None


@cache
def _labels() -> dict[str, Label]:
    """Return every label by its folded words; made when first asked for, not at import."""
    labels: dict[str, Label] = {}
    for kind, languages in _WORDINGS.items():
        for language, texts in languages.items():
            for text in texts.replace("{}", _ANY).split("|"):
                labels.setdefault(" ".join(_WORD.findall(fold(text))), Label(kind, language))
    return labels


@cache
def _beginnings() -> frozenset[str]:
    """Return the first words of all labels."""
    return frozenset(words.split(" ", 1)[0].rstrip("'") for words in _labels())


def _pattern(names: Iterable[str]) -> str:
    """Return the pattern of any of *names*, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _network() -> re.Pattern[str]:
    """Return the pattern of the name of a network."""
    return re.compile(rf"(?<![a-z])(?:{_pattern(_NETWORKS)})(?![a-z])")


@cache
def _glued() -> re.Pattern[str]:
    """Return the pattern of the names of networks without anything between them."""
    return re.compile(rf"(?:{_pattern(name for name in _NETWORKS if len(name) > 3)}){{2,}}")


_NETWORKS = {" ".join(_WORD.findall(fold(name))) for name in wordings.NETWORKS.split("|")}
_NETWORK_HEADS = {name[:3] for name in _NETWORKS}
