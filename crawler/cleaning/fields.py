"""What was read into a field leaves the body."""

from crawler.cleaning.blocks import is_guarded
from crawler.cleaning.echoes import echo_rule
from crawler.cleaning.lines import line_rules
from crawler.cleaning.rules import Rule, remove
from crawler.items import Article, Block, Removal
from crawler.text.normalise import fold


def remove_fields(article: Article) -> Article:
    """Return *article* without the blocks that a field was read from, nor what is told twice."""
    return remove(
        article,
        _part,
        _headline_again(article.headline),
        *line_rules(article),
        echo_rule(article),
    )


def _part(block: Block) -> Removal | None:
    """Speak against a block that became a field."""
    part = block.context.part
    return Removal(f"fields: {part}", f"read as {part}") if part else None


def _headline_again(headline: str) -> Rule:
    """Return the rule against blocks that say what the headline says."""
    key = fold(headline)

    def rule(block: Block) -> Removal | None:
        near = abs(len(block.text) - len(headline)) <= 8  # spares folding every paragraph
        if not key or not near or is_guarded(block) or fold(block.text) != key:
            return None
        return Removal("fields: headline again", "says what the headline says")

    return rule
