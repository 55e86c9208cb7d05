"""Pages that are nothing but too much of something, each with a text that must not be lost silently."""

# ruff: noqa: E501 - what is made up reads better whole

from collections.abc import Callable
from random import Random

STORY = (
    "<h1>Ferry runs again</h1><p>The ferry carried 254 passengers on its first day, the harbour office said.</p>"
    "<p>It will leave the quay four times a day, and more often when the wind allows it, until October.</p>"
)
MARKER = "The lighthouse keeper waved from the last pier of all."
"""What is read, or the page is refused: whatever stands before it."""

_DEEP = [
    "div",
    "span",
    "font",
    "b",
    "i",
    "em",
    "a",
    "ul",
    "li",
    "ol",
    "dl",
    "dd",
    "table",
    "section",
    "article",
    "blockquote",
    "center",
    "ins",
    "del",
    "q",
    "sub",
    "sup",
    "code",
    "kbd",
    "s",
    "cite",
    "abbr",
    "fieldset",
    "x-y",
    "map",
    "svg",
    "math",
    "marquee",
    "ruby",
]
_COUNTS = (300, 999, 1_001, 10_000, 100_000)


def deep(random: Random) -> str:
    """Elements stand in each other, ten thousand deep."""
    names, count = random.choices(_DEEP, k=random.choice((1, 1, 2, 5))), random.choice(_COUNTS)
    count = min(count, 10_000) if len(names) > 1 else count
    mark = random.choice(("", "", " class=a", " id=b style='color:red'"))
    every = "".join(f"<{name}{mark}>" for name in names) * (count // len(names))
    closed = (
        "".join(f"</{name}>" for name in reversed(names)) * (count // len(names))
        if random.random() < 0.5
        else ""
    )
    return f"{STORY}{every}<p>{MARKER}</p>{closed}"


def cells(random: Random) -> str:
    """Tables stand in each other."""
    count = random.choice((50, 300, 2000, 10_000))
    return f"{STORY}{'<table><tr><td>' * count}x{'</td></tr></table>' * count}<p>{MARKER}</p>"


def flat(random: Random) -> str:
    """Elements stand side by side by the ten thousand."""
    element = random.choice(
        ("<p>flat and short</p>", "<p>x", "<br>", "<li>item", "<div>a</div>", "<a href=/a>link</a> ", "<h2>Part</h2>", "<img src=a.jpg>",
         "<p>20 July 2018</p>", "<time>20 July 2018</time>", "<p>By Ada Merrow</p>", "<span class=author>Ada</span>", "<blockquote>q</blockquote>",
         "<figure><img src=a><figcaption>c</figcaption></figure>", "<h1>Ferry</h1>", "<p><a href=/b>Related story</a></p>", "<hr>", "<td>x", "<option>x</option>",
         "<p class='date byline author entry-content comment'>x y z</p>", "<article><p>Some words of text.</p></article>", "<script>1</script>",
         "<section itemprop=articleBody>word</section>", "<p>The ferry carried 254 passengers on its first day.</p>", "<!-- x -->", "<b>x</b>y",
         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"F\"}</script>", "<svg><path d=M0></svg>", "<iframe src=a></iframe>")
    )  # fmt: skip
    count = random.choice((1_000, 5_000, 20_000, 80_000))
    count = min(count, 5_000_000 // len(element))
    return f"{STORY}{element * count}</table></select><p>{MARKER}</p>"


def table(random: Random) -> str:
    """A table has rows or columns by the thousand."""
    rows, columns = random.choice(((5_000, 2), (2, 5_000), (150, 150), (30_000, 1)))
    span = random.choice(("", "", " colspan=9999", " rowspan=65534"))
    body = ("<tr>" + f"<td{span}>12" * columns) * rows
    return f"{STORY}<table>{body}</table><p>{MARKER}</p>"


def wide(random: Random) -> str:
    """One tag has a hundred thousand attributes, or one attribute as many words."""
    count = random.choice((1_000, 4_000, 100_000))
    tag = random.choice((
        "<p " + " ".join(f"a{n}=1" for n in range(count)) + ">", "<p class='" + "c " * count + "'>", "<p class='" + " ".join(f"c{n}" for n in range(count)) + "'>",
        "<p style='" + "a:b;" * count + "'>", "<img srcset='" + "a.jpg 1x, " * count + "'>", "<p a='" + ">" * count + "'>", "<p a=" + "b" * count + ">",
        "<p " + "a=1 " * count + ">", "<p " + "=" * count + ">", "<p " + "/" * count + ">", "<p " + "a\n" * count + ">", "<p '" + "\"'" * count + "'\">",
    ))  # fmt: skip
    return f"{STORY}{tag}<p>{MARKER}</p>"


def long(random: Random) -> str:
    """A paragraph, a word, a line is as long as a page may be."""
    count = random.choice((10_000, 200_000, 1_000_000, 4_000_000))
    text = random.choice(
        (
            "x",
            "word ",
            "20 July 2018 ",
            "1:1 ",
            "a. ",
            "Ab",
            "\u0627",
            "\u6f22",
            "a\n",
            ", ",
            "By A and ",
            "http://a/ ",
            "A-",
            "&amp;",
            "\u0130",
            "e\u0301",
        )
    )
    tag = random.choice(
        (
            "p",
            "pre",
            "h1",
            "title",
            "td",
            "li",
            "figcaption",
            "blockquote",
            "time",
            "a",
            "noscript",
            "div class=byline",
            "textarea",
        )
    )
    body = (text * count)[: 4_500_000 // (1 if text.isascii() else 3)]
    return f"{STORY}<{tag}>{body}</{tag.split()[0]}><p>{MARKER}</p>"


def misnested(random: Random) -> str:
    """Formatting elements are opened again and again: what the adoption agency is slow at."""
    names = random.choices(("a", "b", "i", "font", "nobr", "em", "small", "code", "tt"), k=3)
    count = random.choice((100, 1_000, 10_000))
    way = random.randrange(3)
    if way == 0:
        body = (
            "".join(f"<{name} x={n}>" for n in range(count // 3) for name in names) + "<p>x" * 100
        )
    elif way == 1:
        body = "".join(f"<{names[0]}><p></{names[0]}>" for _ in range(count))
    else:
        body = "<b><table>" * (count // 2) + "<i>x" * (count // 2)
    return f"{STORY}{body}</table><p>{MARKER}</p>"


def updates(random: Random) -> str:
    """A live blog has updates, in each other or side by side."""
    one = "<div itemprop=liveBlogUpdate><time>10:00</time><h3>Boat</h3><p>The ferry left the quay with a piano.</p>"
    count = random.choice((50, 400, 3_000))
    return f"{STORY}{one * count}{random.choice(('', '</div>' * count))}<p>{MARKER}</p>"


def lines(random: Random) -> str:
    """Breaks and line ends by the ten thousand in one block."""
    piece = random.choice(
        (
            "a<br>",
            "a<br><br>",
            "a\n",
            "<br>\n",
            "20 July 2018<br>",
            "a\u2028",
            "By Ada<br>",
            "<b>A:</b> x<br>",
        )
    )
    tag = random.choice(("p", "pre", "div", "td", "blockquote"))
    return f"{STORY}<{tag}>{piece * random.choice((1_000, 10_000, 50_000))}</{tag}><p>{MARKER}</p>"


FLOODS: tuple[Callable[[Random], str], ...] = (
    deep,
    cells,
    flat,
    table,
    wide,
    long,
    misnested,
    updates,
    lines,
)
"""Every way in which a page can be too much."""


def flood(random: Random) -> tuple[str, str]:
    """Return the name of a flood, and a page of it."""
    made = random.choice(FLOODS)
    head = random.choice(
        ("", "<title>Ferry runs again - The Courier</title>", "<meta charset=utf-8><html lang=en>")
    )
    return (
        made.__name__,
        f"<!doctype html><html><head>{head}</head><body>{made(random)}</body></html>",
    )
