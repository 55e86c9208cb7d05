"""The zone that a site's times are of."""

from datetime import datetime, timedelta

from crawler.discovery.zones import find_zone

HOST = "courier.example"


def at(month, hours, year=2018):
    return datetime(year, month, 10, 12, 0), timedelta(hours=hours)  # noqa: DTZ001 - local


def test_what_the_site_says_is_no_guess():
    zone = find_zone("America/New_York", [at(1, 3)], "tr", HOST)
    assert (zone.name, zone.is_guess) == ("America/New_York", False)


def test_a_name_that_is_no_zone_is_not_believed():
    assert find_zone("../../etc/passwd", [], None, HOST) is None


def test_of_the_zones_with_these_offsets_that_of_the_country_is_guessed():
    assert find_zone(None, [at(1, 1), at(7, 2)], "de", HOST).name == "Europe/Berlin"
    assert find_zone(None, [at(1, 3), at(7, 3)], None, "haber.com.tr").name == "Europe/Istanbul"
    assert find_zone(None, [at(1, 3), at(7, 3)], "tr-TR", HOST).name == "Europe/Istanbul"
    assert find_zone(None, [at(1, -5), at(7, -4)], "en-US", HOST).name == "America/New_York"


def test_a_country_whose_zones_had_other_offsets_is_not_guessed():
    zone = find_zone(None, [at(1, 9), at(7, 9)], "de", HOST)
    assert zone.name == "Etc/GMT-9"
    assert zone.is_guess


def test_a_country_alone_is_a_guess_and_nothing_tells_nothing():
    assert find_zone(None, [], "tr", HOST).is_guess
    assert find_zone(None, [], None, HOST) is None


def test_times_in_utc_may_not_be_the_sites_own():
    zone = find_zone(None, [at(1, 0), at(7, 0)], "tr", HOST)
    assert (zone.name, zone.is_guess) == ("UTC", True)
