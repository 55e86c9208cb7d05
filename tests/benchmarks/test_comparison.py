import pytest

from benchmarks.comparison import mean, paired


def test_the_mean_leaves_out_what_is_unknown():
    assert mean([1.0, None, 0.0]) == 0.5
    assert mean([None]) is None


def test_a_difference_is_of_the_same_pages():
    got = paired([1.0, None, 0.5, 0.0], [0.5, 1.0, None, 0.5])
    assert got.mean == pytest.approx(0.0)


def test_equal_figures_give_equal_intervals():
    ours, peers = [0.1 * n for n in range(9)], [0.5] * 9
    assert paired(ours, peers) == paired(ours, peers)


def test_the_interval_is_about_the_mean():
    ours, peers = [0.9, 0.8, 1.0, 0.7] * 25, [0.8, 0.8, 0.8, 0.8] * 25
    mean_, low, high = paired(ours, peers)
    assert low < mean_ < high
    # mean ± 1.96 standard errors of 100 draws from {-.1, 0, .1, .2}
    assert (low, high) == pytest.approx((0.05 - 0.0219, 0.05 + 0.0219), abs=0.004)


def test_a_constant_difference_is_sure():
    assert paired([0.75] * 5, [0.5] * 5) == (0.25, 0.25, 0.25)


def test_exchanging_the_systems_turns_the_sign():
    ours, peers = [0.2, 0.9, 0.4], [0.1, 0.5, 0.6]
    assert paired(ours, peers).mean == pytest.approx(-paired(peers, ours).mean)


def test_pages_without_both_figures_are_no_comparison():
    with pytest.raises(ValueError, match="no page"):
        paired([None, 1.0], [1.0, None])
