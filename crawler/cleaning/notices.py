"""What a newspaper says of itself around an article: credits, rights, offers, biographies."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.cleaning.blocks import is_prose
from crawler.cleaning.containers import Containers, container_rule
from crawler.cleaning.rules import Verdict, index_rule, judged, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.counters import LONGEST as COUNTER
from crawler.text.counters import begins_update, is_counter
from crawler.text.dates import read_date
from crawler.text.normalise import fold
from crawler.text.notices import Kind, notice

CONTAINERS = (
    Containers.of(
        "notices: biography",
        ".author-bio .author_bio .author-biography .authorbio .about-author .about-the-author",
        ".author-description .author__bio .author-card .author-profile .article-author-bio",
        ".writer-bio .contributor-bio .byline-bio .article__author-bio .post-author-bio",
        ".wp-block-post-author-biography .bio-box .autor-bio .author-about",
    ),
    Containers.of(
        "notices: house line",
        ".article-disclaimer .affiliate-disclaimer .copyright .article-copyright",
        ".trust-principles .article-tips .report-error .report-typo",
    ),
)

RULES: dict[Kind, Removal] = {
    "credit": Removal("notices: credit", "tells who worked on the story"),
    "copyright": Removal("notices: copyright", "tells whose the text is"),
    "follow": Removal("notices: follow", "asks the reader to follow the house"),
    "offer": Removal("notices: offer", "offers a newsletter, a subscription or an app"),
    "origin": Removal("notices: origin", "tells where the text stood before"),
    "house": Removal("notices: house line", "tells of the house"),
    "contact": Removal("notices: contact", "tells how to write to the house"),
}
"""Rule and reason of each kind of notice."""

ANYWHERE: frozenset[Kind] = frozenset({"copyright", "follow", "offer", "house"})
"""Kinds that stand between paragraphs, too."""

FIRST = 3
"""Blocks at the start of the body that may be notices."""

LAST = 8
"""Blocks at the end of the body that may be notices."""

LONGEST = 320
"""Characters in the longest notice."""

LONGEST_WITHIN = 160
"""Characters in the longest notice between paragraphs: what is longer tells more."""

LONGEST_LIFE = 900
"""Characters in the longest biography."""

LIVES = 3
"""Blocks at the end of the body that may be biographies."""

_TYPES = frozenset({"paragraph", "heading", "list_item"})

_TRADE = (
    r"reporter|editor|writer|journalist|correspondent|columnist|contributor|producer|intern|"
    r"redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|volontär(?:in)?|journaliste|rédactrice|"
    r"rédacteur|chroniqueuse|chroniqueur|periodista|redactora?|corresponsal|columnista|"
    r"jornalista|repórter|colunista|giornalista|redattore|redattrice|inviato|inviata|"
    r"verslaggever|redacteur|dziennikarka|dziennikarz|reporterka|журналист(?:ка)?|"
    r"корреспондент|журналістка?|muhabir|gazeteci|صحفية?|كاتبة?|مراسلة?|خبرنگار|نویسنده|صحافی|"
    r"wartawan|jurnalis|記者|记者|기자"
)
"""Who writes for a newspaper."""

_BEING = r"is|was|ist|war|est|es|foi|é|è|jest|era"
_DOING = (
    r"covers|writes|reports|works|has (?:been|written|worked|covered|reported)|joined|serves|"
    r"berichtet|schreibt|arbeitet|couvre|écrit|travaille|escribe|cubre|trabaja|escreve|scrive|"
    r"lavora|schrijft|werkt|pisze|пишет|работает|пише|yazıyor|çalışıyor|menulis"
)

_LIFE = re.compile(
    rf"(?:[^\W\d_][\w.'’-]*[ ]){{1,4}}(?:{_BEING}|{_DOING})\b.{{0,80}}\b(?:{_TRADE})\b"
)
"""A name of some words and what he or she does, from the start of a line."""

_REST = re.compile(rf"(?:,? \(?\w+\)?)?,? (?:{_BEING}|{_DOING})\b|.{{0,80}}\b(?:{_TRADE})\b")
"""What follows the name of an author who is known."""


def remove_notices(article: Article) -> Article:
    """Return *article* without what the newspaper says of itself around the text."""
    return remove(
        article,
        container_rule(article, *CONTAINERS),
        _notices(article),
        _counters(article),
        _biographies(article),
    )


def _notices(article: Article) -> Verdict:
    """Return what speaks against lines that begin or end as a notice does."""
    inside = survey(article.blocks).inside
    body = [block.index for block in inside]
    edges = frozenset((*body[:FIRST], *body[-LAST:]))

    def rule(block: Block) -> Removal | None:
        edge = block.index in edges
        longest = LONGEST if edge else LONGEST_WITHIN
        if block.context.part or block.type not in _TYPES or len(block.text) > longest:
            return None
        found = notice(block.text)
        if found is None or not (edge or found in ANYWHERE):
            return None
        return RULES[found]

    return judged(inside, rule)


def _counters(article: Article) -> Verdict:
    """Return what speaks against lines that say another thing at every look."""
    last = frozenset(block.index for block in survey(article.blocks).inside[-LIVES:])

    def rule(block: Block) -> Removal | None:
        if block.type != "paragraph" or block.context.part:
            return None
        if is_counter(block.text):
            return Removal("notices: counter", "counts readers, or says how long ago it was")
        if block.index in last and begins_update(block.text) and read_date(block.text):
            return Removal("notices: counter", "says when the page was changed")
        return None

    short = (each for each in survey(article.blocks).inside if len(each.text) <= COUNTER)
    return judged(short, rule)


def _biographies(article: Article) -> Verdict:
    """Return what speaks against the lives of the authors at the end of the body."""
    return index_rule(_lives(article), Removal("notices: biography", "tells of the author"))


def _lives(article: Article) -> Iterator[int]:
    """Yield the indexes of the blocks at the end of the body that tell of an author."""
    names = tuple(key for each in article.authors if len((key := fold(each.name)).split()) > 1)
    body = [block for block in survey(article.blocks).inside if block.type in _TYPES]
    if len(body) <= LIVES:
        return
    told = (block for block in reversed(body[-LAST:]) if notice(block.text[:LONGEST]) is None)
    for block in islice(told, LIVES):
        if len(block.text) > LONGEST_LIFE or not is_prose(block.text):
            continue
        text = fold(block.text)
        if any(_begins(text, name) for name in names) or _LIFE.match(block.text):
            yield block.index


def _begins(text: str, name: str) -> bool:
    """Tell whether a line begins with a name and goes on with what its bearer is or does."""
    return text.startswith(name) and _REST.match(text, len(name)) is not None
