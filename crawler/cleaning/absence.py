"""Whether a page is what a site shows for pages that it has not, with a status of success."""

from collections import Counter
from collections.abc import Sequence

from crawler.cleaning.answered import SAME, Absent, asked_for, echoed, is_titled
from crawler.items import Article
from crawler.text.addresses import key
from crawler.text.normalise import fold
from crawler.text.nowhere import nowhere
from crawler.text.spaces import space

SHORT = 600
"""Characters of a text that is short for a story."""

AGAIN = 3
"""Times in a row that a host is asked whether its answer is another by now, and it is not."""


class Absences:
    """What the hosts of one site answered for pages that they have not.

    One answer alone proves little: a site may show its newest story wherever it has none, and
    stories of a series read alike. Two tell what such answers have in common, and an article must
    have as much. Are they the same to the word, so must be the article. Do they differ in words of
    their addresses alone, it may differ in those of its own. Do they name other pages, every time
    others, half of it must be the same. An answer that says in its metadata when it was published,
    as stories do, must have one headline each time, and the article too. What tells another day is
    another page.
    """

    def __init__(self) -> None:
        self._known: dict[str, list[Absent]] = {}
        self._asked: set[str] = set()
        self._seconds: set[str] = set()
        self._again: Counter[str] = Counter()
        self._last: dict[str, str] = {}

    def add(self, absent: Absent) -> None:
        """Take note of an answer."""
        host = _host(absent.asked)
        known = self._known.setdefault(host, [])
        if not any(_is_same(absent, each) for each in known):
            self._again[host] = 0
        known.append(absent)
        self._asked.add(space(absent.asked, is_article=True))

    def shows(self, article: Article, title: str | None = None) -> bool:
        """Tell whether *article* is what its host shows for pages that it has not.

        So is the front page of a host, where another address led to it. *title*: the text of the
        link that announced it; what has the headline that was announced is there.
        """
        if article.url is None:  # a text that somebody saved
            return False
        if asked_for(article) != article.url and not {"/", "?"} & set(key(article.url)):
            return True
        answers = self._answers(article)
        return any(
            each.is_led_to(article) or _proves(each, answers, article, title) for each in answers
        )

    def unsure(self, article: Article, title: str | None = None) -> str | None:
        """Return an address that no page has, to be asked for before *article* is judged.

        Null: enough is known. A second one is asked for when *article* reads like the first; and a
        fresh one when it reads like an answer that is always the same, but is another: it may have
        changed since. Each is returned once.
        """
        if article.url is None:
            return None
        answers = self._answers(article)
        alike = [each for each in answers if each.resembles(article)]
        for each in alike:
            second = nowhere(each.asked)
            is_second = each.asked in self._seconds
            if not is_second and not _is_fixed(each, answers) and second not in self._seconds:
                self._seconds.add(second)
                return second
        if not alike or is_titled(article, title) or self.shows(article, title):
            return None
        host, fresh = _host(article.url), nowhere(asked_for(article))
        is_fixed = all(_is_fixed(each, answers) for each in alike)
        is_known = any(each.asked == fresh for each in answers)
        if not is_fixed or is_known or self._again[host] >= AGAIN:
            return None
        self._again[host] += 1
        return fresh

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

    def _answers(self, article: Article) -> list[Absent]:
        """Return what the host of *article* answered, but for what is that page itself."""
        known = self._known.get(_host(article.url or ""), ())
        return [each for each in known if not each.names(article)]


def _proves(answer: Absent, answers: Sequence[Absent], article: Article, title: str | None) -> bool:
    """Tell whether *article* is no other than *answer*, by what the *answers* have in common."""
    if not answer.resembles(article):
        return False
    others = [
        each.article
        for each in answers
        if each is not answer and each.article is not None and answer.resembles(each.article)
    ]
    if not others or _is_fixed(answer, answers):
        is_proof = bool(others) or not answer.is_published
        return is_proof and answer.is_same(article) and not is_titled(article, title)
    is_headed = answer.is_headed(article) and any(map(answer.is_headed, others))
    if answer.is_published and not is_headed:
        return False  # a server that makes a story for whatever it is asked for
    if is_titled(article, title, echoed(article.url or "", *article.aliases)):
        return False
    is_echo = any(answer.share(each) == 1 for each in others)
    return answer.share(article) >= SAME if is_echo else True


def _is_fixed(answer: Absent, answers: Sequence[Absent]) -> bool:
    """Tell whether another address was answered the same, to the word."""
    return any(_is_same(answer, each) for each in answers)


def _is_same(answer: Absent, other: Absent) -> bool:
    is_other = other.asked != answer.asked
    return is_other and other.article is not None and answer.is_same(other.article)


def _host(url: str) -> str:
    return key(url).partition("/")[0].partition("?")[0]
