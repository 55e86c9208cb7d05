"""When the next request of a host may leave; the moments are made up."""

import pytest

from crawler.downloader.pace import (
    BROKEN,
    BUSY,
    DOWN,
    ELSEWHERE,
    FIRST,
    IN_A_ROW,
    LONGEST,
    MILD,
    Pace,
)

NOW = 1000.0


def a(number):
    return f"https://courier.example/{number}"


def answered(pace, status=200, latency=0.1, address=None, now=NOW):
    pace.leave(now)
    pace.answer(now, address or a(0), status, latency)
    return pace.left(now)


def test_the_first_request_leaves_at_once_and_the_next_after_the_delay():
    pace = Pace(1.0)
    assert pace.left(NOW) <= 0
    assert answered(pace) == 1.0
    assert pace.left(NOW + 0.25) == 0.75
    assert pace.left(NOW + 1) <= 0


def test_the_delay_begins_when_the_request_has_arrived():
    pace = Pace(1.0)
    pace.leave(NOW)
    pace.sent(NOW + 0.25)
    pace.sent(NOW)
    assert pace.left(NOW + 0.5) == 0.75


def test_robots_set_a_floor_that_nothing_lowers():
    pace = Pace(1.0)
    pace.slow_down(4)
    pace.slow_down(2)
    assert answered(pace) == 4


def test_what_a_user_typed_counts_more_than_robots_and_slowness():
    pace = Pace(0.0, is_typed=True)
    pace.slow_down(4)
    for _ in range(10):
        assert answered(pace, latency=5) == 0


def test_a_hold_lasts_whatever_the_delay_and_the_longest_counts():
    pace = Pace(0.0, is_typed=True)
    pace.hold(NOW, 30)
    pace.hold(NOW, 5)
    assert pace.left(NOW + 10) == 20
    assert pace.held(NOW + 29) == 1
    assert pace.left(NOW + 30) == 0


def test_a_slow_server_is_given_as_much_rest_as_it_takes():
    pace = Pace(1.0)
    for _ in range(5):
        answered(pace, latency=3)
    assert pace.delay == 6
    for _ in range(3):
        answered(pace, latency=0.2)
    assert pace.delay == 1
    for _ in range(5):
        answered(pace, latency=10**6)
    assert pace.delay == LONGEST


def test_one_slow_page_slows_nothing():
    pace = Pace(1.0)
    delays = [answered(pace, latency=20 if number % 4 == 0 else 0.1) for number in range(20)]
    assert set(delays) == {1.0}


@pytest.mark.parametrize("status", sorted(BUSY))
def test_who_has_too_much_to_do_is_left_alone_ever_longer(status):
    pace = Pace(1.0)
    waits = [answered(pace, status, address=a(number)) for number in range(9)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_it_recovers_when_answers_come_well_again():
    pace = Pace(1.0)
    for number in range(6):
        answered(pace, 429, address=a(number))
    delays = [answered(pace, now=NOW + 100) for _ in range(7)]
    assert delays == [16, 8, 4, 2, 1, 1, 1]
    assert pace.held(NOW + 100) == 0


@pytest.mark.parametrize("status", [429, 500, 503])
def test_one_address_that_fails_again_and_again_delays_its_host_by_little(status):
    pace, lost = Pace(0.0, is_typed=True), 0.0
    for _ in range(3):
        lost += answered(pace, status, address=a("bad"))
        lost += sum(answered(pace, now=NOW + 1000) for _ in range(10))
    assert lost <= 10


def test_single_pages_that_fail_slow_nothing():
    pace = Pace(1.0)
    for number in range(50):
        assert answered(pace, 500, address=a(number)) == 1
        assert answered(pace) == 1


def test_many_broken_pages_in_a_row_back_their_host_off_by_little():
    pace = Pace(1.0)
    waits = [answered(pace, 502, address=a(number)) for number in range(DOWN + 4)]
    assert waits == [1.0] * DOWN + [2, MILD, MILD, MILD]
    assert answered(pace, 502, address=a(0)) == MILD  # its second try is no other address


def test_a_broken_page_shortens_no_back_off():
    pace = Pace(1.0)
    for number in range(DOWN - 1):
        answered(pace, 503, address=a(number))
    assert answered(pace, 500, address=a(DOWN)) == LONGEST


def test_who_does_not_answer_is_backed_off_ever_longer():
    pace = Pace(1.0)
    for number in range(IN_A_ROW + 2):
        pace.fail(NOW, a(number))
    assert pace.held(NOW) == 4


def test_a_host_that_answers_with_errors_is_down_when_they_are_very_many():
    pace = Pace(1.0)
    for number in range(BROKEN):
        assert not pace.is_down
        answered(pace, 500, address=a(number))
    assert pace.is_down


def test_when_some_fail_in_a_row_others_must_tell():
    pace = Pace(1.0)
    for number in range(ELSEWHERE):
        assert not pace.is_doubtful
        answered(pace, 500, address=a(number))
    assert pace.is_doubtful
    answered(pace)
    assert not pace.is_doubtful


def test_a_host_that_only_fails_is_down_until_it_answers():
    pace = Pace(1.0)
    for number in range(DOWN):
        assert not pace.is_down
        pace.fail(NOW, a(number))
    assert pace.is_down
    answered(pace)
    assert not pace.is_down


def test_a_host_is_down_too_when_a_few_addresses_fail_at_every_try():
    pace = Pace(1.0)
    for number in range(2 * DOWN):
        assert not pace.is_down
        pace.fail(NOW, a(number % IN_A_ROW))
    assert pace.is_down


def test_a_page_that_is_not_there_is_no_failure():
    pace = Pace(FIRST)
    for number in range(DOWN):
        assert answered(pace, 404, address=a(number)) == FIRST


def test_pages_that_fail_while_others_do_not_put_their_host_off_never():
    pace = Pace(0.0, is_typed=True)
    for number in range(2 * DOWN):
        answered(pace, 500, address=a(number))
        answered(pace, address=a(-1))
    for _ in range(2):  # their other tries, one after another
        for number in range(2 * DOWN):
            answered(pace, 500, address=a(number))
    assert not pace.is_down
    assert pace.held(NOW) == 0
