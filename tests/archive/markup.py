"""HTML pieces that every theme shares: text, a story's body, the page's head."""

import json
from collections.abc import Iterable
from datetime import datetime
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from tests.archive import addresses
from tests.archive.stories import Story
from tests.archive.writer import Piece

if TYPE_CHECKING:
    from tests.archive.site import Site

TEXTURE = str.maketrans(
    {"’": "&#8217;", "“": "&#8220;", "”": "&#8221;", "\u200c": "&zwnj;", "…": "&hellip;"}
)
"""How WordPress writes typographic marks."""


def text(plain: str) -> str:
    """Return *plain* as HTML, with entities and no-break spaces as WordPress writes them."""
    html = escape(plain, quote=False).translate(TEXTURE)
    return html.replace("« ", "«&nbsp;").replace(" »", "&nbsp;»").replace(" :", "&nbsp;:")


def link(address: str, plain: str, **attributes: str) -> str:
    """Return a link with a plain text; ``class_`` is the attribute "class"."""
    pairs = {"href": address, **attributes}.items()
    written = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in pairs)
    return f"<a{written}>{text(plain)}</a>"


def body(story: Story, site: "Site", *, old: bool = False) -> str:
    """Return the body's blocks, a line each; *old* is the markup before HTML5's figures."""
    lines = []
    for kind, group in groupby(story.pieces, key=lambda piece: piece.type):
        pieces = list(group)
        if kind == "list_item":
            lines += ["<ul>", *(f"<li>{text(piece.text)}</li>" for piece in pieces), "</ul>"]
        elif kind == "paragraph":
            lines += paragraphs(pieces, first=len(lines))
        else:
            lines += [block(piece, site, old=old) for piece in pieces]
    return "\n".join(lines)


def paragraphs(pieces: Iterable[Piece], first: int) -> Iterable[str]:
    """Yield paragraphs; some have words inside a link or in italics."""
    for number, piece in enumerate(pieces, first):
        start, _, end = piece.text.rpartition(" ")
        if number % 3 == 1:
            yield f"<p>{text(start)} <em>{text(end)}</em></p>"
        elif number % 3 == 2:
            yield f'<p>{text(start)} <a href="https://agency.example/wire/">{text(end)}</a></p>'
        else:
            yield f"<p>{text(piece.text)}</p>"


def block(piece: Piece, site: "Site", *, old: bool) -> str:
    """Return a block that is neither a paragraph nor in a list."""
    if piece.type == "quote":
        return f"<blockquote><p>{text(piece.text)}</p></blockquote>"
    if piece.type == "heading":
        return f"<h2>{text(piece.text)}</h2>"
    if piece.type == "table":
        return table(piece.text)
    return picture(piece.text, site, old=old)


def table(plain: str) -> str:
    """Return a table; the first row holds the heads."""
    head, *rows = (line.split("\t") for line in plain.split("\n"))
    cells = "".join(f"<th>{text(cell)}</th>" for cell in head)
    lines = [f"<tr>{''.join(f'<td>{text(cell)}</td>' for cell in row)}</tr>" for row in rows]
    return "\n".join(
        ["<table>", f"<thead><tr>{cells}</tr></thead>", "<tbody>", *lines, "</tbody></table>"]
    )


def picture(caption: str, site: "Site", *, old: bool) -> str:
    """Return a picture with its caption."""
    image = f'<img src="{site.url("/wp-content/uploads/2017/04/picture.jpg")}" alt="" width="600">'
    if old:
        return (
            f'<div id="attachment_9" style="width: 610px" class="wp-caption aligncenter">{image}'
            f'<p class="wp-caption-text">{text(caption)}</p></div>'
        )
    return f'<figure class="wp-caption">{image}<figcaption>{text(caption)}</figcaption></figure>'


def stamp(moment: datetime) -> str:
    """Return *moment* in RFC 3339."""
    return moment.isoformat(timespec="seconds")


def document(site: "Site", head: str, content: str, classes: str) -> str:
    """Return a whole page."""
    words = site.words
    rtl = ' dir="rtl"' if words.direction == "rtl" else ""
    return (
        f'<!DOCTYPE html>\n<html{rtl} lang="{words.tag}">\n<head>\n<meta charset="UTF-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head}\n</head>\n'
        f'<body class="{classes}">\n{content}\n</body>\n</html>\n'
    )


def listing_head(site: "Site", title: str) -> str:
    """Return the head of a page that is no article."""
    full = f"{title} - {site.options.name}" if title else site.options.name
    return "\n".join([f"<title>{text(full)}</title>", *common_head(site)])


def article_head(site: "Site", story: Story, path: str) -> str:
    """Return the head of an article's page."""
    options = site.options
    address = site.canonical(story, path)
    lines = [
        f"<title>{text(story.headline)} - {text(options.name)}</title>",
        *common_head(site),
        f'<link rel="canonical" href="{escape(address)}">',
    ]
    if options.permalinks != "query":
        lines.append(f'<link rel="shortlink" href="{site.url(addresses.short_path(story))}">')
    if options.open_graph:
        lines += open_graph(site, story, address)
    if options.json_ld:
        lines.append(json_ld(site, story, address))
    return "\n".join(lines)


def common_head(site: "Site") -> list[str]:
    """Return what every page's head has."""
    return [
        f'<link rel="alternate" type="application/rss+xml" href="{site.url("/feed/")}">',
        f'<link rel="stylesheet" href="{site.url("/wp-content/themes/style.css?ver=4.9.7")}">',
        "<style>.site-title { font-size: 2em } .entry-date::before { content: '\\f303' }</style>",
        '<meta name="generator" content="WordPress 4.9.7">',
    ]


def open_graph(site: "Site", story: Story, address: str) -> list[str]:
    """Return the meta elements that an SEO plug-in writes."""
    pairs = [
        ("og:type", "article"),
        ("og:title", f"{story.headline} - {site.options.name}"),
        ("og:url", address),
        ("og:site_name", site.options.name),
    ]
    if story.dated:
        pairs.append(("article:published_time", stamp(story.published)))
        if story.modified:
            pairs.append(("article:modified_time", stamp(story.modified)))
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in pairs]


def json_ld(site: "Site", story: Story, address: str) -> str:
    """Return a graph as SEO plug-ins write it: the page, the site and the article."""
    home = site.url("/")
    article = {
        "@type": "NewsArticle",
        "@id": address + "#article",
        "isPartOf": {"@id": address + "#webpage"},
        "headline": story.headline,
        "inLanguage": story.language,
        "mainEntityOfPage": {"@id": address + "#webpage"},
        "publisher": {"@id": home + "#organization"},
    }
    if story.dated:
        article["datePublished"] = stamp(story.published)
        article["dateModified"] = stamp(story.modified or story.published)
    graph = [
        {"@type": "Organization", "@id": home + "#organization", "name": site.options.name},
        {"@type": "WebSite", "@id": home + "#website", "url": home, "name": site.options.name},
        {"@type": "WebPage", "@id": address + "#webpage", "url": address, "name": story.headline},
        article,
    ]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data}</script>'
