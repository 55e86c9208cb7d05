"""Whether a page that was read gave anything new, or only what other pages gave before."""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import NamedTuple

from crawler.items import Entry, Reading
from crawler.ledger.frontier import OUTSIDE
from crawler.text.addresses import key
from crawler.text.numbering import is_page_number
from crawler.text.spaces import names_of, space

REMEMBERED = 50_000
"""What a run remembers of what lists showed."""

SHOWN = 200
"""Addresses of one list that are looked at."""

SHORT = 500
"""Characters of a text that may be a form, filled in."""

_COUNTED = re.compile(r"\d+|\b(?:[A-Z][a-z]+day|[0-9a-f]{8,})\b")
_MONTHS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
PLAIN = re.compile(
    r"p|m|y|d|id|aid|nid|sid|art_?id|(?:article|news|story|haber)_?(?:id)?"
    r"|cat|category|category_name|section|kategori|rubrik"
    r"|year|yil|yr|month|monthnum|mon|ay|day|gun|date|tarih|datum|fecha|data|feed|start-index"
)
"""Parameters that name a story, a section or a day."""


class Gave(NamedTuple):
    """What a page gave."""

    here: bool
    """Whether it is new among the pages of its pattern."""
    anywhere: bool
    """Whether no page at all gave it before."""
    is_old: bool = False
    """Whether it may be new to this run alone: an earlier one knew what it shows."""


class Novelty:
    """Tells of the pages of one run what they gave.

    *is_wanted* tells of an article's address whether it may still be asked for; *is_known* of a
    list and the key of an article's address whether an earlier run knew both.
    """

    def __init__(
        self, is_wanted: Callable[[str], bool], is_known: Callable[[str, str], bool]
    ) -> None:
        self._is_wanted = is_wanted
        self._is_known = is_known
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._forms: dict[str, str] = {}

    def of(self, reading: Reading, entry: Entry, *, is_new: bool) -> Gave | None:
        """Tell what a page gave; null: no page was read.

        *is_new*: its article was not known.
        """
        if reading.answer is None or reading.answer.unchanged or reading.url is None:
            return None
        if entry.kind == "listing":
            return self._shows(reading, entry) if reading.outcome == "fetched" else None
        if reading.outcome not in ("kept", "rejected"):
            return None
        if reading.outcome == "kept":
            found = is_new and not self._is_form(reading, entry)
        else:  # a story of days that are not asked for is one all the same
            outside = [each.text for each in reading.rejections if each.reason == OUTSIDE]
            unseen = [each is None or not self._is_seen(("text", each)) for each in outside]
            found = any(unseen)
        return Gave(found, found)

    def _shows(self, reading: Reading, entry: Entry) -> Gave:
        """Tell whether a listing shows an article that no other page of its pattern showed.

        Where its parameters are others than those of days, sections and pages, it may be one list
        in another order: it must show an article that no page at all showed. What a run showed,
        the next one has forgotten: of a list that earlier runs read, what they knew tells nothing.
        """
        name = space(entry.url, is_article=False)
        is_plain = all(PLAIN.fullmatch(each) or is_page_number(each) for each in names_of(name))
        here = anywhere = is_old = False
        for url in reading.shown[:SHOWN]:
            address = key(url)
            is_here, is_anywhere = self._is_seen((name, address)), self._is_seen(("", address))
            if (is_here and is_anywhere) or not self._is_wanted(url):
                continue
            if self._is_known(name, address):
                is_old = True
                continue
            here |= not (is_here if is_plain else is_anywhere)
            anywhere |= not is_anywhere
        return Gave(here, anywhere, is_old and not here)

    def _is_form(self, reading: Reading, entry: Entry) -> bool:
        """Tell whether a page is as the last one of its pattern but for its numbers and days.

        Its text is short, and it tells no day of its own.
        """
        for article in reading.articles:
            text = f"{article.headline}\n{article.article_body}"
            if len(text) > SHORT or article.date_published is not None:
                return False
            name = space(entry.url, is_article=True)
            form = _MONTHS.sub("#", _COUNTED.sub("#", text))
            last, self._forms[name] = self._forms.get(name), form
            if last != form:
                return False
        return True

    def _is_seen(self, told: Hashable) -> bool:
        """Tell whether something was seen in this run before; from now on it was."""
        mark = hash(told)
        is_known = mark in self._seen
        self._seen[mark] = None
        self._seen.move_to_end(mark)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return is_known
