"""What is found of whole sites, asked without a network."""

import json
from datetime import date

import pytest

from crawler.errors import SourceError
from tests.archive import build
from tests.discovery.conftest import HOST

XML = "application/xml"
DAYS = "{day:%Y}/{day:%m}/{day:%d}"


def by_source(found):
    return {offer.source: offer for offer in found.offers}


def sitemap(urls):
    return (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + "".join(f"<url><loc>{url}</loc></url>" for url in urls)
        + "</urlset>"
    )


def index(urls):
    return (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
        + "</sitemapindex>"
    )


def feed(site, stories):
    return (
        "<rss version='2.0'><channel><title>The Courier</title>"
        + "".join(
            f"<item><title>{story.number}</title><link>{site.address(story)}</link></item>"
            for story in stories
        )
        + "</channel></rss>"
    )


def rest(site):
    """The interface of WordPress over the stories of *site*, with all that is asked of it."""
    posts = [
        {
            "link": site.address(story),
            "date": f"{story.day}T12:00:00",
            "date_gmt": f"{story.day}T09:00:00",
            "status": "publish",
            "title": {"rendered": "A story"},
            "content": {"protected": False},
        }
        for story in site.stories
    ]
    total = {"x-wp-total": str(len(posts)), "x-wp-totalpages": "9"}
    root = {"name": "The Courier", "timezone_string": "Europe/Istanbul", "namespaces": ["wp/v2"]}

    class More(dict):
        def __contains__(self, path):
            return path.startswith("/wp-json/")

        def __getitem__(self, path):
            if path == "/wp-json/":
                return 200, "application/json", json.dumps(root)
            ordered = posts if "order=asc" in path else posts[::-1]
            return 200, "application/json", json.dumps(ordered[:20]), total

    return More()


def test_archives_by_day_and_the_list_of_all_are_found_with_their_days(look):
    found, server = look(template="twentysixteen", days=40, per_day=3)
    offers = by_source(found)
    first, last = date(2018, 7, 16), date(2018, 8, 24)
    assert offers["days"].url == f"{HOST}/{DAYS}/"
    for source in ("days", "links"):
        assert (offers[source].first, offers[source].last) == (first, last)
        assert offers[source].articles == len(server.site.stories) == 120
        assert offers[source].exactness == "estimated"
        assert offers[source].complete is True
    assert [each.source for each in found.proposal.offers] == ["links"]


def test_no_more_is_asked_than_agreed_whatever_the_site_has(look):
    _, server = look(days=60, per_day=4, most=12)
    assert len(server.asked) == 12
    _, server = look(days=60, per_day=4)
    assert len(server.asked) <= 40
    assert len(server.asked) == len(set(server.asked))


def test_the_sites_own_count_makes_its_interface_complete_and_is_what_others_are_held_to(look):
    site = build(base_url=HOST, days=20, per_day=4)
    found, _ = look(more=rest(site), days=20, per_day=4)
    offers = by_source(found)
    assert (offers["wordpress"].articles, offers["wordpress"].exactness) == (80, "exact")
    assert offers["wordpress"].complete is True
    assert offers["links"].articles == 80
    assert offers["links"].complete is True
    assert [each.source for each in found.proposal.offers] == ["wordpress"]
    assert found.traits.zone.name == "Europe/Istanbul"
    assert found.traits.zone.is_guess is False


def test_a_sitemap_that_lacks_what_others_announce_is_not_complete(look):
    site = build(base_url=HOST, days=20, per_day=4)
    urls = [site.address(story) for story in site.stories]
    found, _ = look(more={"/sitemap.xml": (200, XML, sitemap(urls))}, days=20, per_day=4)
    assert by_source(found)["sitemap"].complete is True
    assert [each.source for each in found.proposal.offers] == ["sitemap"]
    found, _ = look(more={"/sitemap.xml": (200, XML, sitemap(urls[:-1]))}, days=20, per_day=4)
    offer = by_source(found)["sitemap"]
    assert offer.complete is False
    assert urls[-1] in offer.why


def test_of_a_large_index_some_sitemaps_are_read_and_the_rest_is_an_estimate(look):
    site = build(base_url=HOST, days=30, per_day=4)
    urls = [site.address(story) for story in site.stories]
    names = [f"/sitemap-posts-{n}.xml" for n in range(12)]
    more = {name: (200, XML, sitemap(urls[n * 10 : n * 10 + 10])) for n, name in enumerate(names)}
    more["/sitemap.xml"] = (200, XML, index([HOST + name for name in names]))
    found, server = look(more=more, days=30, per_day=4)
    offer = by_source(found)["sitemap"]
    assert (offer.articles, offer.exactness, offer.listings) == (120, "estimated", 13)
    assert sum("sitemap-posts" in url for url in server.asked) == 8


@pytest.mark.parametrize("count", [500, 1000])
def test_a_sitemap_that_ends_at_a_round_number_is_cut_off(look, count):
    urls = [f"{HOST}/2018/07/20/story-number-{n}-of-many/" for n in range(count)]
    found, _ = look(more={"/sitemap.xml": (200, XML, sitemap(urls))})
    offer = by_source(found)["sitemap"]
    assert offer.complete is False
    assert f"{count:,} addresses exactly" in offer.why


def test_a_feed_of_the_newest_is_not_complete_and_says_how_many_they_are(look):
    site = build(base_url=HOST, days=20, per_day=4)
    more = {"/rss.xml": (200, "application/rss+xml", feed(site, site.stories[-10:]))}
    found, _ = look(more=more, days=20, per_day=4)
    offer = by_source(found)["feed"]
    assert (offer.articles, offer.exactness, offer.complete) == (10, "exact", False)
    assert offer.why == "only the newest 10: it has no pages of older ones"


def test_nothing_is_proposed_where_nothing_announces_articles(look):
    empty = "<html><title>Soon</title><body><h1>Soon</h1><p>We open in May.</p></body></html>"
    found, _ = look(more={"/": (200, "text/html", empty)})
    assert found.offers == ()
    assert found.proposal is None


def test_a_site_that_does_not_answer_is_an_error(look):
    with pytest.raises(SourceError, match="HTTP 503"):
        look(more={"/": (503, "text/html", "")})


def test_what_robots_txt_names_comes_before_the_usual_addresses(look):
    robots = f"User-agent: *\nSitemap: {HOST}/maps/news.xml\n"
    url = f"{HOST}/2018/07/16/a-story-that-only-the-sitemap-names/"
    more = {
        "/robots.txt": (200, "text/plain", robots),
        "/maps/news.xml": (200, XML, sitemap([url])),
    }
    found, server = look(more=more)
    assert by_source(found)["sitemap"].url == f"{HOST}/maps/news.xml"
    assert f"{HOST}/sitemap.xml" not in server.asked


def test_the_total_in_a_header_bar_is_the_sites_own_word(look):
    found, _ = look(template="bar2018", days=40, per_day=3)
    assert {each.source: each.articles for each in found.offers if each.exact} == {
        "days": 120,
        "links": 120,
    }
    found, _ = look(template="bar2018", days=40, per_day=3, earlier=900)
    links = by_source(found)["links"]
    assert links.complete is None
    assert "120 of the 1,020 that the site's pages say it has" in links.why
