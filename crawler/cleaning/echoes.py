"""Pull quotes: sentences of the body that the layout shows a second time, in large type."""

from crawler.cleaning.blocks import words
from crawler.cleaning.containers import Containers
from crawler.cleaning.rules import Rule
from crawler.items import Article, Block, Removal
from crawler.text.normalise import fold

PULLED = Containers.of(
    "fields: pull quote",
    ".pullquote .pull-quote .pullQuote .PullQuote .pull_quote .wp-block-pullquote .pullout",
    ".article-pullquote .article__pullquote .c-pullquote .callout-quote .blockquote--pull",
    ".quote-pull .pq .inset-quote",
)
"""Elements that show a sentence again."""

SHORTEST = 4
"""Words in the shortest sentence that may be shown again."""


def echo_rule(article: Article) -> Rule:
    """Return the rule against quotes and what stands aside that repeat the body's words."""
    held = [block for block in article.blocks if block.context.inside and _may_echo(block)]
    keys = {block.index: fold(block.text) for block in held if words(block.text) >= SHORTEST}
    own = [
        fold(block.text)
        for block in article.blocks
        if keys and block.context.inside and block.index not in keys and block.type == "paragraph"
    ]

    def rule(block: Block) -> Removal | None:
        key = keys.get(block.index)
        if not key or not any(key in text for text in own):
            return None
        return Removal("fields: pull quote", "repeats a sentence of the body")

    return rule


def _may_echo(block: Block) -> bool:
    """Tell whether a block may be a pull quote."""
    marks = block.context.marks
    return block.type == "quote" or "aside" in marks or PULLED.find(marks) is not None
