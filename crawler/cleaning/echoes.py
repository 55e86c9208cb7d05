"""Pull quotes: sentences of the body that the layout shows a second time, in large type."""

from crawler.cleaning.blocks import words
from crawler.cleaning.containers import Containers
from crawler.cleaning.rules import NOTHING, Verdict, index_rule
from crawler.cleaning.survey import survey
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


def echo_rule(article: Article) -> Verdict:
    """Return what speaks against quotes and asides that repeat the body's words."""
    inside = survey(article.blocks).inside
    held = [block for block in inside if _may_echo(block) and words(block.text) >= SHORTEST]
    keys = {block.index: fold(block.text) for block in held}
    if not keys:
        return NOTHING
    told = (each for each in inside if each.index not in keys and each.type == "paragraph")
    own = "\n".join(fold(each.text) for each in told)
    found = [index for index, key in keys.items() if key and key in own]
    return index_rule(found, Removal("fields: pull quote", "repeats a sentence of the body"))


def _may_echo(block: Block) -> bool:
    """Tell whether a block may be a pull quote."""
    marks = block.context.marks
    return block.type == "quote" or "aside" in marks or PULLED.find(marks) is not None
