"""Why an answer was given up: Twisted wraps the reason, and Scrapy what Twisted made of it."""

from crawler.errors import AnswerError


def cause_of(error: BaseException | None) -> AnswerError | None:
    """Return for what of ours an answer was given up; null when that is not why it failed."""
    reasons = [each.value for each in getattr(error, "reasons", None) or ()]
    return next((each for each in reasons if isinstance(each, AnswerError)), None)
