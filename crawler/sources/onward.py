"""The links that lead into lists other than the page's own.

The list whose beginning a front page shows may lie elsewhere: ``/news/page/2/``.
"""

import re
from collections.abc import Sequence

from crawler.pages.document import Document
from crawler.sources import shapes
from crawler.sources.links import Link
from crawler.sources.pagers import is_paging, says_list, says_next
from crawler.sources.periods import is_calendar, read_period
from crawler.sources.titles import is_title
from crawler.text.addresses import day_in, key
from crawler.text.normalise import fold
from crawler.text.numbering import number_shown, page_of

_TALK = re.compile(
    r"comments?|kommentare?|commentaires?|comentarios?|commenti|yorum(?:lar)?|reacties|komentarze"
    r"|foros?|forums?|polls?|quiz(?:zes)?"
)
"""Part of the address of a list of what readers say: it has no articles."""

MOST = 5000
"""Links of a page among which other lists are looked for: it takes long, and few have as many."""

_DEEPEST = 3
"""Parts of the path of a list without a page's number in it."""


def onward(document: Document, every: Sequence[Link], home: str) -> list[Link]:
    """Return the links that lead into the midst of other lists of the site of *home*, each once.

    So do addresses with a later page's number wherever they stand (a greater one than that of this
    page), and what a pager, or the words of a link, call the way to older or to more articles.
    Lists of dates to come, of comments and of tags are none, nor are the pages of an article.
    """
    here = page_of(document.page.url or "")
    own = key(here.first)
    found: dict[str, Link] = {}
    firsts: dict[str, str] = {}
    for link in _ends(every):
        page = link.page
        # Lists that lead into the midst of others for ever would be a trap.
        is_back = 1 < page.number <= here.number
        if is_back or not shapes.same_site(link.url, home):
            continue
        if _says_so(link, own) if page.number < 2 else _is_later(link, own):
            found.setdefault(link.key, link)
            if _is_in_pager(link):
                firsts[link.key] = link.key  # which is believed
            firsts.setdefault(link.key, link.listing)
    # What a link of the page calls by a headline is an article, which has pages, too.
    wanted = set(firsts.values()) - set(firsts)
    stories = {link.key for link in every if link.key in wanted and is_title(link.text)}
    return [link for name, link in found.items() if firsts[name] not in stories]


def may_begin(url: str) -> bool:
    """Tell whether *url*, with the number of a first page, may be that of a list of articles."""
    first = page_of(url).first
    return _may_list(first) and not shapes.is_home(first) and not _is_story(first)


def _ends(every: Sequence[Link]) -> Sequence[Link]:
    """Return the links of a page with which it begins and ends: there stand menus and pagers."""
    most = MOST // 2
    return every if len(every) <= MOST else (*every[:most], *every[-most:])


def _is_later(link: Link, own: str) -> bool:
    """Tell whether the list that a link is of is none with the key *own*, and of articles."""
    first = link.page.first
    is_other = link.listing != own and _may_list(first)
    return is_other and (_is_in_pager(link) or not _is_story(first))


def _says_so(link: Link, own: str) -> bool:
    """Tell whether a link without a page's number says that it leads to more articles."""
    return (
        (says_list(link) or _is_in_pager(link))
        and link.page.first == link.url
        and link.key != own
        and not shapes.is_home(link.url)
        and len(shapes.segments(link.url)) <= _DEEPEST
        and _may_list(link.url)
        and not _is_story(link.url)
    )


def _is_in_pager(link: Link) -> bool:
    """Tell whether a link stands, as a number or as the next one, in a list's pager."""
    return (number_shown(link.text) is not None or says_next(link)) and is_paging(link.element)


def _may_list(first: str) -> bool:
    """Tell whether a list of articles can begin at the address *first*."""
    return not (
        shapes.is_other(first)
        or shapes.is_standing(first)
        or read_period(first) is not None
        or day_in(first) is not None
        or is_calendar(first)
        or any(_TALK.fullmatch(fold(part)) for part in shapes.segments(first))
    )


def _is_story(url: str) -> bool:
    """Tell whether *url* has the looks of an article's address."""
    return shapes.is_numbered(url) or shapes.is_sentence(url)
