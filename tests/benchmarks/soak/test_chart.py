"""The chart of a soak has round numbers on its axes."""

import pytest

from benchmarks.soak.chart import hour_marks, ticks


@pytest.mark.parametrize(
    ("largest", "marks"),
    [
        (0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (14, [0, 5, 10, 15]),
        (112.5, [0, 25, 50, 75, 100, 125]),
        (980, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_values_are_marked_to_the_first_round_number_above(largest, marks):
    assert ticks(largest) == marks


@pytest.mark.parametrize(
    ("hours", "marks"),
    [
        (6, [*range(7)]),
        (23.99, [*range(0, 25, 3)]),
        (72, [*range(0, 73, 12)]),
        (240, [*range(0, 241, 48)]),
    ],
)
def test_hours_are_marked_as_a_day_is_parted(hours, marks):
    assert list(hour_marks(hours)) == marks
