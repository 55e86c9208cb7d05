"""Captions that no name in the markup tells."""

from collections.abc import Callable

import pytest

from crawler.items import Article
from crawler.pages.captions import has_credit

TEXT = (
    "<p>The ferry between Harbour Street and the north quay carried 212 people on Friday.</p>" * 3
)
SHORT = "The ferry at the quay"


def types(article: Article) -> list[str]:
    return [block.type for block in article.blocks if SHORT in block.text]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<div><img src=a><div>{SHORT}</div></div>", "caption"),
        (f"<div><a href=b><img src=a></a><p>{SHORT}</p></div>", "caption"),
        (f"<p><img src=a>{SHORT}</p>", "paragraph"),
        (f"<div><img src=a><p>{SHORT}</p><p>{SHORT}</p></div>", "paragraph"),
        (f"<div><img src=a><h2>{SHORT}</h2></div>", "heading"),
        (f"<div><img src=a><p>{SHORT * 20}</p></div>", "paragraph"),
    ],
)
def test_line_beside_a_picture_is_its_caption(
    article: Callable[..., Article], html: str, expected: str
) -> None:
    found = article(f"<h1>Ferry</h1><div>{TEXT}{html}{TEXT}</div>")
    assert set(types(found)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quay at night. Photo: Ada Merrow", True),
        ("The quay (Photo: Ada Merrow/Quay Press)", True),
        ("Foto: Jörg Öhler", True),
        ("She took a photo: it was of the quay, of course. Nobody minded.", False),
        ("The quay at night.", False),
    ],
)
def test_credit_ends_a_caption(text: str, expected: bool) -> None:  # noqa: FBT001 - a case
    assert has_credit(text) is expected
