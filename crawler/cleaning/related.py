"""Related stories: their containers, a label with what follows it, a line between paragraphs."""

import re
from collections.abc import Iterator

from crawler.cleaning.blocks import is_guarded, is_linked, is_prose, words
from crawler.cleaning.containers import Containers, container_rule
from crawler.cleaning.following import following_rule
from crawler.cleaning.outline import Outline
from crawler.cleaning.rules import Verdict, judged, label_rule, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.labels import label

CONTAINERS = (
    Containers.of(
        "related: container",
        "#jp-relatedposts .jp-relatedposts .jp-relatedposts-* .wp-block-jetpack-related-posts",
        ".yarpp .yarpp-* #crp_related .crp_related .crp_title .wp_rp_wrap .wp_rp_content",
        ".rp4wp-related-posts .jnews_related_post_container .inline-related-post .td-related-title",
        ".td_block_related_posts .kanews-related-posts .related_post .related_post_title",
        "#inline-related-post #related #related-posts #related_posts .related .related-articles",
        ".related-content .related-links .related-news .related-posts .related-stories",
        ".related_posts .relatedposts",
        ".related-post .post-related .also-read .read-also .recommended-posts .more-stories",
        ".you-may-like .OUTBRAIN .outbrain #taboola-* .taboola .trc_related_container",
    ),
    Containers.of("related: read more", ".more-link .read-more .read-more-link .more-button"),
)

LONGEST_TITLE = 12
"""Words in the longest line without a link that may be a label and a title."""

_FULL_STOP = re.compile(r"[.…。।۔][\"'”’»)\]]*$")
_SEPARATOR = re.compile(r"\s*[:：|»›>–—]\s*|\s+-\s+")


def remove_related(article: Article) -> Article:
    """Return *article* without related stories and links to read on."""
    return remove(
        article,
        container_rule(article, *CONTAINERS),
        label_rule(article, "related: label", "related"),
        label_rule(article, "related: read more", "read_more"),
        judged(survey(article.blocks).inside, _inline),
        _stories(article),
    )


def _inline(block: Block) -> Removal | None:
    """Speak against a label and the link behind it, or the title where no link is left."""
    context = block.context
    if is_guarded(block) or words(block.text) > 40:
        return None
    bare = not context.marks and not context.links
    for head, rest in _splits(block):
        found = label(head)
        if found is None or found.kind not in {"related", "read_more"}:
            continue
        linked = context.link_share >= 0.95 * len(rest) / (len(head) + len(rest))
        if linked or (bare and not is_prose(rest)) or _is_unlinked(block, head, rest):
            return Removal("related: inline", "a label and the story that it leads to")
    return None


def _is_unlinked(block: Block, head: str, rest: str) -> bool:
    """Tell whether a short paragraph without a link is a label, a colon and no full sentence."""
    colon = block.text.removeprefix(head).lstrip().startswith((":", "："))
    short = words(block.text) <= LONGEST_TITLE and not _FULL_STOP.search(rest)
    return block.type == "paragraph" and not block.context.links and colon and short


def _splits(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the ways in which *block* may be a label and a title.

    Without a separator the label stands outside the link: a linked sentence may begin with "More".
    """
    text = block.text
    separator = _SEPARATOR.search(text)
    if separator and separator.end() < len(text):
        yield text[: separator.start()], text[separator.end() :]
    if block.context.links and not is_linked(block):
        pieces = text.split()
        for count in range(1, min(5, len(pieces))):
            yield " ".join(pieces[:count]), " ".join(pieces[count:])


def _stories(article: Article) -> Verdict:
    """Return what speaks against what follows a related label: links, or lines like headlines."""
    capture = Outline.of(article).capture

    def follows(block: Block) -> bool:
        if block.context.part or is_prose(block.text):
            return False
        if capture:
            return not is_guarded(block)
        return is_linked(block) or not block.context.inside

    removal = Removal("related: story", "follows a label of related stories")
    return following_rule(article, "related", follows, removal)
