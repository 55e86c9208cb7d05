"""What was read arrives as it was, and an error as what it is."""

import pytest

from crawler.errors import NoPage, OverBudget
from crawler.items import Article, Block, Cleaning, Context, DateEvidence, Observation, RemovedBlock
from crawler.workers.parcel import pack, pack_error, unpack

MARKS = frozenset({"main", ".story"})
BLOCKS = (
    Block(0, "heading", "Ferry runs again", 1, Context(MARKS, 0.5, ("https://a.example/",))),
    Block(1, "paragraph", "It carried \udc80 254.", context=Context(MARKS, part="date line")),
)


REMOVED = (
    RemovedBlock(2, "Share", "share: label", "a share widget"),
    RemovedBlock(3, "\udc80", "region: outside the body", "it stands outside"),
)


@pytest.mark.parametrize(("blocks", "removed"), [((), ()), (BLOCKS, ()), (BLOCKS, REMOVED)])
def test_an_article_arrives_whole(blocks, removed):
    article = Article(
        "courier",
        blocks=blocks,
        date_evidence=(DateEvidence("2018-07-20", "meta"),),
        cleaning=Cleaning(profile="7", removed=removed),
    )
    found = article, (Observation("header bar", None, 254),)
    again = unpack(pack(found))
    assert again == found
    # contexts do not count when blocks are compared
    assert [block.context for block in again[0].blocks] == [block.context for block in blocks]


@pytest.mark.parametrize("error", [NoPage("a feed"), OverBudget("too long"), KeyError("x")])
def test_an_error_arrives_with_its_type(error):
    with pytest.raises(type(error)) as caught:
        unpack(pack_error(error))
    assert str(caught.value) == str(error)


def test_what_is_no_error_of_a_page_arrives_as_one():
    with pytest.raises(RuntimeError, match="SystemExit: 3"):
        unpack(pack_error(SystemExit(3)))
