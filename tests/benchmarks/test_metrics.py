from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from benchmarks.metrics import FIGURES, Reading, Score, folded, same_day, same_minute, score, words
from benchmarks.sets import Truth

EAST = timezone(timedelta(hours=3))
LATE = datetime(2018, 7, 20, 23, 40, 30, tzinfo=EAST)


@pytest.mark.parametrize(
    ("read", "true", "figures"),
    [
        ("a b c d", "a b c d", (1, 1, 1)),
        ("a b c d", "a b", (0.5, 1, 2 / 3)),
        ("a b", "a b c d", (1, 0.5, 2 / 3)),
        ("a a a", "a b c", (1 / 3, 1 / 3, 1 / 3)),  # a word counts as often as it is there
        ("Ferry, RUNS!", "ferry runs", (1, 1, 1)),
        ("d c b a", "a b c d", (1, 1, 1)),  # a bag has no order
        ("x y", "a b", (0, 0, 0)),
        ("", "a b", (0, 0, 0)),
        ("…", "—", (1, 1, 1)),
    ],
)
def test_words_are_compared_as_bags(read, true, figures):
    assert words(read, true) == pytest.approx(figures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Ferry” runs", '"Ferry" runs'),
        ("Merrin’s Ford", "Merrin's Ford"),
        ("July–August — again", "July-August - again"),
        ("  Ferry\n runs\u00a0again ", "Ferry runs again"),
        ("Ｆerry ﬁnds", "Ferry finds"),
    ],
)
def test_titles_are_equal_but_for_their_characters_forms(one, other):
    assert folded(one) == folded(other)


def test_titles_differ_in_letter_case():
    assert folded("Ferry") != folded("ferry")


@pytest.mark.parametrize(
    ("read", "true", "same"),
    [
        ("2018-07-20", date(2018, 7, 20), True),
        ("2018-07-21", date(2018, 7, 20), False),
        ("2018-07-20T23:40:00-05:00", date(2018, 7, 20), True),  # its own day: no zone to go to
        ("2018-07-20", LATE, True),
        ("2018-07-20T20:40:30Z", LATE, True),
        ("2018-07-20T21:40:30+00:00", LATE, False),  # past midnight in the truth's zone
        ("2018-07-19T23:40:30-12:00", LATE, True),
        ("2018-07-20T01:00:00", LATE, True),
        ("20 July", LATE, False),
        (None, LATE, False),
    ],
)
def test_days_are_compared_in_the_truths_zone(read, true, same):
    assert same_day(read, true) is same


@pytest.mark.parametrize(
    ("read", "same"),
    [
        ("2018-07-20T23:40:00+03:00", True),
        ("2018-07-20T20:40:00Z", True),
        ("2018-07-20T23:41:29+03:00", True),
        ("2018-07-20T23:41:30+03:00", False),
        ("2018-07-20T23:40:00Z", False),  # the right time in the wrong zone
        ("2018-07-20T23:40:00", False),  # no zone, no instant
        ("2018-07-20", False),
        ("soon", False),
        (None, False),
    ],
)
def test_minutes_are_instants(read, same):
    assert same_minute(read, LATE) is same


def test_every_figure_of_a_right_reading_is_one():
    truth = Truth("a", None, "T", ("Ada", "Bo"), LATE, "one two", ("two",), ("three",))
    reading = Reading("One two", "T", "2018-07-20T20:40:00Z", ("BO", "ada"))
    assert score(reading, truth) == Score(**dict.fromkeys(FIGURES, 1.0))


def test_nothing_read_is_nothing_right():
    truth = Truth("a", None, "T", ("Ada",), LATE, "one two", ("two",), ())
    got = score(Reading(error="ValueError"), truth)
    assert got == Score(0, 0, 0, 0, 0, 0, 0, 0, None)


def test_unknown_truth_gives_no_figure():
    assert score(Reading("text", "title", "2018-07-20", ("Ada",)), Truth("a", None)) == Score()


@pytest.mark.parametrize(
    "moment",
    [date(2018, 7, 20), datetime(2018, 7, 20, 8, 15)],  # noqa: DTZ001 - that is the case
)
def test_only_a_truth_with_an_offset_has_a_minute(moment):
    got = score(Reading(published="2018-07-20T08:15:00Z"), Truth("a", None, published=moment))
    assert (got.day, got.minute) == (1, None)


def test_authors_are_a_set():
    truth = Truth("a", None, authors=("Ada", "Bo"))
    assert score(Reading(authors=("Bo", "Ada", "Ada")), truth).authors == 1
    assert score(Reading(authors=("Ada",)), truth).authors == 0
    assert score(Reading(authors=("Ada", "Bo", "Desk")), truth).authors == 0


@pytest.mark.parametrize(
    ("read", "true", "right"),
    [
        ("ADA MERRIN", "Ada Merrin", 1),
        ("Ada A Merrin-Lund", "Ada A. Merrin Lund", 1),
        ("courier example", "courier.example", 1),
        ("Merrin Ada", "Ada Merrin", 0),
        ("Áda Merrin", "Ada Merrin", 0),
    ],
)
def test_names_are_equal_but_for_case_and_punctuation(read, true, right):
    assert score(Reading(authors=(read,)), Truth("a", None, authors=(true,))).authors == right


def test_snippets_are_shares():
    truth = Truth("a", None, present=("ferry ran", "“so far”"), absent=("Home", "Log in", "More"))
    got = score(Reading('The ferry\nran "so far". More'), truth)
    assert (got.present, got.absent) == pytest.approx((1, 2 / 3))


def test_a_moment_is_compared_across_zones_of_any_offset():
    assert same_minute("2018-07-21T02:10:30+05:30", datetime(2018, 7, 20, 20, 40, 30, tzinfo=UTC))
