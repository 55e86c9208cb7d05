"""What a site answered for a page that it has not, and whether an article reads like it."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from crawler.items import Article
from crawler.text.addresses import key
from crawler.text.normalise import fold

_WORD = re.compile(r"\w+")

SAME = 0.9
"""Share of the words of both texts that are the same, in two pages that say that something is
missing; the headlines must agree, too."""

SIMILAR = 0.5
"""The same, where neither page tells a day, or both the same and have one headline: such pages name
other pages, every time others."""

TITLE = 2
"""Words of a link that are enough to tell the headline of the page that it leads to."""

NOT_SHOWN = frozenset({"address", "archive", "announced"})
"""Sources of dates that no page tells, but its address, or what led to it."""

PUBLISHED = frozenset({"json-ld", "meta", "microdata"})
"""Sources of dates in a page's metadata."""


@dataclass(frozen=True)
class Absent:
    """What a site answered for a page that it has not."""

    asked: str
    """The address that was asked for."""
    answered: str
    """The address that answered."""
    article: Article | None
    """The answer as it reads; null: as no article at all."""

    @property
    def is_led_away(self) -> bool:
        """Whether another address answered."""
        return key(self.asked) != key(self.answered)

    @cached_property
    def is_published(self) -> bool:
        """Whether the answer says in its metadata when it was published, as a story does."""
        told = self.article.date_evidence if self.article is not None else ()
        return any(each.source in PUBLISHED and each.rejected is None for each in told)

    def is_led_to(self, article: Article) -> bool:
        """Tell whether *article* is where the site leads to from pages that it has not."""
        here = key(article.url or "")
        is_led = self.is_led_away and here == key(self.answered)
        return is_led and any(key(each) != here for each in article.aliases)

    def names(self, article: Article) -> bool:
        """Tell whether the answer is the page of *article*, under another address."""
        named = self.article.canonical_url if self.article is not None else None
        return named is not None and key(named) == key(article.url or "")

    def is_headed(self, article: Article) -> bool:
        """Tell whether *article* has the very headline of the answer."""
        return self.article is not None and fold(self.article.headline) == fold(article.headline)

    def is_same(self, article: Article) -> bool:
        """Tell whether *article* has headline and text of the answer, to the word."""
        mine = self.article
        return (
            mine is not None
            and self.is_headed(article)
            and fold(mine.article_body) == fold(article.article_body)
        )

    def share(self, article: Article) -> float:
        """Return how much of the texts is the same, 0 to 1; 0 where the headlines differ.

        Words of the addresses are left out, which such pages repeat.
        """
        if self.article is None or self.is_led_away:
            return 0.0
        left_out = echoed(self.asked, article.url or "", *article.aliases)
        if not _agree(_words(article.headline, left_out), _words(self.article.headline, left_out)):
            return 0.0
        mine, theirs = (_words(each.article_body, left_out) for each in (article, self.article))
        most = max(mine.total(), theirs.total())
        return (mine & theirs).total() / most if most else 1.0

    def resembles(self, article: Article) -> bool:
        """Tell whether *article* reads like the answer."""
        if self.article is None:
            return False
        days = {_day(article), _day(self.article)}
        if len(days - {None}) > 1:
            return False  # stories of a series read alike, each on its day
        is_alike = days == {None} or (len(days) == 1 and self.is_headed(article))
        return self.share(article) >= (SIMILAR if is_alike else SAME)


def is_titled(article: Article, title: str | None, echo: Collection[str] = ()) -> bool:
    """Tell whether the link with the text *title* announced *article* by its own headline.

    In words that are not among the *echo*, which a page may repeat without knowing them.
    """
    headline, told = (
        Counter(_WORD.findall(fold(each or ""))) for each in (article.headline, title)
    )
    is_told = headline.total() >= TITLE and headline <= told
    return is_told and bool(headline.keys() - echo)


def asked_for(article: Article) -> str:
    """Return the address that led to *article*; its own where none did."""
    url = article.url or ""
    return next((each for each in article.aliases if key(each) != key(url)), url)


def echoed(*addresses: str) -> set[str]:
    """Return the words of addresses, by which a page may name what is missing."""
    words = {word for each in addresses for word in _WORD.findall(fold(each))}
    return words | {part for word in words for part in word.split("_")}


def _words(text: str, left_out: Collection[str]) -> Counter[str]:
    """Return the words of a text, without those of its address, which such pages repeat."""
    return Counter(word for word in _WORD.findall(fold(text)) if word not in left_out)


def _agree(one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether headlines have most of their words in common, or none at all."""
    return (one & other).total() * 2 >= max(one.total(), other.total())


def _day(article: Article) -> str | None:
    """Return the day that the page itself tells, null without one; an address tells of no page."""
    told = article.date_evidence
    is_told = not told or any(
        each.source not in NOT_SHOWN and each.rejected is None for each in told
    )
    return article.date_published[:10] if article.date_published and is_told else None
