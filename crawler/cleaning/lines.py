"""Lines about the article that stayed in its body: who wrote it, and when."""

import re

from crawler.cleaning.blocks import is_guarded, is_prose, words
from crawler.cleaning.containers import Containers, body_marks
from crawler.cleaning.outline import Outline
from crawler.cleaning.rules import Verdict, judged
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.dates import read_date
from crawler.text.normalise import fold

AUTHORS = Containers.of(
    "fields: byline",
    ".author .authors .author-name .author__name .author-info .article-author .article__author",
    ".post-author .byline .bylines .byline-name .byline__name .article-byline .story-byline",
    ".story-author .author-block .author-date .post-byline .article__byline [itemprop=author]",
)
"""Elements that name the authors."""

LONGEST = 14
"""Words in the longest line about the article."""

LAST = 3
"""Blocks at the end of the body that may name its authors."""

_BY = re.compile(
    r"\W{0,3}(?:(?:posted|written|reported|story|words|text|interview) by|by|von|par|por|di|door|"
    r"av|af|przez|texte? von|yazan|yazar|oleh|de notre correspondante?|autor(?:in|ka)?|автор|"
    r"текст|بقلم|كتب|كتبت|نویسنده|نگارنده|लेखक|作者|文|記者|记者|취재)"
    r"\s*[:：]?\s*(?=[A-Z\u00c0-\u00de\u0100-\u024f\u0391-\u03ab\u0410-\u042f\u0600-\uffef])",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z\u00c0-\u00de\u0410-\u042f]|[^\W\d_a-z\u00df-\u00ff\u0430-\u044f]")
_STOP = re.compile(r"[.!?…]$")
_AND = re.compile(r"\s*(?:,|;|\||/|&|·|•|،|、|\b(?:and|und|et|y|e|en|og|och|ve|i|и)\b)\s*")


def line_rules(article: Article) -> tuple[Verdict, ...]:
    """Return what speaks against bylines and date lines around the text of *article*."""
    outline = Outline.of(article)
    return _byline(article, outline), _date_line(article, outline)


def _byline(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against lines that name the authors, before the text or behind it."""
    own = body_marks(article, AUTHORS.tokens)
    names = {fold(each.name) for each in article.authors} - {""}
    inside = survey(article.blocks).inside
    last = frozenset(block.index for block in inside[-LAST:])

    def rule(block: Block) -> Removal | None:
        if block.type != "paragraph" or not _is_short(block):
            return None
        if AUTHORS.find(block.context.marks - own) is not None:
            return Removal("fields: byline", "in an element for authors")
        if not outline.before_body(block) and block.index not in last:
            return None
        if _names(block.text, names) or _is_byline(block.text):
            return Removal("fields: byline", "names the authors")
        return None

    return judged(inside, rule)


def _date_line(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against a line before the text that is a date from end to end."""

    def rule(block: Block) -> Removal | None:
        if not outline.before_body(block) or is_guarded(block):
            return None
        if len(block.text) > 80 or read_date(block.text) is None:
            return None
        return Removal("fields: date line", "a date before the text")

    return judged(survey(article.blocks).inside, rule)


def _is_short(block: Block) -> bool:
    """Tell whether a block is a short line, and no sentence."""
    return words(block.text) <= LONGEST and not is_prose(block.text)


def _names(text: str, names: set[str]) -> bool:
    """Tell whether a line is nothing but names of authors."""
    told = [key for part in _AND.split(text) if (key := fold(part))]
    return bool(told) and (fold(text) in names or all(key in names for key in told))


def _is_byline(text: str) -> bool:
    """Tell whether a line begins with "By" and goes on with capitals, as names do."""
    found = _BY.match(text)
    if found is None or _STOP.search(text):
        return False
    rest = text[found.end() :].split()
    return 1 < len(rest) <= LONGEST and bool(_NAME.match(rest[0])) and bool(_NAME.match(rest[1]))
