"""What was read into a field leaves the body."""

from crawler.cleaning.blocks import is_guarded
from crawler.cleaning.echoes import echo_rule
from crawler.cleaning.lines import line_rules
from crawler.cleaning.rules import Verdict, index_rule, judged, remove
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal
from crawler.text.normalise import fold


def remove_fields(article: Article) -> Article:
    """Return *article* without the blocks that a field was read from, nor what is told twice."""
    return remove(
        article,
        judged(survey(article.blocks).parts, _part),
        _headline_again(article),
        *line_rules(article),
        echo_rule(article),
    )


def _part(block: Block) -> Removal | None:
    """Speak against a block that became a field."""
    part = block.context.part
    return Removal(f"fields: {part}", f"read as {part}") if part else None


def _headline_again(article: Article) -> Verdict:
    """Return what speaks against blocks that say what the headline says."""
    key, size = fold(article.headline), len(article.headline)
    # spares folding every paragraph
    near = [each for each in article.blocks if key and -8 <= len(each.text) - size <= 8]
    said = (each for each in near if not is_guarded(each) and fold(each.text) == key)
    removal = Removal("fields: headline again", "says what the headline says")
    return index_rule([each.index for each in said], removal)
