"""Containers: pieces of a page that the CSS tokens of their markup give away.

Tokens are matched whole and as they are written, so ``.sharing-enabled-post`` is no share widget;
a token that ends with ``*`` stands for all that begin so (``.a2a_button_*``).
"""

from collections import Counter
from dataclasses import dataclass

from crawler.cleaning.rules import NOTHING, Verdict
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.normalise import normalise


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

    def known(self, marks: frozenset[str]) -> frozenset[str]:
        """Return those of *marks* that are tokens of this rule."""
        exact = marks & self.tokens
        if not self.prefixes:
            return exact
        return exact.union([mark for mark in marks if mark.startswith(self.prefixes)])

    def find(self, marks: frozenset[str]) -> str | None:
        """Return the first token, in the order of the alphabet, that one of *marks* is."""
        return min(self.known(marks), default=None)


def container_rule(article: Article, *containers: Containers) -> Verdict:
    """Return what speaks against blocks of *article* in one of these, the first that fits.

    Most pages have few of the tokens, and most blocks share their marks with others; so what is
    on the page is looked up first, and each set of marks is judged once.
    """
    seen = survey(article.blocks)
    found = [(each, known) for each in containers if (known := each.known(seen.tokens))]
    if not found:
        return NOTHING
    telling = frozenset[str]().union(*(known for _, known in found))
    own = body_marks(article, telling)
    telling -= own
    kinds = [(each, known - own) for each, known in found]
    verdict: dict[int, Removal] = {}
    for marks, blocks in seen.by_marks.items():
        if not telling.isdisjoint(marks):
            judged = _judged(marks, kinds)
            pairs = [(block.index, judged[bool(block.context.part)]) for block in blocks]
            verdict.update((index, removal) for index, removal in pairs if removal is not None)
    return verdict


def held_in(article: Article, containers: Containers) -> list[Block]:
    """Return the blocks of *article* in one of *containers*, in page order."""
    seen = survey(article.blocks)
    known = containers.known(seen.tokens)
    if not known:
        return []
    return [each for each in article.blocks if not known.isdisjoint(each.context.marks)]


def _judged(
    marks: frozenset[str], kinds: list[tuple[Containers, frozenset[str]]]
) -> tuple[Removal | None, Removal | None]:
    """Return what speaks against a block with these *marks*, and against one that is a part."""
    whole: Removal | None = None
    for each, known in kinds:
        token = min(known & marks, default=None)
        if token is not None:
            removal = Removal(each.rule, f"in {normalise(token)}")
            whole = whole or removal
            if not each.spares_parts:
                return whole, removal
    return whole, None


def body_marks(article: Article, among: frozenset[str] | None = None) -> frozenset[str]:
    """Return the tokens that hold most of the body's running text; they say nothing against it.

    Themes put such words on the body's own element: ``.has-sidebar``, ``.share``. Only those
    *among* a set of tokens, where one is given.
    """
    held = survey(article.blocks).held
    sizes: Counter[str] = Counter()
    for marks, size in held.items():
        for mark in marks if among is None else marks & among:
            sizes[mark] += size
    half = held.total() / 2
    return frozenset(mark for mark, size in sizes.items() if size >= half)
