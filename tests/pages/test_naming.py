"""What the names of elements tell."""

from itertools import permutations

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.pages import naming
from crawler.pages.naming import SIZE, Names, words_of
from crawler.pages.walk import walk

WEIGHTS = {"body": 2.0, "related": -3.0, "article": 1.0, "<aside>": -1.0}


@pytest.mark.parametrize(
    ("token", "words"),
    [
        (".article__relatedBox", {"article", "related", "box"}),
        ("#story-1234-x", {"story"}),
        (".css-1bgvdq", {"css"}),
        (".tag-elections", set()),
        (".articleHTMLBody", {"article", "html", "body"}),
        ("aside", {"<aside>"}),
        ("[itemprop=articleBody]", {"[itemprop=articleBody]"}),
    ],
)
def test_words_stand_in_marks(token, words):
    assert words_of((token,)) == words


def test_names_around_an_element_are_told():
    html = '<div class="article"><aside class="related"><div class="body"><p>Text'
    walked = walk(LexborHTMLParser(html).root)
    owner = walked.owners[0]
    least, most, mean, own_least, own_most, near_least, near_most, total = Names(WEIGHTS).tell(
        owner
    )
    assert (least, most, total) == (-3.0, 2.0, -1.0)
    assert mean == pytest.approx(-0.25)
    assert (own_least, own_most) == (2.0, 2.0)
    assert (near_least, near_most) == (-3.0, 2.0)


def test_without_names_nothing_is_told():
    walked = walk(LexborHTMLParser("<p>Text").root)
    assert Names(WEIGHTS).tell(walked.owners[0]) == (0.0,) * SIZE


def test_the_sum_is_the_same_in_whatever_order_the_words_come(monkeypatch):
    weights = {"one": 0.1, "two": 0.2, "three": 0.3, "four": -0.6}
    owner = walk(LexborHTMLParser('<div class="any"><p>Text').root).owners[0]
    sums = set()
    for words in permutations(weights):
        monkeypatch.setattr(naming, "words_of", lambda _, words=words: words)
        sums.add(Names(weights).tell(owner)[-1])
    assert len(sums) == 1
