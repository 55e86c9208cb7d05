"""Whether a page is what a site shows for pages that it has not, with a status of success."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from crawler.items import Article
from crawler.text.addresses import key
from crawler.text.normalise import fold
from crawler.text.spaces import space

_WORD = re.compile(r"\w+")

SAME = 0.9
"""Share of the words of both texts that are the same, in two pages that say that something is
missing; the headlines must agree, too."""

SIMILAR = 0.5
"""The same, where neither page tells a day: such pages name other pages, every time others."""

NOT_SHOWN = frozenset({"address", "archive", "announced"})
"""Sources of dates that no page tells, but its address, or what led to it."""

PUBLISHED = frozenset({"json-ld", "meta", "microdata"})
"""Sources of dates in a page's metadata."""

SHORT = 600
"""Characters of a text that is short for a story."""


@dataclass(frozen=True, slots=True)
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

    def is_shown(self, article: Article) -> bool:
        """Tell whether *article* is what the site shows for a page that it has not."""
        if self.is_led_away:
            here = key(article.url or "")
            return here == key(self.answered) and any(key(each) != here for each in article.aliases)
        if self.article is None or self._names(article) or _is_published(self.article):
            return False
        echoed = _echoed(self.asked, article.url or "", *article.aliases)
        mine, theirs = _Words.of(article, echoed), _Words.of(self.article, echoed)
        if not mine.agrees(theirs):
            return False
        is_dated = _tells_day(article) or _tells_day(self.article)
        return mine.share(theirs) >= (SAME if is_dated else SIMILAR)

    def _names(self, article: Article) -> bool:
        """Tell whether the answer is the page of *article*, under another address."""
        named = self.article.canonical_url if self.article is not None else None
        return named is not None and key(named) == key(article.url or "")


def asked_for(article: Article) -> str:
    """Return the address that led to *article*; its own where none did."""
    url = article.url or ""
    return next((each for each in article.aliases if key(each) != key(url)), url)


class Absences:
    """What the hosts of one site answered for pages that they have not."""

    def __init__(self) -> None:
        self._known: dict[str, list[Absent]] = {}
        self._asked: set[str] = set()
        self._last: dict[str, str] = {}

    def add(self, absent: Absent) -> None:
        """Take note of an answer."""
        self._known.setdefault(_host(absent.asked), []).append(absent)
        self._asked.add(space(absent.asked, is_article=True))

    def shows(self, article: Article) -> bool:
        """Tell whether *article* is what its host shows for pages that it has not.

        So is the front page of a host, where another address led to it.
        """
        if article.url is None:  # a text that somebody saved
            return False
        if asked_for(article) != article.url and not {"/", "?"} & set(key(article.url)):
            return True
        return any(each.is_shown(article) for each in self._known.get(_host(article.url or ""), ()))

    def is_asked_about(self, article: Article) -> bool:
        """Tell whether it should be known what the host shows where it has nothing, and is not yet.

        That is before the first article of a host, and where one looks as if it were none: led
        there from another address, without a day, short, or with the headline of the one before.
        Each pattern of addresses is asked about once.
        """
        url = article.url or ""
        pattern = space(asked_for(article), is_article=True)
        host, headline = _host(url), fold(article.headline)
        is_first, is_again = host not in self._last, self._last.get(host) == headline
        self._last[host] = headline
        if pattern in self._asked:
            return False
        is_odd = (
            is_again
            or article.date_published is None
            or len(article.article_body) < SHORT
            or asked_for(article) != url
        )
        if is_first or is_odd:
            self._asked.add(pattern)
            return True
        return False


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a page, without those of its address, which such pages repeat."""

    headline: Counter[str]
    text: Counter[str]

    @classmethod
    def of(cls, article: Article, echoed: Collection[str]) -> Self:
        told = (article.headline, article.article_body)
        headline, text = (
            Counter(word for word in _WORD.findall(fold(each)) if word not in echoed)
            for each in told
        )
        return cls(headline, text)

    def agrees(self, other: Self) -> bool:
        """Tell whether the headlines have most of their words in common, or none at all."""
        most = max(self.headline.total(), other.headline.total())
        return (self.headline & other.headline).total() * 2 >= most

    def share(self, other: Self) -> float:
        """Return the share of the longer text's words that stand in the other, too; 1: no words."""
        most = max(self.text.total(), other.text.total())
        return (self.text & other.text).total() / most if most else 1.0


def _is_published(article: Article) -> bool:
    """Tell whether a page says in its metadata when it was published: only a story does.

    A server that makes a story for whatever it is asked for has no page that is not there.
    """
    return any(each.source in PUBLISHED and each.rejected is None for each in article.date_evidence)


def _tells_day(article: Article) -> bool:
    """Tell whether the page itself says when it was published; an address may, of no page."""
    told = article.date_evidence
    return any(each.source not in NOT_SHOWN and each.rejected is None for each in told) or (
        article.date_published is not None and not told
    )


def _echoed(*addresses: str) -> set[str]:
    """Return the words of addresses, by which a page may name what is missing."""
    words = {word for each in addresses for word in _WORD.findall(fold(each))}
    return words | {part for word in words for part in word.split("_")}


def _host(url: str) -> str:
    return key(url).partition("/")[0].partition("?")[0]
