import pytest

from crawler.cleaning import validate
from crawler.errors import Invalid


def test_article_with_headline_and_body_passes(article, prose):
    page = article(prose)
    assert validate(page) is page


def test_article_without_headline_is_invalid(article, prose):
    with pytest.raises(Invalid, match=r"^no headline$"):
        validate(article(prose, headline=" "))


def test_article_of_captions_only_is_invalid(article, block):
    with pytest.raises(Invalid, match=r"^no body$"):
        validate(article(block("The quay", "caption")))
