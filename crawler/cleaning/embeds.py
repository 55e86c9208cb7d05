"""Posts of networks inside an article: their words stay as quotes, their frame goes."""

import re
from collections.abc import Mapping

from crawler.cleaning.blocks import is_linked, words
from crawler.cleaning.containers import Containers, held_in
from crawler.cleaning.rules import Verdict, judged
from crawler.items import Article, Block, Removal

EMBEDS = Containers.of(
    "share: embed",
    ".twitter-tweet .twitter-video .instagram-media .tiktok-embed .fb-post .fb-video .fb-reel",
    ".fb-xfbml-parse-ignore .bluesky-embed .text-post-media .mastodon-embed .reddit-embed-bq",
    ".reddit-card .imgur-embed-pub .pinterest-embed .telegram-post .vk-post",
)
"""Elements that hold a post."""

STORIES = Containers.of("share: embed", ".wp-embedded-content .wp-embed .embedly-card")
"""Elements that hold a link to a story of another site."""

LONGEST = 40
"""Words in the longest line of a frame: it may name an author with a long name."""

_SIGNED = re.compile(r"[—–-]\s?.{1,80}\(@[\w.@-]+\).*|@[\w.@-]+|Posted by .{1,80}", re.DOTALL)
"""Who wrote a post, and when."""

_BARE = re.compile(r"(?:(?:https?://|pic\.twitter\.com/|t\.co/)\S+|[@#]\w+|[♬♫]\s?.{1,80}|\W)+")
"""Addresses, handles, tags and songs, without a word of the post's own."""


def embed_rule(article: Article) -> Verdict:
    """Return what speaks against the frames of posts: links to the network, bare names."""
    held = {each.index: each for each in held_in(article, EMBEDS)}
    story = Removal("share: embed", "leads to a story of another site")
    stories = {each.index: story for each in held_in(article, STORIES)}

    def rule(block: Block) -> Removal | None:
        if words(block.text) > LONGEST:
            return None
        if _is_frame(block) or (_is_signed(block) and not _has_words(held, block.index)):
            return Removal("share: embed", "the frame of an embedded post")
        return None

    return {**judged(held.values(), rule), **stories}


def _has_words(held: Mapping[int, Block], index: int) -> bool:
    """Tell whether words of the post stand above the line with this *index*."""
    for place in range(index - 1, -1, -1):
        above = held.get(place)
        if above is None or _is_signed(above):
            return False
        if not _is_frame(above):
            return True
    return False


def _is_signed(block: Block) -> bool:
    """Tell whether a line says who wrote a post."""
    return _SIGNED.fullmatch(block.text) is not None


def _is_frame(block: Block) -> bool:
    """Tell whether a line of a post is no word of it: nothing but a link, handles or tags."""
    return is_linked(block) or _BARE.fullmatch(block.text) is not None
