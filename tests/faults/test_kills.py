"""Kills at random moments: nothing is lost, nothing is twice. The long form is ``make faults``."""

import pytest

from tests.faults.kills import trial


@pytest.mark.parametrize("seed", [101, 102])
def test_a_crawl_that_is_killed_again_and_again_comes_out_whole(seed):
    tally = trial(seed, kills=2)
    assert tally.faults == []
