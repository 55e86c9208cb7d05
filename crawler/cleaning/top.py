"""Links back to the top of the page: "Scroll Up" and its kin."""

from crawler.cleaning.blocks import is_guarded, words
from crawler.cleaning.containers import Containers, container_rule
from crawler.cleaning.rules import judged, label_rule, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal

CONTAINERS = Containers.of(
    "top: container",
    "#scrollUp #scrollUp-active #scrollup #scroll-top #scroll-to-top #scrollTop #scrollTopBtn",
    "#back-to-top #backToTop #go-to-top #toTop #to-top #topButton #totop .back-to-top",
    ".backtotop .cd-top .go-to-top-button .go-top .roll_top .scroll-to-top .scroll-top .scrollup",
    ".td-scroll-up .to-top .totop",
)

TARGETS = ("#top", "#page-top", "#go-to-tie-body", "#totop", "#toTop")
"""Ends of the addresses that lead to the top of the page."""


def remove_top(article: Article) -> Article:
    """Return *article* without links back to the top."""
    return remove(
        article,
        container_rule(article, CONTAINERS),
        label_rule(article, "top: label", "top"),
        judged(survey(article.blocks).linked, _top_link),
    )


def _top_link(block: Block) -> Removal | None:
    """Speak against a few words that lead to the top of the page."""
    links = block.context.links
    if not links or not all(link.endswith(TARGETS) for link in links):
        return None
    if is_guarded(block) or words(block.text) > 6:
        return None
    return Removal("top: link", "leads to the top of the page")
