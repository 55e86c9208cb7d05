import pytest

from benchmarks.speed import rate, ratio


def test_rate_is_pages_a_second():
    assert rate([0.02] * 30) == pytest.approx(50)


def test_one_disturbance_moves_nothing():
    seconds = [0.02] * 100
    seconds[7] = 9.0
    assert rate(seconds) == pytest.approx(50)
    assert ratio(seconds, [0.1] * 100) == pytest.approx(5)


def test_ratio_tells_how_many_times_as_fast_we_are():
    assert ratio([0.01, 0.01], [0.03, 0.03]) == pytest.approx(3)


@pytest.mark.parametrize("count", [1, 9, 10, 11, 25])
def test_sets_of_any_size_have_a_rate(count):
    assert rate([0.5] * count) == pytest.approx(2)
