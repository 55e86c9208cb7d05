"""Ways to other pages: breadcrumbs, tags, category chips, page numbers, neighbouring articles."""

import re

from crawler.cleaning.blocks import is_guarded, is_linked, is_prose, words
from crawler.cleaning.containers import Containers, container_rule
from crawler.cleaning.following import following_rule
from crawler.cleaning.outline import Outline
from crawler.cleaning.rules import NOTHING, Verdict, index_rule, judged, label_rule, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.labels import label
from crawler.text.normalise import fold

CONTAINERS = (
    Containers.of(
        "navigation: breadcrumbs",
        "#breadcrumb #breadcrumbs .breadcrumb .breadcrumbs .yoast-breadcrumb .rank-math-breadcrumb",
        ".entry-crumbs .kanews-breadcrumb .td-crumb-container .tdb-breadcrumbs .bread-crumbs",
    ),
    Containers.of(
        "navigation: pages",
        ".navigation .nav-links .nav-next .nav-previous .nav-single .page-links .page-numbers",
        ".pagination .paging-navigation .post-nav-links .post-navigation .post-page-numbers",
        ".posts-navigation .prev-next-post-nav .td-post-next-prev .wp-pagenavi",
        ".wp-block-post-navigation-link .wp-block-query-pagination",
    ),
    Containers.of(
        "navigation: tags",
        ".entry-tags .kanews-entry-tags .post-bottom-tags .post-tags .tag-cloud .tag-links",
        ".tagcloud .tagged_as .tags-links .taxonomy-post_tag .td-tags .tdb_single_tags",
        ".wp-block-tag-cloud",
    ),
    Containers.of(
        "navigation: sections",
        ".cat-links .category-links .entry-categories .entry-category .post-cat .post-cat-wrap",
        ".post-categories .td-category .tdb-category .taxonomy-category .wp-block-categories",
    ),
    Containers.of(
        "navigation: author box",
        ".abh_box .about-author .author-bio .author-box .author-info .saboxplugin-wrap",
        ".pp-multiple-authors-boxes-wrapper .td-author-box .author-box-wrap",
    ),
    Containers.of(
        "navigation: lists",
        "#secondary .sidebar .widget-area .widget_archive .widget_recent_entries",
        ".wp-block-archives .wp-block-archives-list .wp-block-latest-posts .wp-block-page-list",
        ".wp-block-navigation",
    ),
    Containers.of(
        "navigation: about the post",
        ".entry-footer .entry-meta .post-footer .post-meta .single-post-meta",
        spares_parts=True,
    ),
)

TERM = re.compile(
    r".*/(?:tags?|etiket(?:ler)?|schlagwort|etiquetas?|mot-cle|kata-kunci|category|categories|"
    r"kategori(?:e|ler)?|categori[ae]|rubrique|topics?|konu|search/label)/[^/?#]"
    r"|https?://[^/]+/\?(?:tag|cat|category_name)=",
    re.IGNORECASE,
)
"""Addresses of the pages of one tag or section."""

_CRUMBS = re.compile(r"\s*[»›>→⟩]\s*|\s+[/|\\]\s+|(?<=\w)/(?=\w)")
_PARTED = re.compile(r"[»›>→⟩/|\\]")
"""What every path of sections has between them."""

_NUMBER = re.compile(r"\b\d{1,4}\b")
_SIGNS = "«‹←❮»›→❯"


def remove_navigation(article: Article) -> Article:
    """Return *article* without ways to other pages."""
    outline = Outline.of(article)
    seen = survey(article.blocks)
    return remove(
        article,
        container_rule(article, *CONTAINERS),
        _breadcrumbs(article, outline),
        label_rule(article, "navigation: breadcrumbs", "home"),
        label_rule(article, "navigation: tags", "tags"),
        judged([each for each in article.blocks if ":" in each.text], _tag_line),
        judged(seen.linking, _term_links),
        following_rule(article, "tags", _is_term, Removal("navigation: tags", "follows a label")),
        _sections(article, outline),
        judged(seen.numbered, _page_numbers),
        judged(seen.linked, _neighbour),
    )


def _breadcrumbs(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against a path of sections: from home, or down to the headline."""
    headline = fold(article.headline)

    def rule(block: Block) -> Removal | None:
        elsewhere = not block.context.inside or outline.before_body(block)
        if not elsewhere or words(block.text) > 50 or is_guarded(block):
            return None
        crumbs = _CRUMBS.split(block.text)
        if len(crumbs) < 2:
            return None
        home = label(crumbs[0])
        if (home is None or home.kind != "home") and (not headline or fold(crumbs[-1]) != headline):
            return None
        return Removal("navigation: breadcrumbs", "the path to the article")

    return judged([each for each in article.blocks if _PARTED.search(each.text)], rule)


def _tag_line(block: Block) -> Removal | None:
    """Speak against a label and the tags behind it: "Tags: sea, ports"."""
    head, _, rest = block.text.partition(":")
    found = label(head)
    if found is None or found.kind != "tags" or is_guarded(block) or is_prose(block.text):
        return None
    terms = re.split(r"\s*[,،、;|#]\s*", rest.strip())
    if any(words(term) > 5 for term in terms):
        return None
    return Removal("navigation: tags", "a label and the tags behind it")


def _term_links(block: Block) -> Removal | None:
    """Speak against a block that is nothing but links to pages of tags or sections."""
    links = block.context.links
    if block.type != "paragraph" or not is_linked(block) or not all(map(TERM.match, links)):
        return None
    if words(block.text) > 6 * len(links):
        return None
    return Removal("navigation: tags", "nothing but links to tags or sections")


def _is_term(block: Block) -> bool:
    """Tell whether *block*, below a label of tags, is one of them: a few words, linked or plain."""
    context = block.context
    plain = not context.marks and not context.links and not is_guarded(block)
    return words(block.text) <= 5 and not context.part and (plain or is_linked(block))


def _sections(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against the article's sections above its body, glued or one by one."""
    names = [_glued(name) for name in article.article_section]
    known = frozenset((*names, "".join(names))) - {""}

    if not known:
        return NOTHING
    free = (each for each in article.blocks if outline.before_body(each) and not is_guarded(each))
    found = frozenset(each.index for each in free if _glued(each.text) in known)
    return index_rule(found, Removal("navigation: sections", "the article's sections"))


def _glued(text: str) -> str:
    """Return the letters and digits of *text*, folded."""
    return re.sub(r"\W+", "", fold(text)) if words(text) <= 24 else ""


def _page_numbers(block: Block) -> Removal | None:
    """Speak against a row of page numbers, with a word or two for the next: "1 2 3 Next"."""
    if is_guarded(block) or words(block.text) > 16:
        return None
    numbers = [int(number) for number in _NUMBER.findall(block.text)]
    row = numbers[:3] == [1, 2, 3] or (numbers[:2] == [1, 2] and is_linked(block))
    if not row or len(re.findall(r"[^\W\d]+", block.text)) > 2:
        return None
    return Removal("navigation: pages", "a row of page numbers")


def _neighbour(block: Block) -> Removal | None:
    """Speak against a link with an arrow: "« The article before"."""
    text = block.text
    if text[0] not in _SIGNS and text[-1] not in _SIGNS:
        return None
    if is_guarded(block) or words(text) > 30:
        return None
    return Removal("navigation: pages", "a link to a neighbouring page")
