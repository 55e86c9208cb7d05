"""What a crawl would cost, and which offers it should take."""

import shlex
from datetime import date

import pytest

from crawler.discovery.offer import Offer
from crawler.discovery.plan import command, cost, propose
from crawler.discovery.zones import Zone

DAY = date(2018, 7, 20)


def offer(source, listings, complete, articles=100, **options):
    return Offer(source, f"https://c.example/{source}", articles, listings=listings,
                 complete=complete, first=DAY, **options)  # fmt: skip


def test_the_cheapest_that_is_complete_is_proposed():
    found = propose([offer("days", 300, True), offer("sitemap", 40, True), offer("feed", 1, False)])
    assert [each.source for each in found.offers] == ["sitemap"]
    assert found.complete is True


def test_of_two_that_cost_nearly_the_same_the_one_that_tells_more_is_proposed():
    found = propose([offer("sitemap", 1, True), offer("wordpress", 3, True)])
    assert [each.source for each in found.offers] == ["wordpress"]


def test_where_none_is_complete_all_are_taken_together_and_that_is_said():
    found = propose([offer("feed", 1, False), offer("sitemap", 1, False)])
    assert [each.source for each in found.offers] == ["feed", "sitemap"]
    assert found.complete is False
    assert "none is complete" in found.why


def test_what_may_be_complete_is_not_called_so():
    found = propose([offer("links", 9, None), offer("feed", 1, False)])
    assert [each.source for each in found.offers] == ["links"]
    assert found.complete is None
    assert propose([]) is None


@pytest.mark.parametrize(("delay", "hours"), [(1, 109 / 3600), (30, 109 * 30 / 3600)])
def test_hours_are_those_of_all_requests_at_the_sites_rate(delay, hours):
    price = cost(offer("links", 9, True), (), delay)
    assert (price.requests, price.hours, price.size) == (109, pytest.approx(hours), None)
    assert cost(offer("links", None, True), (), delay) is None
    assert cost(offer("links", 9, True, articles=None), (), delay) is None


def test_the_command_names_all_that_the_sources_need_and_no_shell_reads_it_otherwise():
    hostile = Offer("feed", "https://c.example/feed?a='$(id)`;|", 1, listings=1)
    zone = Zone("Europe/Berlin", "", is_guess=True)
    written = command("https://c.example/", [offer("days", 1, True), hostile], zone)
    assert shlex.split(written) == [
        "backfile", "crawl", "archive",
        "-a", "url=https://c.example/", "-a", "source=days,feed",
        "-a", "days=https://c.example/days", "-a", f"feed={hostile.url}",
        "-a", "since=2018-07-20", "-a", "timezone=Europe/Berlin",
    ]  # fmt: skip
