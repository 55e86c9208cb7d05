"""The links that lead from one page of a listing to the next."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from crawler.pages.document import Document
from crawler.pages.elements import Element
from crawler.sources import shapes
from crawler.sources.links import Link, relations
from crawler.sources.periods import read_period
from crawler.text.addresses import key
from crawler.text.normalise import fold
from crawler.text.numbering import PageAddress, page_of

_PAGING = re.compile(
    r"[.#](?:nav-links|pagination|wp-pagenavi|page-numbers|pager|paging|paginate|page-nav"
    r"|(?:page|posts)-navigation|pagenavi|navigation|nav-below)"
)
"""Mark of the element around the links to a listing's pages."""

_NEXT = re.compile(
    r"\.(?:next|nextpostslink|next-?page|next_page|page-next|pagination-next|next-posts|nav-previous"
    r"|older|older-posts)"
)
"""Mark of a link, or of the element around it, that leads to older articles.
WordPress calls that one ``nav-previous``."""

_NEXT_LABELS = (
    "next|next page|older|older posts|older entries|older articles|older news|"
    "more stories|load more|show more|sonraki|sonraki sayfa|ileri|daha eski|eski yazılar|"
    "weiter|nächste|nächste seite|ältere beiträge|ältere artikel|suivant|suivante|"
    "page suivante|articles plus anciens|siguiente|avanti|página siguiente|"
    "entradas anteriores|entradas más antiguas|próximo|próxima|próxima página|"
    "artigos mais antigos|successivo|successiva|pagina successiva|articoli meno recenti|"
    "volgende|oudere berichten|następna|starsze wpisy|berikutnya|selanjutnya|"
    "pos-pos lebih lama|التالي|الصفحة التالية|بعدی|مقالات أقدم|صفحه بعد|صفحه بعدی|"
    "نوشته‌های قدیمی‌تر|اگلا صفحہ|پرانی پوسٹیں|следующая|далее|вперед|дальше|"
    "предыдущие записи|下一页|下一頁|较早文章|次へ|次のページ"
)
_NEXT_KEYS = frozenset(map(fold, _NEXT_LABELS.split("|")))
_ARROWS = frozenset(("»", "›", ">", "→", ">>", "››", "⟩", "❯"))


def later_pages(document: Document, every: Sequence[Link]) -> list[Link]:
    """Return those of a page's links that lead to later pages of the listing, nearest first.

    A link leads further when it says so (``rel=next``, a class, a label) or when its address is
    that of a page with a greater number.
    """
    own = key(document.page.url or "")
    found: dict[str, Link] = {}
    for _, link in sorted(_candidates(document, every), key=lambda each: each[0]):
        if link.key != own:
            found.setdefault(link.key, link)
    return list(found.values())


def next_page(document: Document, every: Sequence[Link]) -> Link | None:
    """Return the one that leads to the next page; null when this is the last one."""
    own = key(document.page.url or "")
    following = _here(document).number + 1
    for number, link in _candidates(document, every):
        if number == following and link.key != own:
            return link
    return None


def _here(document: Document) -> PageAddress:
    """Return which page this is, by its address, else by the number that is marked as current."""
    here = page_of(document.page.url or "")
    if here.number == 1:
        for node in document.select(".current, .active, [aria-current]"):
            element = document.walk.element(node)
            text = node.text().strip()
            if element is not None and text.isdecimal() and _is_paging(element):
                return here._replace(number=int(text))
    return here


def _candidates(document: Document, every: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """Yield the links that lead further with the number of their page, those that say so first.

    A page without a number counts as the next one.
    """
    here = _here(document)
    heads = relations(document, "next")
    for link in (*heads, *(link for link in every if _says_next(link))):
        number = _number(link, here)
        if number is None and _leads_on(link, here):
            number = here.number + 1
        if number is not None and number > here.number:
            yield number, link
    for link in every:
        number = _number(link, here)
        if number is not None and number > here.number:
            yield number, link


def _number(link: Link, here: PageAddress) -> int | None:
    """Return the number of the page that *link* leads to; null when it is none of this listing."""
    page = page_of(link.url)
    if page.number > 1:
        return page.number if key(page.first) == key(here.first) else None
    if link.text.isdecimal() and _is_paging(link.element) and not _is_elsewhere(link, here):
        return int(link.text)
    return None


def _leads_on(link: Link, here: PageAddress) -> bool:
    """Tell whether a link that says it is the next, but names no number, leads to a page."""
    if _is_elsewhere(link, here) or shapes.is_sentence(link.url):
        return False
    path, own = urlsplit(link.url).path, urlsplit(here.first).path
    below = own != "/" and path.startswith(own)
    return path == own or below or "next" in link.element.get("rel").lower().split()


def _is_elsewhere(link: Link, here: PageAddress) -> bool:
    """Tell whether a link leaves the listing: for another host, another day or an article."""
    period = read_period(link.url)
    if period is not None:
        return period != read_period(here.first)
    return shapes.is_numbered(link.url) or not shapes.same_site(link.url, here.first)


def _says_next(link: Link) -> bool:
    """Tell whether the link itself says that it leads to what is older."""
    element = link.element
    if "next" in element.get("rel").lower().split():
        return True
    around = element.parent
    tokens = (*element.tokens, *(around.tokens if around is not None else ()))
    if any(_NEXT.fullmatch(token.lower()) for token in tokens):
        return True
    return link.text in _ARROWS or (len(link.text) < 40 and fold(link.text) in _NEXT_KEYS)


def _is_paging(element: Element) -> bool:
    """Tell whether *element* stands among the links to a listing's pages."""
    around = (element, *islice(element.ancestors(), 4))
    return any(_PAGING.fullmatch(token) for each in around for token in each.tokens)
