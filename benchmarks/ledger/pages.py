"""Pages of the made-up site as a server sends them: listings and articles, each its own story.

Most of a page is its frame: scripts, menus, teasers. That is made and packed once; only the story
is made when it is asked for. A gzipped body is three members, which RFC 1952 allows.
"""

import gzip
from dataclasses import dataclass
from functools import cached_property
from random import Random

from benchmarks.ledger.stories import LISTED, WORDS, day, path, sentence, title

ROBOTS = b"User-agent: *\nDisallow: /admin/\n"

_FRAMELESS = 4_600
"""Bytes of a page without its frame."""


@dataclass(frozen=True)
class Pages:
    """A site whose articles have *size* bytes of HTML each, or at least as many as a story has."""

    size: int

    def get(self, asked: str) -> bytes | None:
        """Return the gzipped body at a path, which ends with a number but for ``robots.txt``.

        Null where there is nothing, as a crawl asks to see what a site says then.
        """
        if asked == "/robots.txt":
            return gzip.compress(ROBOTS)
        ending = asked.rstrip("/").rpartition("-")[2]
        if not ending.isdecimal():
            return None
        number = int(ending)
        if asked.startswith("/page/"):
            return gzip.compress(self.listing(number).encode(), 1)
        if asked != path(number):
            return None
        before, after = self._packed
        return before + gzip.compress(self.story(number).encode(), 1) + after

    def listing(self, number: int) -> str:
        """Return the listing with this *number*, from 0."""
        numbers = range(number * LISTED, (number + 1) * LISTED)
        links = "".join(f'<h2><a href="{path(each)}">{title(each)}</a></h2>' for each in numbers)
        return f"<html><body><main>{links}</main></body></html>"

    def article(self, number: int) -> str:
        """Return a whole article page, unpacked."""
        return "".join((self._frame[0], self.story(number), self._frame[1]))

    def story(self, number: int) -> str:
        """Return what only this article has."""
        words = Random(-1 - number)  # noqa: S311 - a page's own words
        text = "".join(f"<p>{sentence(words, 12)} {sentence(words, 30)}</p>" for _ in range(9))
        return (
            f'<main><article class="post"><h1 class="entry-title">{title(number)}</h1>'
            f'<time datetime="{day(number)}T09:{number % 60:02}:00+02:00">{day(number)}</time>'
            f'<div class="entry-content">{text}</div></article></main>'
        )

    @cached_property
    def _packed(self) -> tuple[bytes, bytes]:
        before, after = self._frame
        return gzip.compress(before.encode()), gzip.compress(after.encode())

    @cached_property
    def _frame(self) -> tuple[str, str]:
        """What stands before and after the story: as many blocks as on real pages, and scripts."""
        words = Random(self.size)  # noqa: S311 - the same for ever
        menu = "".join(_link(words) for _ in range(self.size // 2_500))
        teasers = "".join(_teaser(words) for _ in range(self.size // 5_000))
        before, after = "", ""
        while len(before) + len(after) + len(menu) + len(teasers) + _FRAMELESS < self.size:
            before += _script(words)
            after += _script(words)
        head = f"<meta charset='utf-8'>{before}"
        return (
            f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><nav><ul>{menu}</ul></nav>",
            f"<aside><ul>{teasers}</ul></aside><footer>The Courier</footer>{after}</body></html>",
        )


def _script(words: Random) -> str:
    calls = (
        f'window.{name}.push(["{words.choice(WORDS)}",{{"id":{words.randrange(10**6)},"on":true}}]);'
        for name in words.choices(WORDS, k=8)
    )
    return f"<script>{''.join(calls)}</script>"


def _link(words: Random) -> str:
    name = words.choice(WORDS)
    return f'<li class="menu-item item-{words.randrange(999)}"><a href="/{name}/">{name}</a></li>'


def _teaser(words: Random) -> str:
    number = words.randrange(10**6)
    return (
        f'<li class="teaser teaser-{number}"><a href="/{words.choice(WORDS)}-{number}/">'
        f'<img src="/images/{number}.jpg" alt=""><span>{sentence(words, 8)}</span></a></li>'
    )
