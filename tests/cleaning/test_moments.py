import pytest

from crawler.cleaning.moments import Moment


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2019-05-02", "2019-05-03"),
        ("2019-05-03T09:00", "2019-05-03T10:00"),
        ("2019-05-03T12:00+03:00", "2019-05-03T10:00Z"),
        ("2019-05-02T23:00", "2019-05-03T01:00+03:00"),
    ],
)
def test_earlier_moment_is_before(one, other):
    assert Moment.of(one).is_before(Moment.of(other))
    assert not Moment.of(other).is_before(Moment.of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2019-05-03", "2019-05-03T10:00"),
        ("2019-05-03T09:00", "2019-05-03T10:00Z"),
        ("2019-05-03T13:00+03:00", "2019-05-03T10:00Z"),
    ],
)
def test_moments_that_may_be_one_are_not_before(one, other):
    assert not Moment.of(one).is_before(Moment.of(other))
    assert not Moment.of(other).is_before(Moment.of(one))


@pytest.mark.parametrize("value", ["2019-02-30", "2019-05-03T25:00", "yesterday"])
def test_impossible_moment_is_refused(value):
    with pytest.raises(ValueError, match=r"."):
        Moment.of(value)
