"""What asks the reader for something: to subscribe, to comment, to print or mail the page."""

import re

from crawler.cleaning.blocks import is_guarded, is_linked, is_prose, label_kind, words
from crawler.cleaning.containers import Containers, container_rule, held_in
from crawler.cleaning.following import following_rule
from crawler.cleaning.outline import Outline
from crawler.cleaning.rules import NOTHING, Verdict, index_rule, judged, label_rule, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal

CONTAINERS = (
    Containers.of(
        "prompts: comments",
        "#comments #respond #disqus_thread #commentform .comments-area .comments-link",
        ".comments-title .comment-form .comment-list .comment-reply-title .comment-respond",
        ".commentlist .comments-wrapper .fb-comments .no-comments .td-comments-title-wrap",
        ".akismet_comment_form_privacy_notice .tdb_single_comments .wp-block-comments",
        "#coral_thread #coral-container .coral-stream .coral-talk-stream .viafoura .vf-comments",
        ".vf-conversations .spotim-conversation .spot-im-comments #hyvor-talk-view #commento",
        "#remark42 #isso-thread #cusdis_thread .giscus .utterances #graphcomment .reader-comments",
        ".user-comments .comments-list .comments-container .article-comments #livefyre-comments",
        "#reader-comments .comments-section #comments-section .comment-thread",
    ),
    Containers.of(
        "prompts: newsletter",
        "#mc_embed_signup .mc4wp-form .mc_embed_signup .newsletter .newsletter-form",
        ".newsletter-signup .newsletter-widget .wp-block-jetpack-subscriptions .subscribe .tnp",
        ".tnp-* .subscribe-form .jetpack_subscription_widget .subscription-form",
    ),
    Containers.of(
        "prompts: print",
        ".printfriendly .pf-button .pf-alignleft .pf-alignright .print-button .print-link",
        ".noprint .no-print .print-no",
    ),
)

PASSWORD = Containers.of("prompts: password", ".post-password-form .post-password-message")
"""The form that stands in place of a text which is not for everybody, and its words: they may be
all that the page has of a body."""

_PRINT = re.compile(r"javascript:.*\bprint\b|.*[?&]print=|.*/print/?$", re.IGNORECASE)
"""Addresses that print the page."""


def remove_prompts(article: Article) -> Article:
    """Return *article* without prompts."""
    return remove(
        article,
        container_rule(article, *CONTAINERS),
        _password(article),
        label_rule(article, "prompts: newsletter", "subscribe"),
        label_rule(article, "prompts: comments", "comment"),
        label_rule(article, "prompts: print", "print"),
        judged(survey(article.blocks).linking, _print_links),
        _comments(article),
    )


def _password(article: Article) -> Verdict:
    """Return what speaks against the form that asks for a password, were it the whole body."""
    asking = [block.index for block in held_in(article, PASSWORD)]
    return index_rule(asking, Removal("prompts: password", "asks for the password of the text"))


def _print_links(block: Block) -> Removal | None:
    """Speak against a block that is nothing but links to print the page."""
    links = block.context.links
    if not all(map(_PRINT.match, links)):
        return None
    if not (is_linked(block) or words(block.text) <= 6):
        return None
    return Removal("prompts: print", "nothing but links to print the page")


def _comments(article: Article) -> Verdict:
    """Return what speaks against what follows a label of comments outside the body.

    In a tree it ends with the label's container; in a capture of text, which has none, the label
    stands below all running text and the rest follows it.
    """
    removal = Removal("prompts: comments", "follows the label of the comments")
    if not Outline.of(article).capture:
        return following_rule(article, "comment", _is_outside, removal)
    above = _last_prose(article)
    below = (block for block in article.blocks if block.index > above)
    first = next((block.index for block in below if label_kind(block) == "comment"), None)
    if first is None:
        return NOTHING
    free = (block for block in article.blocks if block.index >= first and not is_guarded(block))
    return index_rule([block.index for block in free], removal)


def _is_outside(block: Block) -> bool:
    """Tell whether *block* stands outside the body."""
    return not block.context.inside


def _last_prose(article: Article) -> int:
    """Return the index of the last running text; the longest labels read like some."""
    prose = (block for block in article.blocks if is_prose(block.text) and not label_kind(block))
    return max((block.index for block in prose), default=-1)
