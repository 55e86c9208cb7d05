"""What links to the pages of a list look like: where they stand and what they say."""

import re
from itertools import islice

from crawler.pages.elements import Element
from crawler.sources.links import Link
from crawler.text.normalise import fold

_PAGING = re.compile(
    r"[.#](?:nav-links|wp-pagenavi|page-numbers|page-nav|(?:page|posts)-navigation|pagenavi"
    r"|navigation|nav-below"
    r"|(?:[a-z\d]+[-_]+)*(?:pagination|pager|paging|paginat(?:e|or))(?:[-_]+[a-z\d]+)*)"
)
"""Mark of the element around the links to a listing's pages."""

_PAGING_LABEL = re.compile(r"\bpaginat|\bpaginaz|\bpager\b|\bseitennummer")
"""What such an element is called for those who cannot see it."""

_NEXT = re.compile(
    r"\.(?:next|nextpostslink|next-?page|next_page|page-next|pagination-next|next-posts|nav-previous"
    r"|older|older-posts)"
)
"""Mark of a link, or of the element around it, that leads to older articles.
WordPress calls that one ``nav-previous``."""

_ONWARD = (
    "next|load more|show more|sonraki|ileri|weiter|nächste|suivant|suivante|siguiente|avanti|"
    "próximo|próxima|successivo|successiva|volgende|następna|berikutnya|selanjutnya|التالي|بعدی|"
    "следующая|далее|вперед|дальше|次へ"
)
"""What leads on, to older articles or to another picture."""

_OLDER = (
    "next page|next stories|next articles|older|older posts|older entries|older articles|"
    "older news|older stories|earlier news|earlier stories|earlier articles|more stories|"
    "sonraki sayfa|daha eski|eski yazılar|eski haberler|"
    "nächste seite|ältere|ältere beiträge|ältere artikel|ältere meldungen|ältere nachrichten|"
    "frühere meldungen|frühere beiträge|"
    "page suivante|articles suivants|articles plus anciens|actualités plus anciennes|"
    "articles précédents|actualités précédentes|"
    "página siguiente|entradas anteriores|entradas más antiguas|noticias anteriores|"
    "artículos anteriores|próxima página|página seguinte|artigos mais antigos|"
    "notícias anteriores|notícias mais antigas|matérias anteriores|"
    "pagina successiva|articoli meno recenti|articoli precedenti|notizie precedenti|"
    "volgende pagina|oudere berichten|ouder nieuws|oudere artikelen|"
    "następna strona|starsze wpisy|starsze artykuły|starsze wiadomości|"
    "halaman berikutnya|pos-pos lebih lama|berita lama|"
    "الصفحة التالية|مقالات أقدم|أخبار أقدم|صفحه بعد|صفحه بعدی|نوشته‌های قدیمی‌تر|اخبار قدیمی‌تر|"
    "اگلا صفحہ|پرانی پوسٹیں|پرانی خبریں|"
    "следующая страница|предыдущие записи|старые записи|более старые новости|"
    "наступна сторінка|старіші записи|下一页|下一頁|较早文章|次のページ|다음 페이지"
)
"""What leads to older articles and to nothing else."""

