"""The page's frame: landmarks, the header bar with today's date and counters, social links."""

from crawler.cleaning.blocks import words
from crawler.cleaning.containers import Containers, body_marks, container_rule
from crawler.cleaning.controls import control_rules
from crawler.cleaning.frame_dates import frame_date_rule, header_bar_rule
from crawler.cleaning.outline import FRAME, Outline
from crawler.cleaning.rules import Verdict, index_rule, label_rule, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Removal
from crawler.text.normalise import fold

CONTAINERS = (
    Containers.of(
        "chrome: top bar",
        "#top-bar #topbar #top-nav #wpadminbar .breaking .breaking-title .header-date",
        ".kanews-banner .kanews-reading-bar .news-ticker .td_data_time .td-header-sp-top-widget",
        ".ticker .top-bar .topbar .topbar-date .topbar-today-date .current-date .today-date",
    ),
    Containers.of(
        "chrome: social links",
        ".follow-us .jetpack-social-navigation .social-icons .social-icons-item .social-links",
        ".social-menu .social-nav .social-navigation .td-header-social .td-social-icon-wrap",
        ".wp-block-social-links",
    ),
    Containers.of(
        "chrome: advertisement",
        ".ad-container .ads .advert .advertisement .adsbygoogle .banner-ad .e3lan",
        ".google-auto-placed .stream-item .td-a-rec",
    ),
    Containers.of(
        "chrome: notice",
        "#cookie-law-info-bar #cookie-notice .cc-window .cky-consent-container .cookie-banner",
        ".cookie-notice .eupopup .gdpr .screen-reader-text .skip-link #catapult-cookie-bar",
    ),
)

TAGS = frozenset({"nav", "header", "footer", "[role=navigation]"})
"""Landmarks that an article has of its own, too."""

LANDMARKS = TAGS | {
    *("#masthead", "#header", "#site-header", ".site-header", "[role=banner]"),
    *("#colophon", "#footer", "#site-footer", ".site-footer", "[role=contentinfo]"),
}
"""Tokens of the page's header, footer and menus."""


def remove_chrome(article: Article) -> Article:
    """Return *article* without the frame of its page."""
    outline = Outline.of(article)
    return remove(
        article,
        header_bar_rule(article, outline),
        container_rule(article, *CONTAINERS),
        *control_rules(article),
        _landmark(article, outline),
        frame_date_rule(article, outline),
        _site_name(article, outline),
        label_rule(article, "chrome: social links", "social"),
        label_rule(article, "chrome: advertisement", "advert"),
    )


def _landmark(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against the page's header, footer and menus.

    Landmarks that hold the headline are the article's, and so are tags in the article's frame.
    """
    headline = outline.headline.context.marks if outline.headline else frozenset()
    foreign = LANDMARKS - body_marks(article, LANDMARKS)
    verdict: dict[int, Removal] = {}
    for marks, blocks in survey(article.blocks).by_marks.items():
        own = headline if headline & FRAME <= marks else frozenset()
        tags = frozenset() if FRAME.isdisjoint(marks) else TAGS
        found = min(marks & foreign - own - tags, default=None)
        if found is not None:
            outside = [block.index for block in blocks if not block.context.inside]
            verdict.update(dict.fromkeys(outside, Removal("chrome: landmark", f"in {found}")))
    return verdict


def _site_name(article: Article, outline: Outline) -> Verdict:
    """Return what speaks against the site's name above the headline."""
    names = {article.publisher.name, article.publisher.domain, article.site}
    keys = frozenset(fold(name) for name in names if name) - {""}

    short = (each for each in article.blocks if outline.above(each) and words(each.text) <= 12)
    found = frozenset(each.index for each in short if fold(each.text) in keys)
    return index_rule(found, Removal("chrome: site name", "the site's name above the headline"))
