"""Cleaning: an article that holds every block of its page becomes the article alone.

Each step is pure and takes out blocks with the rule and the reason; what is taken out stays in
``cleaning.removed``. Specific rules come first, so that reasons are precise; the region of the
body takes out what is left. Dates are chosen last, for a date in page chrome is no evidence.
"""

from functools import reduce

from crawler.cleaning.captions import remove_captions
from crawler.cleaning.chrome import remove_chrome
from crawler.cleaning.dates import choose_dates
from crawler.cleaning.fields import remove_fields
from crawler.cleaning.navigation import remove_navigation
from crawler.cleaning.normalise import normalise_texts
from crawler.cleaning.notices import remove_notices
from crawler.cleaning.prompts import remove_prompts
from crawler.cleaning.region import remove_outside
from crawler.cleaning.related import remove_related
from crawler.cleaning.repeated import remove_repeated
from crawler.cleaning.rules import RULES_VERSION, Step
from crawler.cleaning.share import remove_sharing
from crawler.cleaning.top import remove_top
from crawler.cleaning.validate import validate
from crawler.items import Article

__all__ = [
    "RULES_VERSION",
    "STEPS",
    "Step",
    "choose_dates",
    "clean",
    "normalise_texts",
    "remove_captions",
    "remove_chrome",
    "remove_fields",
    "remove_navigation",
    "remove_notices",
    "remove_outside",
    "remove_prompts",
    "remove_related",
    "remove_repeated",
    "remove_sharing",
    "remove_top",
    "validate",
]

STEPS: tuple[Step, ...] = (
    normalise_texts,
    remove_repeated,
    remove_chrome,
    remove_sharing,
    remove_top,
    remove_related,
    remove_prompts,
    remove_notices,
    remove_navigation,
    remove_captions,
    remove_fields,
    remove_outside,
    choose_dates,
    validate,
)
"""The steps in order."""


def clean(article: Article) -> Article:
    """Return *article* after every step.

    Raises Invalid if it has no headline or no body then.
    """
    return reduce(lambda cleaned, step: step(cleaned), STEPS, article)
