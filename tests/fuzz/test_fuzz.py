"""The short form of ``make fuzz``."""

import pytest

from tests.fuzz.cases import Case, case
from tests.fuzz.listings import announced
from tests.fuzz.processes import run
from tests.fuzz.reading import Asked


@pytest.mark.parametrize(
    "asked",
    [
        Asked(range(300), way="library"),
        Asked(range(1000, 1012), way="workers"),
        Asked(range(100), way="sources"),
    ],
    ids=lambda asked: asked.way,
)
def test_whatever_comes_in_is_read_or_refused_and_changes_nothing_else(asked):
    told = []
    found = run(asked, 2, told.append)
    assert told == []
    assert {each.seed for each in found.verdicts} >= set(asked.seeds)
    assert len(found.memory) == 2


def test_equal_seeds_make_equal_pages(tmp_path):
    for seed in range(20):
        assert case(seed) == case(seed)
        assert announced(seed).page.body == announced(seed).page.body
    made = case(7)
    assert Case.load(made.save(tmp_path)) == made
