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


def test_what_only_asks_for_a_password_is_invalid(article, block):
    asked = block("This text is protected. Enter your password.", marks=".post-password-form")
    with pytest.raises(Invalid, match=r"^protected by a password$"):
        validate(article(asked))


def test_an_article_beside_a_protected_one_is_kept(article, block, prose):
    page = article(prose, block("Password:", marks=".post-password-form"))
    assert validate(page) is page
