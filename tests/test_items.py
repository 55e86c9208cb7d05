import ast
import inspect
from dataclasses import replace
from datetime import date

import pytest

from crawler import items
from crawler.items import (
    Announcement,
    Article,
    Block,
    Cleaning,
    Context,
    DateEvidence,
    Provenance,
    Removal,
    RemovedBlock,
    Window,
)

RULE = Removal("share: label", "share widget")
FIRST, LAST = date(2018, 7, 18), date(2018, 7, 20)


def article(**fields):
    blocks = tuple(Block(n, "paragraph", f"Paragraph {n}.") for n in range(5))
    return Article(**{"site": "gazette", "headline": "Bridge opens", "blocks": blocks, **fields})


def undocumented_fields(tree):
    """Return the fields of all classes in *tree* with no docstring right under them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        for field, below in zip(node.body, [*node.body[1:], None], strict=True):
            documented = (
                isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            )
            if isinstance(field, ast.AnnAssign) and not documented:
                yield f"{node.name}.{ast.unparse(field.target)}"


def test_every_field_has_a_docstring_under_it():
    assert list(undocumented_fields(ast.parse(inspect.getsource(items)))) == []


def test_the_search_for_fields_without_docstring_finds_them():
    source = 'class A:\n    a: int\n    """Told."""\n    b: int\n    c: int = 0\n'
    assert list(undocumented_fields(ast.parse(source))) == ["A.b", "A.c"]


def test_removed_blocks_move_and_keep_their_index():
    cleaned = article().without({1: RULE, 3: RULE})
    assert [block.index for block in cleaned.blocks] == [0, 2, 4]
    assert cleaned.cleaning.removed == (
        RemovedBlock(1, "Paragraph 1.", "share: label", "share widget"),
        RemovedBlock(3, "Paragraph 3.", "share: label", "share widget"),
    )


def test_removed_blocks_stand_in_page_order_whatever_the_order_of_removal():
    at_once = article().without({0: RULE, 1: RULE, 4: RULE})
    one_by_one = article().without({4: RULE}).without({0: RULE}).without({1: RULE})
    assert one_by_one == at_once


def test_removing_nothing_or_what_is_not_there_changes_nothing():
    whole = article()
    assert whole.without({}) is whole
    assert whole.without({9: RULE}) == whole


def test_the_original_is_left_as_it_was():
    whole = article()
    whole.without({1: RULE})
    assert whole == article()


def test_the_rest_of_cleaning_is_kept():
    cleaned = article(cleaning=Cleaning("7", "p1")).without({1: RULE})
    assert (cleaned.cleaning.rules_version, cleaned.cleaning.profile) == ("7", "p1")


def test_the_body_is_the_kept_blocks_without_captions():
    blocks = (
        Block(0, "paragraph", "One."),
        Block(1, "caption", "A bridge"),
        Block(2, "quote", "Two."),
    )
    assert article(blocks=blocks).article_body == "One.\n\nTwo."


def test_internal_fields_never_leave_with_the_record():
    evidence = DateEvidence("2018-07-20", "date line", raw="20 July", role="modified", block=1)
    block = Block(0, "paragraph", "One.", context=Context(part="headline"))
    record = article(date_evidence=(evidence,), blocks=(block,)).record()
    assert record["blocks"] == [{"index": 0, "type": "paragraph", "text": "One.", "level": None}]
    assert record["date_evidence"][0].keys().isdisjoint({"raw", "role", "block"})


def test_a_record_is_made_of_json_types_only():
    record = article(archive=Announcement(day=LAST), aliases=("https://a.example/",)).record()
    assert record["archive"] == {"url": None, "day": "2018-07-20", "position": None}
    assert record["aliases"] == ["https://a.example/"]
    assert record["publisher"] == {"name": None, "domain": None}
    assert record["schema_version"] == items.SCHEMA_VERSION


def test_the_hash_is_of_headline_and_body_only():
    other = article(
        id="x",
        url="https://gazette.example/",
        date_published="2018-07-20",
        provenance=Provenance(status=200),
        cleaning=Cleaning("8"),
    )
    assert other.content_hash == article().content_hash
    assert article().content_hash.startswith("sha256:")


@pytest.mark.parametrize(
    "changed",
    [
        article(headline="Bridge closes"),
        article().without({0: RULE}),
        replace(article(), blocks=article().blocks[::-1]),
    ],
)
def test_another_headline_or_body_has_another_hash(changed):
    assert changed.content_hash != article().content_hash


@pytest.mark.parametrize(
    ("window", "inside"),
    [
        (Window(), (True, True, True, True)),
        (Window(since=FIRST), (False, True, True, True)),
        (Window(until=LAST), (True, True, True, False)),
        (Window(FIRST, LAST), (False, True, True, False)),
    ],
)
def test_a_window_holds_both_its_ends(window, inside):
    days = (date(2018, 7, 17), FIRST, LAST, date(2018, 7, 21))
    assert tuple(day in window for day in days) == inside


def test_the_days_of_a_window_come_newest_first():
    assert Window(FIRST, LAST).days() == [LAST, date(2018, 7, 19), FIRST]
    assert Window(LAST, LAST).days() == [LAST]
    assert Window(LAST, FIRST).days() == []


@pytest.mark.parametrize("window", [Window(), Window(since=FIRST), Window(until=LAST)])
def test_an_open_window_has_no_days_to_count(window):
    assert window.days() == []
