"""JSON-LD, read tolerantly: news sites publish much that is almost JSON."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import chain
from operator import itemgetter
from typing import Any
from urllib.parse import unquote

from crawler.pages.bounds import LONGEST_ADDRESS
from crawler.pages.marks import words
from crawler.pages.values import plain
from crawler.pages.walk import Walk
from crawler.text.addresses import key
from crawler.text.normalise import fold

Node = Mapping[str, Any]

MAX_DEPTH = 12
"""Levels of nesting in which an article is looked for."""

MOST_VALUES = 20
"""Values in one script that are read."""

MAX_SIZE = 2_000_000
"""Characters beyond which a script is not read."""

TYPES = words(
    "reportagenewsarticle newsarticle analysisnewsarticle opinionnewsarticle",
    "backgroundnewsarticle reviewnewsarticle askpublicnewsarticle liveblogposting blogposting",
    "satiricalarticle advertisercontentarticle",
    "article techarticle scholarlyarticle report socialmediaposting",
)
"""Types of an article."""

_WRAP = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
    r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*(?:;\s*)?$"
)
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|/\*.*?(?:\*/|\Z)|//[^\n]*', re.DOTALL)
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|,(?=\s*[}\]])|(?<=[{\[,])\s*,', re.DOTALL)
_GAP = re.compile(r"[\s,;]*")
_KIND = re.compile(r'"@type"\s*:\s*"((?:\w*News|Blog)?(?:Article|Posting))"')
_PROPERTY = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\\\n]{4,300})"')
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda _: None)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')


def read_jsonld(walk: Walk) -> list[Node]:
    """Return every object that the page's JSON-LD holds, nested ones after their holders."""
    nodes: list[Node] = []
    for script in walk.tags["script"]:
        if "ld+json" in script.get("type").lower():
            nodes += objects(parse(script.node.text()))
    return nodes


def parse(text: str) -> Any:
    """Return the value of a script; null when it cannot be read whatever is forgiven.

    Forgiven are comments, CDATA marks, escaped quotes, trailing commas, control characters in
    strings, NaN, wrong escapes and several values one after another. Of what is broken beyond
    that the dates and the headline are saved.
    """
    if len(text) > MAX_SIZE:
        return None
    for candidate in chain((text,), _repaired(text)):
        try:
            return _DECODER.decode(candidate)
        except (ValueError, RecursionError):
            continue
    return _several(text) or _saved(text)


def _several(text: str) -> list[Any]:
    """Return the values that follow each other in a script; empty when it begins with none."""
    found: list[Any] = []
    text = _STRING_OR_COMMA.sub(_keep_string, _WRAP.sub("", text.strip()))
    start = _GAP.match(text)
    while start is not None and start.end() < len(text) and len(found) < MOST_VALUES:
        try:
            value, end = _DECODER.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            break
        found.append(value)
        start = _GAP.match(text, end)
    return [value for value in found if isinstance(value, (dict, list))]


def _saved(text: str) -> dict[str, Any] | None:
    """Return what can be saved of a broken script: type, headline and dates of an article."""
    kind = _KIND.search(text)
    found: dict[str, Any] = {}
    for name, value in _PROPERTY.findall(text) if kind else ():
        found.setdefault(name, value)
    return {"@type": kind[1], **found} if kind and found else None


def _repaired(text: str) -> Iterator[str]:
    """Yield the text with more and more forgiven."""
    text = _WRAP.sub("", text.strip()).strip().rstrip(";")
    yield text
    text = _STRING_OR_COMMENT.sub(_keep_string, text)
    text = _STRING_OR_COMMA.sub(_keep_string, text)
    yield text
    yield _BAD_ESCAPE.sub(r"\\\\", text)
    if "&quot;" in text or "&#34;" in text:
        yield unescape(text)


def _keep_string(found: re.Match[str]) -> str:
    """Return a string as it is, and nothing for what is not one."""
    return found[0] if found[0].startswith('"') else ""


