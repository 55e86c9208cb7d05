"""Share widgets: by the plugins' markup, by labels, and by the addresses that the links go to."""

import re

from crawler.cleaning.blocks import is_linked, words
from crawler.cleaning.containers import Containers, container_rule
from crawler.cleaning.embeds import embed_rule
from crawler.cleaning.rules import judged, label_rule, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal

CONTAINERS = Containers.of(
    "share: container",
    # AddToAny, Jetpack, AddThis, ShareThis
    ".addtoany_* .a2a_* .sharedaddy .sd-block .sd-content .sd-like .sd-sharing",
    "#jp-post-flair .sd-sharing-enabled .sd-title .addthis_* .at-above-post .at-below-post",
    ".sharethis-* .st-inline-share-buttons .st-btn .st-label .st-total",
    # Shariff, Social Warfare, Sassy Social Share, Easy Social Share, MashShare
    ".shariff .shariff-* .swp_social_* .swp-content-locator .nc_tweetContainer .total_shares",
    ".heateor_sss_* .heateorSssClear .essb_* .mashsb-* .mashicon-*",
    # Simple Share Buttons Adder, Juiz, Newspaper, Jannah, Kanews
    ".ssba .ssba-* .ssbp-wrap .juiz_sps_* .td-post-sharing .td-post-sharing-*",
    ".td-social-sharing-button .td-social-share-text .share-buttons .share-buttons-* .share-links",
    ".kanews-article-action",
    # what hand-written themes call it
    ".post-share .post-share-buttons .post-sharing .share .share-bar .share-box",
    ".share-icons .share-post .share-this .sharing .sharing-buttons .social-share .social-sharing",
    ".entry-share .article-share .share-article .share-tools .social-buttons",
)

ADDRESS = re.compile(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:"
    r"facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed|send))|"
    r"(?:twitter|x)\.com/(?:share|intent|home\?status=)|"
    r"wa\.me/|whatsapp\.com/send|(?:t|telegram)\.me/share|"
    r"linkedin\.com/(?:shareArticle|sharing|cws/share)|pinterest\.[a-z.]+/pin/create|"
    r"(?:vk\.com|vkontakte\.ru|tumblr\.com|plus\.google\.com|flipboard\.com|addtoany\.com)/"
    r"(?:share|widgets/share|bookmarklet|add_to)|"
    r"reddit\.com/(?:r/[^/]+/)?submit|connect\.ok\.ru/offer|ok\.ru/dk|getpocket\.com/(?:save|edit)|"
    r"(?:threads\.net|bsky\.app)/intent|line\.me/(?:R/msg|lineit)|digg\.com/submit|mix\.com/add"
    r")|mailto:\?|(?:whatsapp|viber|tg|fb-messenger)://|[^#]*[?&]share=[a-z]",
    re.IGNORECASE,
)
"""Beginnings of the addresses that share a page."""


def remove_sharing(article: Article) -> Article:
    """Return *article* without share widgets and the frames of posts of networks."""
    return remove(
        article,
        embed_rule(article),
        container_rule(article, CONTAINERS),
        judged(survey(article.blocks).linking, _share_links),
        label_rule(article, "share: label", "share"),
    )


def _share_links(block: Block) -> Removal | None:
    """Speak against a block that is nothing but links that share the page."""
    links = block.context.links
    if not all(map(ADDRESS.match, links)):
        return None
    if not (is_linked(block) or words(block.text) <= 6):
        return None
    return Removal("share: links", "nothing but links that share the page")
