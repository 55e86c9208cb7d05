"""An article has a headline and a body of its own, or it is none."""

from crawler.cleaning.containers import Containers, held_in
from crawler.errors import Invalid
from crawler.items import Article

PROTECTED = Containers.of(
    "validate: password",
    ".post-password-required .post-password-form .post-password-message",
)
"""Where WordPress and its themes ask for a password, in place of a post's text."""


def validate(article: Article) -> Article:
    """Return *article* as it is.

    Raises Invalid if it has no headline, no text besides captions, or none but the words by which
    the site asks for a password.
    """
    if not article.headline.strip():
        raise Invalid("no headline")
    if not article.article_body.strip():
        raise Invalid("no body")
    asking = held_in(article, PROTECTED)
    if asking and len(asking) == len(article.blocks):
        raise Invalid("protected by a password")
    return article