_MORE = (
    "news archive|archive of news|article archive|all news|all the news|all our news|all stories|"
    "all articles|all posts|all headlines|all the latest news|more news|more articles|more posts|"
    "more headlines|more reports|further news|further articles|see all news|see more news|"
    "see all stories|view all news|view more news|view all stories|view all articles|"
    "view all posts|show more news|load more news|read more news|more from the archive|"
    "tüm haberler|bütün haberler|diğer haberler|daha fazla haber|haber arşivi|tüm yazılar|"
    "alle nachrichten|alle meldungen|alle artikel|alle beiträge|alle news|weitere nachrichten|"
    "weitere meldungen|weitere artikel|weitere beiträge|weitere news|mehr nachrichten|"
    "mehr meldungen|mehr artikel|mehr news|nachrichtenarchiv|artikelarchiv|zum archiv|"
    "toutes les actualités|toute l'actualité|toutes les actus|toutes les nouvelles|"
    "tous les articles|plus d'actualités|plus d'articles|autres actualités|autres articles|"
    "voir toutes les actualités|voir tous les articles|voir plus d'articles|"
    "archives des articles|todas las noticias|más noticias|otras noticias|ver todas las noticias|"
    "ver más noticias|todos los artículos|más artículos|todas as notícias|mais notícias|"
    "outras notícias|ver todas as notícias|todos os artigos|mais artigos|"
    "tutte le notizie|altre notizie|più notizie|tutti gli articoli|altri articoli|tutte le news|"
    "alle berichten|al het nieuws|meer nieuws|meer berichten|alle artikelen|meer artikelen|"
    "wszystkie wiadomości|więcej wiadomości|wszystkie artykuły|więcej artykułów|"
    "wszystkie aktualności|więcej aktualności|archiwum wiadomości|"
    "semua berita|berita lainnya|berita lain|كل الأخبار|جميع الأخبار|المزيد من الأخبار|"
    "أرشيف الأخبار|همه اخبار|همه خبرها|اخبار بیشتر|آرشیو اخبار|تمام خبریں|مزید خبریں|"
    "все новости|ещё новости|больше новостей|другие новости|все статьи|архив новостей|"
    "всі новини|більше новин|інші новини|архів новин|更多新闻|全部新闻|所有新闻|更多文章|更多新聞|"
    "全部新聞|ニュース一覧|記事一覧|すべての記事|전체 기사|모든 기사|전체 뉴스|뉴스 더보기|"
    "alla nyheter|fler nyheter|alle nyheder|flere nyheder|alle nyheter|flere nyheter|"
    "kaikki uutiset|lisää uutisia|všechny zprávy|další zprávy|összes hír|további hírek|"
    "toate știrile|mai multe știri|όλα τα νέα|όλες οι ειδήσεις|περισσότερα νέα|totes les notícies"
)
"""What leads to the list that this page shows the beginning of, or to a greater one."""

_LONGEST = 40
"""Characters in a link that says no more than where it leads."""


def _keys(*phrases: str) -> frozenset[str]:
    return frozenset(fold(each) for text in phrases for each in text.split("|"))


_ARROWS = frozenset(("»", "›", ">", "→", ">>", "››", "⟩", "❯"))
_NEXT_KEYS = _keys(_ONWARD, _OLDER)
_LIST_KEYS = _keys(_OLDER, _MORE)


def says_next(link: Link) -> bool:
    """Tell whether the link itself says that it leads to what is older."""
    element = link.element
    if "next" in element.get("rel").lower().split():
        return True
    around = element.parent
    tokens = (*element.tokens, *(around.tokens if around is not None else ()))
    if any(_NEXT.fullmatch(token.lower()) for token in tokens):
        return True
    return link.text in _ARROWS or _says(link, _NEXT_KEYS)


def says_list(link: Link) -> bool:
    """Tell whether a link says that it leads to older articles, to more or to all of them."""
    return _says(link, _LIST_KEYS)


def is_paging(element: Element) -> bool:
    """Tell whether *element* stands among the links to a listing's pages."""
    return any(map(_is_box, (element, *islice(element.ancestors(), 4))))


def _is_box(element: Element) -> bool:
    """Tell whether *element* is marked as what holds the links to a listing's pages."""
    if any(_PAGING.fullmatch(token.lower()) for token in element.tokens):
        return True
    called = element.get("aria-label")
    return bool(called) and _PAGING_LABEL.search(fold(called)) is not None


def _says(link: Link, keys: frozenset[str]) -> bool:
    """Tell whether the whole text of a link is one of the phrases with these *keys*."""
    return 0 < len(link.text) < _LONGEST and fold(link.text) in keys
