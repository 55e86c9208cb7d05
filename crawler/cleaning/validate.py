"""An article has a headline and a body, or it is none."""

from crawler.errors import Invalid
from crawler.items import Article


def validate(article: Article) -> Article:
    """Return *article* as it is.

    Raises Invalid if it has no headline, or no text besides captions.
    """
    if not article.headline.strip():
        raise Invalid("no headline")
    if not article.article_body.strip():
        raise Invalid("no body")
    return article
