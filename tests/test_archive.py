"""The generator of made-up sites keeps its word: every page agrees with the truth."""

import json
import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.archive import TRAPS, build, serve
from tests.archive.addresses import day_path, mirror_path
from tests.archive.days import hijri
from tests.archive.shipped import shipped
from tests.archive.themes import THEMES
from tests.archive.words import LANGUAGES, load

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = list(shipped())
ARTICLES = [case for case in CASES if case.sidecar["kind"] == "article"]
TOTAL = re.compile(r"Total: ([\d,]+) content")
COUNT = re.compile(r'<a href="[^"]*">(\d\d)/(\d\d)/(\d{4})\D*?(?:class="count">|\()(\d+)')


def text(path, site):
    return site.pages[path].body.decode()


def plain(html):
    """The text of *html*, no-break spaces as spaces."""
    return unescape(re.sub(r"<[^>]+>", "", html)).replace("\u00a0", " ")


@pytest.mark.parametrize("template", sorted(THEMES))
def test_equal_options_make_equal_sites(template):
    one, other = (build(template=template, days=2, traps=TRAPS) for _ in range(2))
    assert dict(one.pages) == dict(other.pages)


def test_another_seed_makes_another_site():
    headlines = [{story.headline for story in build(seed=seed).stories} for seed in (1, 2)]
    assert headlines[0].isdisjoint(headlines[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_labels_and_enough_sentences(language):
    words = load(language)
    assert words.labels.keys() == load("en").labels.keys()
    assert len(words.sentences) >= 12
    assert sum("{n}" in sentence for sentence in words.sentences) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paragraph_is_written_twice(language):
    stories = build(language=language, days=20, per_day=10).stories
    written = [piece for story in stories for piece in story.pieces if piece.type == "paragraph"]
    assert len(written) == len(set(written)) > 700


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", sorted(THEMES))
def test_a_page_holds_headline_and_body_of_its_story(template, language):
    site = build(template=template, language=language, days=2)
    for story in site.stories:
        shown = plain(text(site.path(story), site))
        assert story.headline in shown
        for paragraph in story.paragraphs:
            assert all(cell in shown for cell in re.split(r"[\t\n]", paragraph))


@pytest.mark.parametrize("counts", ["after", "span", "badge"])
def test_the_header_bar_counts_what_there_is(counts):
    site = build(template="bar2018", days=9, per_day=(3, 1, 4), counts=counts, traps={"gap"})
    bar = text("/", site)
    found = {date(int(y), int(m), int(d)): int(n) for d, m, y, n in COUNT.findall(bar)}
    newest = sorted({story.day for story in site.stories})[-5:]
    assert found == {day: sum(story.day == day for story in site.stories) for day in newest}
    assert TOTAL.findall(bar) == [str(len(site.stories))]


def test_the_header_bar_counts_earlier_stories_in_its_total_only():
    site = build(template="bar2018", days=2, per_day=3, earlier=140_000)
    assert TOTAL.findall(text("/", site)) == ["140,006"]
    assert sum(count for _, count in site.bar.counts) == 6


@pytest.mark.parametrize("permalinks", ["dated", "flat", "query"])
def test_day_archives_list_each_story_once(permalinks):
    site = build(days=4, per_day=7, per_page=3, permalinks=permalinks)
    days = [listing for listing in site.listings.values() if listing.kind == "day"]
    listed = [story.number for listing in days for story in listing.stories]
    assert sorted(listed) == [story.number for story in site.stories]
    assert all(story.day == listing.day for listing in days for story in listing.stories)
    assert {listing.pages for listing in days} == {3}


@pytest.mark.parametrize("permalinks", ["dated", "flat", "query"])
@pytest.mark.parametrize("template", sorted(THEMES))
def test_listings_link_their_stories_and_every_link_answers(template, permalinks):
    options = {"template": template, "permalinks": permalinks, "traps": TRAPS}
    site = build(days=4, per_day=5, per_page=4, **options)
    for path, listing in site.listings.items():
        page = unescape(text(path, site))
        for story in listing.stories:
            link = site.link(listing, story)
            assert f'href="{link}"' in page
            assert site.get(link.removeprefix(site.options.base_url)).status in {200, 301}


def test_a_listing_has_a_link_to_its_next_page():
    site = build(days=1, per_day=5, per_page=2, permalinks="query")
    assert 'href="https://courier.example/?m=20180716&amp;paged=2"' in text("/?m=20180716", site)
    assert site.get("/?m=20180716&paged=4").status == 404


def test_a_day_without_stories_answers_404():
    site = build(days=4, traps={"gap"})
    gap = site.options.first_day + timedelta(days=2)
    assert site.get(day_path(site.options, gap)).status == 404


def test_dated_addresses_of_flat_sites_redirect():
    site = build(template="flat", permalinks="flat", traps={"old links"})
    story = site.stories[0]
    old = site.link(None, story).removeprefix(site.options.base_url)
    assert re.match(r"/2018/07/16/", old)
    assert site.get(old)[:2] == (301, {**site.get(old).headers, "Location": site.address(story)})
    assert site.url(old) in site.aliases(story)


def test_a_mirrored_story_stands_at_two_addresses():
    site = build(traps={"mirror"})
    story = next(story for story in site.stories if site.mirrored(story))
    second = mirror_path(site.options, story)
    assert site.url(second) in site.aliases(story)
    assert all(site.get(path).status == 200 for path in (site.path(story), second))


def test_namesakes_share_a_headline_and_no_text():
    stories = build(days=3, traps={"namesake"}).stories
    one, other = stories[6], stories[7]
    assert one.headline == other.headline
    assert one.slug != other.slug
    assert not set(one.paragraphs) & set(other.paragraphs)


def test_tracked_links_lead_to_the_story():
    site = build(traps={"tracking"})
    link = site.link(None, site.stories[0])
    assert "utm_source=" in link
    assert site.get(link.removeprefix(site.options.base_url)).status == 200


def test_layout_is_by_story():
    site = build(template="flat", other_template="bar2018")
    assert {story.template for story in site.stories[:4]} == {"flat", "bar2018"}
    assert "Scroll Up" in text(site.path(site.stories[1]), site)


@pytest.mark.parametrize("template", sorted(THEMES))
def test_an_undated_story_shows_the_day_of_the_capture_only(template):
    captured = date(2021, 3, 5)
    options = {"permalinks": "flat", "json_ld": True, "open_graph": True}
    site = build(template=template, days=1, undated=1, captured_on=captured, **options)
    story = site.stories[1]
    page = text(site.path(story), site).partition('id="comments"')[0].partition("related")[0]
    assert "2021" in page
    assert "2018-07-16" not in page
    assert site.date_published(story) is None


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2015, 12, 8), "+02:00"),
        (date(2016, 8, 21), "+03:00"),
        (date(2016, 11, 2), "+03:00"),
        (date(2018, 1, 8), "+03:00"),
    ],
)
def test_istanbul_has_the_offset_of_its_time(day, offset):
    site = build(template="bar2018", first_day=day, days=1)
    assert site.date_published(site.stories[0]).endswith(offset)


