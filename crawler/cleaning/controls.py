"""Controls and what is not shown: buttons, forms, texts that only screen readers speak."""

from crawler.cleaning.blocks import is_prose, words
from crawler.cleaning.containers import Containers, body_marks, container_rule
from crawler.cleaning.rules import NOTHING, Verdict, judged
from crawler.cleaning.survey import survey
from crawler.items import Article, Block, Removal

CONTAINERS = (
    Containers.of(
        "chrome: unseen text",
        ".sr-only .visually-hidden .visuallyhidden .visuallyHidden .u-visually-hidden .vh",
        ".show-for-sr .element-invisible .assistive-text .is-visually-hidden .screenreader-only",
        ".a11y-hidden .hidden-visually .sr-text",
    ),
    Containers.of(
        "chrome: button",
        ".wp-block-button .wp-block-buttons .elementor-button .elementor-widget-button",
    ),
)

TAGS = frozenset({"button", "form"})
"""What controls stand in."""

LONGEST_BUTTON = 12
"""Words on the longest button."""

LONGEST_FORM = 30
"""Words in the longest line of a form."""


def control_rules(article: Article) -> tuple[Verdict, ...]:
    """Return the rules against controls; a page whose text stands in one form keeps it."""
    return container_rule(article, *CONTAINERS), _control(article)


def _control(article: Article) -> Verdict:
    """Return what speaks against the short texts of buttons and forms.

    Buttons that ask are the questions of a list that unfolds its answers.
    """
    seen = survey(article.blocks)
    if TAGS.isdisjoint(seen.tokens):
        return NOTHING
    own = body_marks(article, TAGS)

    def rule(block: Block) -> Removal | None:
        marks = block.context.marks - own
        if block.context.part or block.type not in {"paragraph", "list_item"}:
            return None
        count = words(block.text)
        if "button" in marks and count <= LONGEST_BUTTON and not _asks(block):
            return Removal("chrome: button", "in button")
        if "form" in marks and count <= LONGEST_FORM and not is_prose(block.text):
            return Removal("chrome: form", "in form")
        return None

    return judged([each for each in article.blocks if TAGS & each.context.marks], rule)


def _asks(block: Block) -> bool:
    """Tell whether a text is a question."""
    return block.text.endswith(("?", "？", "؟", ";"))
