"""Containers: pieces of a page that the CSS tokens of their markup give away.

Tokens are matched whole and as they are written, so ``.sharing-enabled-post`` is no share widget;
a token that ends with ``*`` stands for all that begin so (``.a2a_button_*``).
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from crawler.cleaning.blocks import is_prose
from crawler.cleaning.rules import Rule
from crawler.items import Article, Block, Removal


@dataclass(frozen=True)
class Containers:
    """The tokens that one rule knows."""

    rule: str
    """Name of the rule, as ``step: rule``."""
    tokens: frozenset[str]
    """Whole tokens."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of tokens."""
    spares_parts: bool = False
    """Whether blocks that were read into a field stay for the step that tells so."""

    @classmethod
    def of(cls, rule: str, *tokens: str, spares_parts: bool = False) -> "Containers":
        """Return the containers of *rule*; each string holds tokens parted by spaces."""
        names = frozenset(" ".join(tokens).split())
        prefixes = frozenset(name for name in names if name.endswith("*"))
        return cls(
            rule, names - prefixes, tuple(sorted(name[:-1] for name in prefixes)), spares_parts
        )

    def find(self, marks: frozenset[str]) -> str | None:
        """Return the first token, in the order of the alphabet, that one of *marks* is."""
        found = {mark for mark in marks if mark.startswith(self.prefixes)}
        return min(found | (marks & self.tokens), default=None)


def container_rule(article: Article, *containers: Containers) -> Rule:
    """Return the rule against the blocks of *article* in one of these, the first that fits."""
    own = body_marks(article)

    @cache
    def find(marks: frozenset[str], *, is_part: bool) -> Removal | None:
        for each in containers:
            token = None if is_part and each.spares_parts else each.find(marks)
            if token is not None:
                return Removal(each.rule, f"in {token}")
        return None

    def rule(block: Block) -> Removal | None:
        return find(block.context.marks - own, is_part=bool(block.context.part))

    return rule


def body_marks(article: Article) -> frozenset[str]:
    """Return the tokens that hold most of the body's running text; they say nothing against it.

    Themes put such words on the body's own element: ``.has-sidebar``, ``.share``.
    """
    inside = [block for block in article.blocks if block.context.inside and not block.context.part]
    prose = [block for block in inside if is_prose(block.text)] or inside
    sizes: Counter[str] = Counter()
    for block in prose:
        sizes.update(dict.fromkeys(block.context.marks, len(block.text)))
    half = sum(len(block.text) for block in prose) / 2
    return frozenset(mark for mark, size in sizes.items() if size >= half)
