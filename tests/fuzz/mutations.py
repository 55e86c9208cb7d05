"""What is done to a page's bytes. Each takes a random source, a page and another, and gives bytes.

They work on bytes, as nobody promises that a page is text. Equal random sources do equal things.
"""

# ruff: noqa: E501 - what is made up reads better whole

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from tests.fuzz.naughty import ADDRESSES, DATES, RUNS, TEXTS

Mutation = Callable[[Random, bytes, bytes], bytes]

_TAG = re.compile(rb"<[^<>]{1,2000}>")
_TEXT = re.compile(rb">([^<>]{3,})<")
_VALUE = re.compile(
    rb"""(?:content|class|id|href|src|datetime|rel|property|alt|title)=(["'])(.*?)\1"""
)
_STRING = re.compile(rb'"(?:[^"\\\n]|\\.){1,400}"')
_LINKED = re.compile(rb"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL)
_META = re.compile(rb"<meta[^>]*>", re.IGNORECASE)

LENGTHS = (10, 100, 1_000, 5_000, 20_000, 60_000)
"""How long a run may be, in repetitions."""

MOST = 5 * 1024 * 1024
"""Bytes of the largest page that a crawl takes."""


def utf8(text: str) -> bytes:
    """Return *text* as a page may hold it, lone surrogates as the bytes that nobody should send."""
    return text.encode("utf-8", "surrogatepass")


def flip(random: Random, page: bytes, _: bytes) -> bytes:
    """Some bytes are others."""
    data = bytearray(page)
    for _n in range(random.choice((1, 8, 60, 1 + len(data) // 50))):
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def cut(random: Random, page: bytes, _: bytes) -> bytes:
    """The page ends, or begins, somewhere."""
    at = random.randrange(len(page))
    return page[at:] if random.random() < 0.3 else page[:at]


def lose(random: Random, page: bytes, _: bytes) -> bytes:
    """Bytes are missing in the middle."""
    at = random.randrange(len(page))
    return page[:at] + page[at + random.randrange(1, 4000) :]


def splice(random: Random, page: bytes, other: bytes) -> bytes:
    """A piece of another page stands in this one."""
    at, start = random.randrange(len(page)), random.randrange(len(other))
    return page[:at] + other[start : start + random.randrange(20_000)] + page[at:]


def cross(random: Random, page: bytes, other: bytes) -> bytes:
    """The page goes on as another."""
    return page[: random.randrange(len(page))] + other[random.randrange(len(other)) :]


def insert(random: Random, page: bytes, _: bytes) -> bytes:
    """Bytes of no meaning stand somewhere, often."""
    parts = []
    for piece in _pieces(random, page, random.choice((1, 5, 40))):
        parts += [piece, random.randbytes(random.choice((1, 3, 50)))]
    return b"".join(parts)


def tags(random: Random, page: bytes, _: bytes) -> bytes:
    """Tags come twice, not at all, or in another order."""
    found = _TAG.findall(page)
    if not found:
        return page + b"<p>" * 50
    share = random.choice((0.02, 0.2, 0.6))
    way = random.randrange(4)
    random_tag = partial(random.choice, found)

    def changed(tag: re.Match[bytes]) -> bytes:
        if random.random() > share:
            return tag[0]
        return (tag[0] * 2, b"", random_tag(), tag[0] + random_tag())[way]

    return _TAG.sub(changed, page)


def unclosed(random: Random, page: bytes, _: bytes) -> bytes:
    """Something begins that never ends."""
    opened = (
        b"<!--", b"<script>", b"<style>", b"<textarea>", b"<title>", b"<xmp>", b"<plaintext>", b"<noscript>",
        b"<template>", b"<svg>", b"<math>", b"<![CDATA[", b"<select>", b"<table>", b"<iframe>", b"<frameset>",
        b"<noframes>", b"<p class='", b'<a href="', b"<", b"</", b"<!", b"<?", b"<script type='application/ld+json'>{",
        b"<a>", b"<b><i><u>", b"<button>", b"<form>", b"<object>", b"<option>", b"<!--><script><!--", b"&",
    )  # fmt: skip
    at = random.randrange(len(page))
    return page[:at] + random.choice(opened) * random.choice((1, 1, 3, 300)) + page[at:]


def texts(random: Random, page: bytes, _: bytes) -> bytes:
    """Texts between tags are naughty."""
    return _swapped(random, page, _TEXT, lambda: b">" + utf8(random.choice(TEXTS + DATES)) + b"<")


def values(random: Random, page: bytes, _: bytes) -> bytes:
    """Values of attributes are naughty: dates, addresses, texts."""

    def value() -> bytes:
        every = random.choice((TEXTS, DATES, ADDRESSES))
        name = random.choice(("content", "href", "class", "datetime", "src", "title", "id"))
        return utf8(f'{name}="{random.choice(every)}"')

    return _swapped(random, page, _VALUE, value)


def run(random: Random, page: bytes, _: bytes) -> bytes:
    """A long run of the same stands somewhere: what patterns are slow at."""
    return _long(random, page, random.choice(LENGTHS))


def marathon(random: Random, page: bytes, _: bytes) -> bytes:
    """A run makes the page as large as a page may be."""
    return _long(random, page, MOST)


def _long(random: Random, page: bytes, count: int) -> bytes:
    repeated = "".join(random.choices(RUNS, k=random.choice((1, 1, 1, 2, 3))))
    long = utf8(repeated * count)[: MOST - len(page) - 1000] + utf8(
        random.choice(("", "x", "!", "2018", "<"))
    )
    frames: tuple[tuple[bytes, bytes], ...] = (
        (b"<p>", b"</p>"), (b"<h1>", b"</h1>"), (b"<title>", b"</title>"), (b"<time>", b"</time>"), (b"<pre>", b"</pre>"),
        (b"<p class=byline>By ", b"</p>"), (b"<p class=date>20 July 2018 ", b"</p>"), (b"<a href='", b"'>x</a>"),
        (b"<meta name=author content='", b"'>"), (b"<meta property=article:published_time content='", b"'>"),
        (b"<div class='", b"'>x</div>"), (b"<img src=a alt='", b"'>"), (b"<figcaption>", b"</figcaption>"), (b"<!--", b"-->"),
        (b"<script>", b"</script>"), (b"<script type='application/ld+json'>", b"</script>"), (b"<li>", b"</li>"), (b"<base href='", b"'>"),
        (b"<script type='application/ld+json'>{\"headline\": \"", b"\"}</script>"), (b"<td>", b"</td>"), (b"<span>", b"</span>"),
        (b"<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"", b"\"}</script>"),
        (b"<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": \"", b"\"}</script>"),
        (b"", b""), (b"<", b">"), (b"<p ", b">"), (b"<html lang='", b"'>"), (b"<meta charset='", b"'>"), (b"<link rel=canonical href='", b"'>"),
        (b"<p class=author itemprop=author>", b"</p>"), (b"<div class=comments>", b"</div>"), (b"<meta name=keywords content='", b"'>"),
    )  # fmt: skip
    before, after = random.choice(frames)
    at = random.choice((0, page.find(b"<body"), page.find(b"</h1>"), random.randrange(len(page))))
    at = page.find(b">", max(at, 0)) + 1
    return page[:at] + before + long + after + page[at:]


def linked(random: Random, page: bytes, _: bytes) -> bytes:
    """The linked data are broken, deep, huge or false."""
    found = _LINKED.search(page)
    data = (
        found[1]
        if found
        else b'{"@type": "NewsArticle", "headline": "Ferry", "author": {"name": "Ada"}}'
    )
    made = _broken(random, data)
    if found:
        return page[: found.start(1)] + made + page[found.end(1) :]
    return page.replace(
        b"</head>", b"<script type='application/ld+json'>" + made + b"</script></head>", 1
    )


def _broken(random: Random, data: bytes) -> bytes:
    """Return linked data that are no good, made from others or not."""
    return random.choice((_strange, _odd, _open, _deep, _flood, _lies, _bitten))(random, data)


def _strange(random: Random, data: bytes) -> bytes:
    return _swapped(random, data, _STRING, lambda: json.dumps(random.choice(TEXTS)).encode(), 0.3)


def _odd(random: Random, data: bytes) -> bytes:
    odd = rb'NaN -Infinity 1e999 [] {} null true "\ud800" "\u0000" [[[]]]'.split()
    return _swapped(random, data, _STRING, lambda: random.choice([*odd, b"9" * 5000]), 0.2)


def _open(random: Random, _: bytes) -> bytes:
    opened = random.choice((b"[", b'{"a":', b'[{"@graph":', b'{"author":['))
    return opened * random.choice((50, 1000, 100_000))


def _deep(random: Random, _: bytes) -> bytes:
    deep = random.choice((20, 200, 900, 5000))
    return b'{"@type":"NewsArticle","author":' * deep + b"1" + b"}" * deep


def _flood(random: Random, _: bytes) -> bytes:
    count = random.choice((30, 3000))
    node = {"@type": "NewsArticle", "headline": random.choice(TEXTS)}
    node["datePublished"] = random.choice(DATES)
    people = [{"@type": "Person", "name": f"{random.choice(TEXTS)[:50]}{n}"} for n in range(count)]
    nodes = [node | {"@id": n} for n in range(count)]
    return json.dumps(random.choice((nodes, node | {"author": people}))).encode()


def _lies(random: Random, _: bytes) -> bytes:
    itself = {"@id": "#a", "@type": ["NewsArticle", 7, None], "mainEntity": {"@id": "#a"}}
    odd = (None, 7, [], {}, [[]], [None], {"name": []}, {"@value": 1}, {"url": {"url": {}}}, True)
    names = [
        "headline",
        "articleBody",
        "author",
        "datePublished",
        "image",
        "keywords",
        "publisher",
        "url",
    ]
    node = {name: random.choice(odd + TEXTS) for name in names} | {"@type": "NewsArticle"}
    return json.dumps(random.choice((node, [node, itself], {"@graph": [itself, node]}))).encode()


def _bitten(random: Random, data: bytes) -> bytes:
    ends = (b"}", b"//", b"/*", b",", b"\n", b"'")
    return data[: random.randrange(1 + len(data))] + random.choice(ends)


def metas(random: Random, page: bytes, _: bytes) -> bytes:
    """Meta elements come in floods, or say nonsense."""
    names = [
        "author",
        "og:title",
        "og:url",
        "article:published_time",
        "article:author",
        "article:tag",
        "keywords",
        "description",
        "og:image",
    ]
    count = random.choice((5, 200, 5000))
    made = [
        f"<meta {random.choice(('name', 'property', 'itemprop'))}='{random.choice(names)}'"
        f" content='{random.choice(random.choice((TEXTS, DATES, ADDRESSES)))[:300]}'>"
        for _n in range(count)
    ]
    return page.replace(b"<head>", b"<head>" + utf8("".join(made)), 1)


def base(random: Random, page: bytes, _: bytes) -> bytes:
    """Links are relative to what is no address."""
    tag = utf8(f"<base href='{random.choice(ADDRESSES)}'>")
    return page.replace(b"<head>", b"<head>" + tag * random.choice((1, 3)), 1)


def entities(random: Random, page: bytes, _: bytes) -> bytes:
    """Character references come in floods."""
    kinds = (
        "&amp;",
        "&#xD800;",
        "&#0;",
        "&#8232;",
        "&notit;",
        "&#x202e;",
        "&nbsp;",
        "&#128;",
        "&",
        "&#",
        "&#x",
        "&lt;p&gt;",
    )
    flood = "".join(random.choices(kinds, k=random.choice((10, 500, 20_000)))).encode()
    at = page.find(b">", random.randrange(len(page))) + 1
    return page[:at] + flood + page[at:]


def attributes(random: Random, page: bytes, _: bytes) -> bytes:
    """A tag has attributes by the thousand."""
    count = random.choice((50, 1000, 4900, 20_000, 100_000))
    kind = random.choice(("a{}=1", "a{}", "class{}='x y'", '{}="a>b"', "a{}='\"'"))
    flood = " ".join(kind.format(n) for n in range(count)).encode()
    tag = random.choice((b"p", b"div", b"body", b"html", b"meta", b"a", b"img"))
    at = page.find(b">", random.randrange(len(page))) + 1
    times = random.choice((1, 1, 3, 20)) if count <= 1000 else 1
    return page[:at] + (b"<" + tag + b" " + flood + b">") * times + page[at:]


def encoded(random: Random, page: bytes, _: bytes) -> bytes:
    """The page is in another encoding than it says."""
    names = (
        "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp1251", "cp1254", "cp932", "gb18030", "big5", "cp949", "koi8-r",
        "iso2022_jp", "iso2022_kr", "hz", "cp037", "cp1256", "mac_cyrillic", "utf-8-sig", "iso8859-6", "cp866", "johab",
    )  # fmt: skip
    return page.decode("utf-8", "replace").encode(
        random.choice(names), random.choice(("replace", "ignore", "xmlcharrefreplace"))
    )


def mixed(random: Random, page: bytes, _: bytes) -> bytes:
    """Pieces of the page are in different encodings."""
    names = ("utf-8", "cp1252", "cp1254", "utf-16-le", "cp1256", "cp932", "koi8-r")
    every = (piece.decode("utf-8", "replace") for piece in _pieces(random, page, 6))
    return b"".join(piece.encode(random.choice(names), "replace") for piece in every)


def marks(random: Random, page: bytes, _: bytes) -> bytes:
    """A byte order mark stands before the page, the wrong one or in the wrong place."""
    mark = random.choice(
        (
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xff\xfe\0\0",
            b"\0\0\xfe\xff",
            b"+/v8",
            b"\xef\xbb",
        )
    )
    at = random.choice((0, 0, 0, random.randrange(len(page))))
    return page[:at] + mark * random.choice((1, 1, 2)) + page[at:]


def declared(random: Random, page: bytes, _: bytes) -> bytes:
    """The page says that it has another encoding."""
    labels = ("utf-16", "utf-7", "x-user-defined", "hz-gb-2312", "iso-2022-kr", "shift_jis", "big5", "windows-1256", "hex", "zlib", "", "\0",
              "utf-8\u2028", "a" * 500, "idna", "unicode_escape", "rot13", "ebcdic", "iso-8859-16", "gb18030", "euc-kr")  # fmt: skip
    meta = utf8(f'<meta charset="{random.choice(labels)}">')
    return meta + _META.sub(b"", page) if random.random() < 0.5 else meta + page


def controls(random: Random, page: bytes, _: bytes) -> bytes:
    """Control characters, marks of direction and line ends stand everywhere."""
    kinds = [
        utf8(each)
        for each in (
            "\0",
            "\x08",
            "\x1b",
            "\x85",
            "\u2028",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\uffff",
            "\x0c",
            "\r",
            "\x1c",
        )
    ]
    kinds += [b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xff"]
    some = random.sample(kinds, k=3)
    parts = []
    for piece in _pieces(random, page, random.choice((5, 100, 1000))):
        parts += [piece, random.choice(some)]
    return b"".join(parts)


MUTATIONS: dict[Mutation, int] = {
    flip: 8, cut: 6, lose: 4, splice: 6, cross: 4, insert: 4, tags: 8, unclosed: 6, texts: 10, values: 10, run: 8, linked: 8, metas: 4,
    base: 3, entities: 3, attributes: 2, encoded: 5, mixed: 3, marks: 3, declared: 4, controls: 6,
}  # fmt: skip
"""How often each is done."""


def _pieces(random: Random, page: bytes, count: int) -> Iterator[bytes]:
    """Yield *page* in pieces."""
    ends = sorted(random.randrange(len(page)) for _ in range(count))
    for start, end in zip([0, *ends], [*ends, len(page)], strict=True):
        yield page[start:end]


def _swapped(
    random: Random,
    page: bytes,
    pattern: re.Pattern[bytes],
    other: Callable[[], bytes],
    share: float = 0.1,
) -> bytes:
    """Return *page* with a *share* of what *pattern* finds replaced."""
    return pattern.sub(lambda found: other() if random.random() < share else found[0], page)
