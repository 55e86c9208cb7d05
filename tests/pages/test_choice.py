"""The choice of the body from probabilities."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.pages.choice import CERTAIN, FEW, MANY, best, decide
from crawler.pages.classifier import FIRST, Classifier, grown, loads
from crawler.pages.features import NAMES, Describer
from crawler.pages.region import Region
from crawler.pages.walk import walk


@pytest.mark.parametrize(
    ("probabilities", "chosen"),
    [
        ({}, set()),
        ({3: 0.9, 4: 0.95, 9: 0.05}, {3, 4}),
        # What is doubtful is taken where nothing better is known, and left where much is sure.
        ({3: 0.4, 4: 0.3}, {3, 4}),
        ({1: 0.99, 2: 0.99, 3: 0.4, 4: 0.3}, {1, 2}),
        ({1: 0.0, 2: 0.0}, set()),
    ],
)
def test_the_expected_f1_is_best(probabilities, chosen):
    assert best(probabilities, [100] * 10) == chosen


def test_long_blocks_count_for_more():
    sizes = [10, 1000]
    assert best({0: 0.9, 1: 0.5}, sizes) == {0, 1}
    assert best({0: 0.5, 1: 0.9}, sizes) == {0, 1}
    assert best({0: 0.2, 1: 0.9}, [1000, 1000]) == {1}


def forest(*trees) -> Classifier:
    return grown("v", {}, trees)


def test_a_tree_goes_down_by_its_bounds():
    tree = [0, 5.0, -1.0, [1, 0.5, 0.0, 1.0]]
    told = forest(tree)
    assert told.probability([5.0, 9.0]) == pytest.approx(0.269, abs=0.001)
    assert told.probability([6.0, 0.5]) == 0.5
    assert told.probability([6.0, 0.6]) == pytest.approx(0.731, abs=0.001)


def test_a_sure_block_asks_no_more_trees():
    first = [[0, 5.0, -0.1, 0.1]] * FIRST
    against = [[0, 5.0, 9.0, -9.0]] * FIRST
    assert forest(*first, *against).probability([1.0]) < 0.1
    assert forest(*first, *against).probability([9.0]) > 0.9


def test_weights_for_other_features_are_refused():
    with pytest.raises(ValueError, match="train them again"):
        loads('{"version": "v", "features": ["chars"], "words": {}, "trees": []}')


def test_the_weights_of_the_package_are_for_its_features():
    from crawler.pages.classifier import classifier  # noqa: PLC0415 - reads a file of the package

    told = classifier()
    assert len(told.trees) > FIRST
    assert told.words
    assert 0 < told.probability([0.0] * len(NAMES)) < 1


INSIDE = frozenset({0, 1, 2})
LARGE = [100] * FEW


def test_outside_of_a_marked_body_a_block_has_to_be_certain():
    told = {0: 0.9, 1: 0.9, 2: 0.9, 5: CERTAIN - 0.1, 6: CERTAIN + 0.1}
    assert decide(told, LARGE, Region(INSIDE, marked=True)) == {0, 1, 2, 6}
    assert decide(told, LARGE, Region(INSIDE)) == {0, 1, 2, 5, 6}


def test_small_and_huge_pages_are_left_to_the_rules():
    for size in (FEW - 1, MANY + 1):
        assert decide({9: 1.0}, [100] * size, Region(INSIDE)) == INSIDE


def test_without_anything_probable_the_rules_decide():
    assert decide({}, LARGE, Region(INSIDE)) == INSIDE
    assert decide({9: 0.0}, LARGE, Region(INSIDE)) == INSIDE


def test_what_readers_wrote_is_no_candidate_outside_of_the_region():
    reply = "<p>I was on that boat, and it took far longer than the keeper of it says it did.</p>"
    html = f"<body>{reply * 2}<div id=comments>{reply * 2}</div>"
    walked = walk(LexborHTMLParser(html).root)
    for inside, candidates in ((set(), {0, 1}), ({3}, {0, 1, 3})):
        describer = Describer(walked, frozenset(inside), None, "", {})
        assert {index for index, _ in describer.describe()} == candidates