def test_a_theme_that_shows_no_zone_gives_no_offset():
    bare, told = (build(template="twentyten", json_ld=json_ld) for json_ld in (False, True))
    assert re.fullmatch(r"[-\d]+T[:\d]+", bare.date_published(bare.stories[0]))
    assert told.date_published(told.stories[0]).endswith("+03:00")


def test_the_hijri_calendar_is_right_on_a_known_day():
    assert hijri(date(2018, 7, 20)) == "7 Dhul-Qaʿda 1439"


def test_the_server_remembers_requests_and_fails_on_demand():
    with serve(days=1, per_day=1) as server:
        path = server.site.path(server.site.stories[0])
        server.fail(path, 503, times=1)
        with pytest.raises(HTTPError, match="503") as failure:
            urlopen(server.url + path)
        failure.value.close()
        with urlopen(server.url + path) as answer:
            assert server.site.stories[0].headline in answer.read().decode()
    assert server.paths == [path, path]
    assert [request.status for request in server.requests] == [503, 200]
    assert {request.host for request in server.requests} == {server.url.removeprefix("http://")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.site}/{case.page}")
def test_a_shipped_fixture_is_current(case, tmp_path):
    """When this fails, run ``python -m tests.archive fixtures``."""
    case.write(tmp_path)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(made) == 2
    for path in made:
        assert (FIXTURES / path.relative_to(tmp_path)).read_bytes() == path.read_bytes()


def test_enough_fixtures_ship_and_most_are_dated():
    dated = [case for case in ARTICLES if case.sidecar["expected"]["date_published"]]
    assert len(ARTICLES) >= 28
    assert len(dated) > len(ARTICLES) * 2 / 3
    assert len({case.site for case in CASES}) >= 2
    assert len({json.dumps(case.sidecar["expected"]) for case in CASES}) == len(CASES)


def test_shipped_fixtures_are_small():
    sizes = [path.stat().st_size for path in FIXTURES.rglob("*") if path.is_file()]
    assert max(sizes) < 30_000
    assert sum(sizes) < 800_000
