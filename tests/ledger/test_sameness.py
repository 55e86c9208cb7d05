from dataclasses import replace

import pytest

from crawler.items import Block, Provenance, Removal
from crawler.ledger import Ledger
from crawler.ledger.sameness import is_cleaned_otherwise
from tests.ledger.builders import article, begin_and_keep


def page(*texts, without=(), headline="Harbour opens", day=20):
    """An article whose page shows *texts*, of which some were taken out."""
    every = tuple(Block(n, "paragraph", text) for n, text in enumerate(texts))
    at = f"2018-07-{day}T12:00:00Z"
    told = replace(
        article("a"),
        headline=headline,
        blocks=every,
        provenance=Provenance(fetched_at=at, payload_digest=f"sha256:{texts}"),
    )
    taken = Removal("repeated: block", "stands on other pages")
    return told.without({n: taken for n, text in enumerate(texts) if text in without})


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (
            page("Ships.", "Good night."),
            page("Ships.", "Good night.", without=["Good night."]),
            True,
        ),
        (page("Ships.", "Ad", without=["Ad"]), page("Ships.", "Ad"), True),
        (page("Ships.", "Good night."), page("Ships."), False),
        (page("Ships."), page("Ships.", "More."), False),
        (page("Ships."), page("Boats."), False),
        (page("Ships."), page("Ships.", headline="Harbour closes"), False),
    ],
)
def test_a_line_that_one_reading_keeps_and_the_other_takes_out_is_no_edit(old, new, same):
    assert is_cleaned_otherwise(old.record(), new.record()) is same
    assert is_cleaned_otherwise(new.record(), old.record()) is same


def test_a_profile_that_takes_out_a_line_makes_no_version(begin, folder):
    begin_and_keep(begin, page("Ships.", "Good night."))
    begin_and_keep(begin, page("Ships.", "Good night.", without=["Good night."], day=21))
    with Ledger(folder) as ledger:
        [record] = ledger.records()
    assert record["version"]["n"] == 1
    assert record["version"]["last_seen"] == "2018-07-21T12:00:00Z"
    assert record["article_body"] == "Ships.\n\nGood night."


def test_an_edit_is_a_version_whatever_the_profile_takes_out(begin, folder):
    begin_and_keep(begin, page("Ships.", "Good night."))
    begin_and_keep(begin, page("Boats.", "Good night.", without=["Good night."], day=21))
    with Ledger(folder) as ledger:
        [record] = ledger.records()
    assert record["version"]["n"] == 2


def test_the_same_page_read_once_more_is_corrected(begin, folder):
    begin_and_keep(begin, page("Ships.", "Good night."))
    begin_and_keep(begin, page("Ships.", "Good night.", without=["Good night."]))
    with Ledger(folder) as ledger:
        [record] = ledger.records()
    assert (record["version"]["n"], record["article_body"]) == (1, "Ships.")
