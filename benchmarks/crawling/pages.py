"""Pages of a made-up newspaper with as much markup as real ones, packed as a server sends them.

A page of 234 KB, 43 gzipped, has 960 elements, 200 links, 200 blocks and 8 KB of text; the rest is
scripts. So have the pages of that size in the sets of ``make bench``, in the mean; and trafilatura
and Backfile take as long, one beside the other, as on those. Most of a page is its frame, which is
made and packed once; only the story is made when it is asked for.
"""

import gzip
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from benchmarks.ledger.pages import ROBOTS
from benchmarks.ledger.stories import LISTED, WORDS, title

SIZE = 234_000
"""Bytes of an average news page."""

BOXES = 6
"""Elements, one in the other, that a story stands in: layouts have their price."""

_FIRST = date(2012, 1, 1)
"""Day of the first story. None is from before 1995, where trafilatura looks for another date in all
of the page, which takes it twice the time of all else."""

_SMALL = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "he",
    "at",
    "by",
    "from",
    "had",
    "they",
)
"""Words between the others, so that a sentence looks like one."""

_MEMBER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def day(number: int) -> date:
    """Return the day of a story: past, whenever this runs."""
    return _FIRST + timedelta(days=number // LISTED % 4_000)


def path(number: int) -> str:
    """Return where a story lies on its host."""
    words = Random(number).choices(WORDS, k=4)  # noqa: S311 - the same for ever
    return f"/{day(number):%Y/%m/%d}/{'-'.join(words)}-{number}/"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a page that is packed by itself."""

    text: bytes
    packed: bytes
    """Deflated, its end flushed: pieces stand one behind the other in one stream."""

    @classmethod
    def of(cls, text: str, level: int = 6) -> "_Piece":
        stream = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        own = text.encode()
        return cls(own, stream.compress(own) + stream.flush(zlib.Z_FULL_FLUSH))


@dataclass(frozen=True)
class Newspaper:
    """A site whose articles have *size* bytes of HTML each."""

    size: int = SIZE

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
        return _member(self._pieces(number)) if asked == path(number) else None

    def listing(self, number: int) -> str:
        """Return the listing with this *number*, from 0."""
        numbers = range(number * LISTED, (number + 1) * LISTED)
        links = "".join(f'<h2><a href="{path(each)}">{title(each)}</a></h2>' for each in numbers)
        return f"<html><body><main>{links}</main></body></html>"

    def article(self, number: int) -> bytes:
        """Return a whole article page, unpacked."""
        return b"".join(each.text for each in self._pieces(number))

    def _pieces(self, number: int) -> tuple[_Piece, ...]:
        own = Story(number)
        before, top, bottom = self._frame
        return before, _Piece.of(own.head()), top, _Piece.of(own.main()), bottom

    @cached_property
    def _frame(self) -> tuple[_Piece, _Piece, _Piece]:
        """What stands before, between and behind what is a story's own."""
        frame = Frame.of(Random(self.size))  # noqa: S311 - the same for ever
        before, top, bottom = frame.before(), frame.top(), frame.bottom()
        story = Story(0)
        known = sum(map(len, (before, top, bottom, story.head(), story.main())))
        scripts = [frame.state() for _ in range(max(0, round((self.size - known) / 4_660)))]
        half = len(scripts) // 2
        return (
            _Piece.of(before + "".join(scripts[:half]), 9),
            _Piece.of(top, 9),
            _Piece.of(bottom + "".join(scripts[half:]) + "</body></html>", 9),
        )


class Story:
    """What only one article has."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._random = Random(-1 - number)  # noqa: S311 - a page's own words
        self._paragraphs = [self._paragraph() for _ in range(22)]

    def head(self) -> str:
        """Return what the page's head tells of it."""
        number, name, time = self._number, title(self._number), self._time
        told = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": name,
            "datePublished": time,
            "dateModified": time,
            "author": [{"@type": "Person", "name": "Ada Merrin"}],
            "publisher": {"@type": "Organization", "name": "The Courier"},
            "image": [f"https://images.courier.example/{number}/large.jpg"],
            "articleSection": "Region",
            "description": self._paragraphs[0][:150],
        }
        return (
            f"<title>{name} | The Courier</title>"
            f'<meta property="og:title" content="{name}">'
            f'<meta name="description" content="{self._paragraphs[0][:150]}">'
            f'<meta property="article:published_time" content="{time}">'
            '<meta name="author" content="Ada Merrin">'
            f'<script type="application/ld+json">{json.dumps(told)}</script>'
        )

    def main(self) -> str:
        """Return its headline, byline and text, with the adverts between the paragraphs."""
        body = "".join(self._body())
        return (
            '<article class="article article--story" data-component="article" itemscope>'
            '<header class="article-header article-header--wide">'
            f'<h1 class="article-header__title" itemprop="headline">{title(self._number)}</h1>'
            f'<p class="article-header__standfirst">{self._sentence(22)}</p>'
            '<div class="byline"><span class="byline__name" rel="author">By <a rel="author"'
            ' href="/authors/ada-merrin/">Ada Merrin</a></span>'
            f'<time class="byline__time" datetime="{self._time}">{self._time[:10]}</time></div>'
            f"</header>{_picture(self._random, self._sentence(12))}"
            f'<div class="article-body" itemprop="articleBody">{body}</div></article>'
        )

    @property
    def _time(self) -> str:
        return f"{day(self._number)}T09:{self._number % 60:02}:00+02:00"

    def _body(self) -> Iterator[str]:
        for place, text in enumerate(self._paragraphs):
            if place % 8 == 5:
                yield f'<h2 class="article-body__heading">{self._sentence(5)}</h2>'
            if place % 6 == 4:
                slot = f"mid-{place}"
                yield (
                    f'<div class="ad ad--inline" data-slot="{slot}" data-sizes="[300,250]">'
                    f'<span class="ad__label">Advertisement</span><div id="{slot}"></div></div>'
                )
            yield (
                f'<div class="article-body__block" data-block="{place}"><div class="text">'
                f'<p class="article-body__text">{text}</p></div></div>'
            )

    def _paragraph(self) -> str:
        text = " ".join(self._sentence(self._random.randrange(8, 24)) for _ in range(4))
        words = text.split(" ")
        if self._random.random() < 0.3:
            place = self._random.randrange(len(words) - 3)
            words[place] = f'<a href="/topics/{self._random.choice(WORDS)}/">{words[place]}</a>'
        return " ".join(words)

    def _sentence(self, length: int) -> str:
        return _sentence(self._random, length)


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages share: menus, teasers, drawings, scripts."""

    random: Random
    classes: tuple[str, ...]
    """Names of the stylesheet, as bundlers make them."""

    @classmethod
    def of(cls, random: Random) -> "Frame":
        """Return a site's frame."""
        names = random.choices(WORDS, k=80)
        signs = ("".join(random.choices(_SIGNS, k=5)) for _ in names)
        return cls(
            random, tuple(f"{a.capitalize()}_root__{b}" for a, b in zip(names, signs, strict=True))
        )

    def before(self) -> str:
        """Return the beginning of a page's head."""
        styles = "".join(
            f".{each}{{margin:{self.random.randrange(9)}px;color:#{self._sign(6)};display:flex}}"
            for each in self.classes
        )
        links = "".join(
            f'<link rel="preload" as="script" href="/_static/chunks/{self._sign(20)}.js"'
            ' crossorigin="anonymous">'
            for _ in range(30)
        )
        metas = "".join(
            f'<meta name="{self._word()}:{self._word()}" content="{self._sign(24)}">'
            for _ in range(30)
        )
        return (
            '<!DOCTYPE html><html lang="en" class="no-js"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta property="og:site_name" content="The Courier">{metas}{links}'
            f"<style>{styles}</style>"
        )

    def top(self) -> str:
        """Return what stands above a story."""
        menu = "".join(self._item() for _ in range(55))
        share = "".join(
            f'<li class="share__item {self._hashed()}"><a class="share__link {self._hashed()}"'
            f' href="#" aria-label="Share">{self._drawing()}</a></li>'
            for _ in range(5)
        )
        return (
            f'</head><body class="page {self._hashed()}"><header class="site-header'
            f' {self._hashed()}"><a class="logo" href="/">{self._drawing()}<span>The Courier'
            f'</span></a><nav class="menu {self._hashed()}"><ul>{menu}</ul>'
            f'</nav></header>{self._boxes()}<main><ul class="share">{share}</ul>'
        )

    def bottom(self) -> str:
        """Return what stands below a story."""
        tags = "".join(
            f'<li class="tag {self._hashed()}"><a href="/topics/{self._word()}/">{self._word()}'
            "</a></li>"
            for _ in range(8)
        )
        teasers = "".join(self._teaser() for _ in range(24))
        read = "".join(
            f'<li class="most-read__item {self._hashed()}"><a href="/{self._word()}-'
            f'{self.random.randrange(10**6)}/"><span>{_sentence(self.random, 9)}</span></a></li>'
            for _ in range(10)
        )
        more = "".join(self._item() for _ in range(40))
        social = "".join(f'<a class="social" href="#">{self._drawing()}</a>' for _ in range(6))
        return (
            f'<ul class="tags">{tags}</ul><section class="related {self._hashed()}"><h2>More from'
            f" Region</h2>{teasers}</section></main>"
            f'{"</div>" * BOXES}<aside class="most-read"><h2>Most read</h2><ol>{read}</ol></aside>'
            f'<footer class="site-footer {self._hashed()}"><ul>{more}</ul>{social}'
            "<p>The Courier is published six days a week.</p></footer>"
        )

    def state(self) -> str:
        """Return a script of some 3,900 bytes: most of what pages carry and nobody sees."""
        items = [
            {
                "id": self.random.randrange(10**9),
                "__typename": "TeaserContentConnectionNode",
                "renditions": {"small": 320, "medium": 640, "large": 1280, "ratio": "16:9"},
                "type": self._word(),
                "url": f"/{self._word()}/{self._word()}-{self.random.randrange(10**6)}/",
                "title": _sentence(self.random, 8),
                "visible": True,
                "weight": self.random.randrange(1000),
            }
            for _ in range(16)
        ]
        return f"<script>window.__{self._word()}__={json.dumps(items)};</script>"

    def _boxes(self) -> str:
        return "".join(f'<div class="layout {self._hashed()}">' for _ in range(BOXES))

    def _item(self) -> str:
        name = self._word()
        return (
            f'<li class="menu__item {self._hashed()}"><a class="menu__link {self._hashed()}"'
            f' href="/{name}/" data-track="nav:{name}:{self._sign(6)}"><span class="menu__text">'
            f"{name.capitalize()}</span></a></li>"
        )

    def _teaser(self) -> str:
        name = f"/{self._word()}-{self._word()}-{self.random.randrange(10**6)}/"
        number = self.random.randrange(10**6)
        return (
            f'<div class="grid__cell {self._hashed()}"><div class="card {self._hashed()}"'
            f' data-track="related:{self._sign(12)}"><div class="card__media {self._hashed()}">'
            f'<a class="card__link {self._hashed()}" href="{name}" tabindex="-1">'
            f'<img class="card__image" loading="lazy" alt="" src="/images/{number}-320.jpg"'
            f' srcset="/images/{number}-320.webp 320w, /images/{number}-640.webp 640w"></a></div>'
            f'<div class="card__content"><div class="card__section {self._hashed()}"><a'
            f' href="/{self._word()}/">{self._word()}</a></div><div class="card__title'
            f' {self._hashed()}"><a href="{name}"><span>{_sentence(self.random, 10)}</span></a>'
            f'</div></div><div class="card__tools {self._hashed()}"><button class="icon-button'
            f' {self._hashed()}" aria-label="Save">{self._drawing()}</button></div></div></div>'
        )

    def _drawing(self) -> str:
        steps = " ".join(
            f"{self.random.choice('lhvc')}{self.random.random() * 20 - 10:.2f}" for _ in range(14)
        )
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true">'
            f'<path fill="currentColor" d="M0 0{steps}z"></path></svg>'
        )

    def _hashed(self) -> str:
        return self.random.choice(self.classes)

    def _word(self) -> str:
        return self.random.choice(WORDS)

    def _sign(self, length: int) -> str:
        return "".join(self.random.choices(_SIGNS, k=length))


def _picture(random: Random, caption: str | None) -> str:
    number = random.randrange(10**6)
    sizes = ", ".join(
        f"https://images.courier.example/{number}/{width}.webp?q=75 {width}w"
        for width in (320, 640, 960, 1280)
    )
    told = f'<figcaption class="figure__caption">{caption}</figcaption>' if caption else ""
    return (
        f'<figure class="figure"><picture><source type="image/webp" srcset="{sizes}">'
        f'<img class="figure__image" loading="lazy" alt="" src="/images/{number}.jpg"></picture>'
        f"{told}</figure>"
    )


def _sentence(random: Random, length: int) -> str:
    """Return a sentence of *length* words, every other one of them small."""
    words = (random.choice(WORDS if place % 2 else _SMALL) for place in range(length))
    return f"{' '.join(words).capitalize()}."


def _member(pieces: tuple[_Piece, ...]) -> bytes:
    """Return one gzip member of *pieces* (RFC 1952)."""
    check = 0
    for each in pieces:
        check = zlib.crc32(each.text, check)
    size = sum(len(each.text) for each in pieces)
    end = struct.pack("<II", check, size & 0xFFFFFFFF)
    return b"".join((_MEMBER, *(each.packed for each in pieces), b"\x03\x00", end))