def objects(value: Any) -> list[Node]:
    """Return every object inside *value*, breadth first, to a bounded depth."""
    found: list[Node] = []
    level = [value]
    for _ in range(MAX_DEPTH):
        following: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                found.append(each)
                following += each.values()
            elif isinstance(each, list):
                following += each
        level = [each for each in following if isinstance(each, (dict, list))]
        if not level:
            break
    return found


def types(node: Node) -> list[str]:
    """Return the types of an object, lower case, without their vocabulary."""
    named = many(node.get("@type"))
    return [
        each.rpartition("/")[2].rpartition(":")[2].lower()
        for each in named
        if isinstance(each, str)
    ]


def many(value: Any) -> list[Any]:
    """Return *value* as a list; empty for null."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def named(value: Any, *names: str) -> str | None:
    """Return the text of *value*, or that of its first property of *names*."""
    for each in many(value):
        told = [each.get(name) for name in names] if isinstance(each, dict) else [each]
        if text := next(filter(None, map(plain, told)), None):
            return text
    return None


def resolved(node: Node, nodes: Sequence[Node]) -> Node:
    """Return *node* with its bare references (``{"@id": …}``) replaced by what they name."""
    known = {
        each["@id"]: each for each in nodes if len(each) > 1 and isinstance(each.get("@id"), str)
    }

    def told(value: Any) -> Any:
        bare = isinstance(value, dict) and not value.get("name") and not value.get("url")
        name = value.get("@id") if bare else None
        return known.get(name, value) if isinstance(name, str) else value

    return {
        name: [told(each) for each in value] if isinstance(value, list) else told(value)
        for name, value in node.items()
    }


def pick_article(nodes: Sequence[Node], *, urls: Sequence[str], titles: Sequence[str]) -> Node:
    """Return the article that the page is about; an empty object when there is none.

    One that names the page's address, or whose headline is in a title, goes before the first, and
    between equals the one that tells more. One that does neither is another page's if it names
    that page's address, or if it stands in a list.
    """
    own = {key(url): _tail(url) for url in urls}
    folded = [fold(title) for title in titles]
    listed = {id(item) for node in nodes if "itemlist" in types(node) for item in objects(node)}
    articles = [node for node in nodes if TYPES.intersection(types(node))]
    fitting = [
        ((fit, _told(node)), node)
        for node in articles
        if (fit := _fit(node, own, folded)) or not (id(node) in listed or _is_elsewhere(node, own))
    ]
    return max(fitting, key=itemgetter(0), default=((0, 0), {}))[1]


def _is_elsewhere(node: Node, own: Mapping[str, str]) -> bool:
    """Tell whether an article that does not fit names an address, which is another page's then."""
    whole = (address.startswith(("http://", "https://")) for address in _addresses(node))
    return bool(own) and any(whole)


def _addresses(node: Node) -> list[str]:
    """Return what an article names as its address."""
    told = (node.get("url"), node.get("@id"), node.get("mainEntityOfPage"))
    found = (text for each in told if (text := named(each, "@id", "url")))
    return [each for each in found if len(each) <= LONGEST_ADDRESS]


def _fit(node: Node, own: Mapping[str, str], titles: list[str]) -> int:
    """Return how well an article fits the page; zero when nothing ties it to the page."""
    known = (each for each in _addresses(node) if _tail(each) in own.values())
    headline = fold(plain(node.get("headline")) or plain(node.get("name")) or "")
    titled = bool(headline) and any(headline in title or title in headline for title in titles)
    return any(key(each) in own for each in known) + titled


def _tail(address: str) -> str:
    """Return the last part of an address's path, which its spellings share."""
    path = address.partition("#")[0].partition("?")[0].rstrip("/")
    return unquote(path.rpartition("/")[2]).lower()


def _told(node: Node) -> int:
    """Return how much an article tells."""
    return sum(bool(node.get(name)) for name in ("headline", "datePublished", "author"))
