"""Whether an offer is complete, by what the others announce."""

from dataclasses import replace
from datetime import date

from crawler.discovery.comparing import compared
from crawler.discovery.offer import Offer, Shown
from crawler.items import Entry
from crawler.sources.spans import Span
from tests.discovery.conftest import HOST, page

DAY = date(2018, 7, 20)


def entries(*numbers, day=DAY):
    return tuple(Entry(f"{HOST}/story-{number}/", day=day) for number in numbers)


def listing(seen, covers):
    return Shown(page(f"{HOST}/list", ""), seen, covers)


POSTS = Offer("wordpress", f"{HOST}/wp-json/", 10, exact=True, first=DAY, last=DAY, complete=True)


def told(offer, *others):
    return compared([offer, *others])[0]


def test_a_whole_one_that_has_all_that_others_announce_is_complete():
    offer = Offer("sitemap", "", 4, exact=True, seen=entries(1, 2, 3, 4), whole=True)
    assert told(offer, Offer("feed", "", seen=entries(1, 2, 3))).complete is True


def test_one_that_lacks_an_article_is_not_and_says_which():
    offer = Offer("sitemap", "", 3, exact=True, seen=entries(1, 2, 3), whole=True)
    found = told(offer, Offer("feed", "", seen=entries(1, 2, 3, 4)))
    assert found.complete is False
    assert "story-4/ of 2018-07-20" in found.why


def test_what_nobody_can_be_compared_with_is_not_known_to_be_complete():
    offer = Offer("sitemap", "", 4, exact=True, seen=entries(1, 2, 3, 4), whole=True)
    assert told(offer).complete is None
    assert told(offer, Offer("feed", "", seen=entries(1, 2))).complete is None


def test_of_archives_by_date_only_the_days_that_were_looked_at_can_lack_something():
    seen = entries(1, 2, 3)
    offer = Offer("days", "", 30, seen=seen, shown=(listing(seen, Span(DAY, DAY)),))
    other = entries(7, day=date(2018, 7, 21))
    assert told(offer, Offer("feed", "", seen=(*seen, *other))).complete is True
    assert told(offer, Offer("feed", "", seen=entries(1, 2, 3, 4))).complete is False


def test_one_whose_beginning_nothing_tells_is_not_known_to_be_complete():
    seen = entries(1, 2, 3)
    offer = Offer("days", "", 30, seen=seen, shown=(listing(seen, Span(DAY, DAY)),), begins=False)
    found = told(offer, Offer("feed", "", seen=seen))
    assert found.complete is None
    assert "may be older" in found.why


def test_the_sites_own_count_decides_about_lists_that_were_counted_to_their_end():
    listed = Offer("links", "", 9, seen=entries(1), slack=1)
    assert told(listed, POSTS).complete is True
    assert (told(listed, POSTS).articles, told(listed, POSTS).exactness) == (10, "exact")
    short = told(replace(listed, articles=8), POSTS)
    assert short.complete is False
    assert "8 of the 10" in short.why
