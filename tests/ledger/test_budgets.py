"""Budgets of patterns: what is left out, what never is, and how it comes back."""

import re
import sqlite3
from datetime import date
from itertools import count

import pytest

from crawler.items import Answer, Article, Block, Entry, Reading
from crawler.ledger import Ledger, spaces
from crawler.ledger.database import FILE
from tests.ledger.builders import SITE, kill

AT = "https://courier.example"
FRONT = Entry(f"{AT}/", "listing", "archive")
OK = Answer(200)


def listing(path, archive="/", **details):
    return Entry(f"{AT}{path}", "listing", "archive", archive=f"{AT}{archive}", **details)


def story(path, archive="/"):
    return Entry(f"{AT}{path}", "article", "archive", archive=f"{AT}{archive}")


def article(url, text=None, published="2018-07-20T10:00:00Z"):
    words = text or f"Text of {url}."
    return Article(
        site=SITE,
        id=f"id-{text or url}",
        url=url,
        headline=f"Headline of {text or url}",
        blocks=(Block(0, "paragraph", words),),
        date_published=published,
    )


class Site:
    """Answers what is asked for: *pages* tells what a path gives."""

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    def crawl(self, run, most=2000, end="complete"):
        run.commit(Reading(entries=(FRONT,)))
        while len(self.asked) < most and (lease := run.lease()):
            path = lease.entry.url.removeprefix(AT)
            self.asked.append(path)
            given = self.pages(path)
            told = {"address": lease.address, "url": lease.entry.url, "answer": OK}
            if isinstance(given, tuple):
                known, _ = given
                why = f"duplicate of {known.id}"
                run.commit(Reading(**told, articles=(known,), state="rejected", reason=why))
            elif isinstance(given, Article):
                run.commit(Reading(**told, articles=(given,)))
            elif isinstance(given, str):
                run.commit(Reading(**told, state="rejected", reason=given))
            else:
                shown = tuple(each.url for each in given if each.kind == "article")
                run.commit(Reading(**told, entries=tuple(given), shown=shown))
        if end:
            run.is_spent()
            run.close(end)
        return self.asked


def calendar(path):
    """A front page, and a calendar without end."""
    if path == "/":
        return [listing("/calendar/1/")]
    month = int(path.split("/")[2])
    return [listing(f"/calendar/{month + each}/", path) for each in (1, 2)]


def rows(folder, query):
    connection = sqlite3.connect(folder / FILE)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def states(folder):
    return dict(rows(folder, "SELECT state, count(*) FROM addresses GROUP BY state"))


def test_a_calendar_without_end_is_left_when_it_gave_nothing_for_long(begin, folder):
    run = begin(budget=20)
    asked = Site(calendar).crawl(run)
    assert len(asked) == 21
    assert [each.name for each in run.spent] == ["courier.example/calendar/#"]
    assert run.spent[0].count == states(folder)["rejected"]
    assert set(rows(folder, "SELECT reason FROM addresses WHERE state = 'rejected'")) == {
        ("beyond the budget of courier.example/calendar/#",)
    }
    assert sum(states(folder).values()) == states(folder)["fetched"] + states(folder)["rejected"]


def test_without_a_budget_nothing_is_left_out(begin):
    assert len(Site(calendar).crawl(begin(budget=0), most=300)) == 300


def test_a_pattern_that_goes_on_to_give_articles_is_never_limited(begin):
    def archive(path):
        if path.startswith("/news/"):
            return article(AT + path)
        page = int(path.rsplit("/", 2)[1]) if path != "/" else 0
        stories = [story(f"/news/{page * 5 + each}", path) for each in range(5)]
        return [*stories, listing(f"/page/{page + 1}/", path)] if page < 100 else stories

    run = begin(budget=5)
    assert len(Site(archive).crawl(run)) == 101 * 6
    assert run.spent == ()


def test_lists_that_show_known_articles_once_more_are_read(begin):
    """A section shows what the archive showed: it is no trap."""

    def archive(path):
        if path.startswith("/news/"):
            return article(AT + path)
        parts = path.strip("/").split("/")
        section, page = (parts[0], int(parts[-1])) if path != "/" else ("all", 0)
        further = [listing(f"/{section}/page/{page + 1}/", path)] if page < 40 else []
        others = [listing("/world/page/0/")] if path == "/" else []
        return [*(story(f"/news/{page * 3 + each}", path) for each in range(3)), *further, *others]

    run = begin(budget=5)
    asked = Site(archive).crawl(run)
    assert len([path for path in asked if "/world/" in path]) == 41
    assert run.spent == ()


def test_one_list_in_ever_other_orders_is_a_trap(begin):
    def archive(path):
        if path.startswith("/news/"):
            return article(AT + path)
        turn = int(path.rsplit("=", 1)[1]) if "=" in path else 0
        return [
            *(story(f"/news/{each}", path) for each in range(30)),
            listing(f"/list?view={turn}&order={turn + 1}", path),
        ]

    run = begin(budget=20)
    asked = Site(archive).crawl(run)
    assert len([path for path in asked if path.startswith("/news/")]) == 30
    assert len(asked) == 30 + 1 + 20


def again(given, seen):
    """What a page gives: of an article that came before, that it is a duplicate."""
    known = seen.setdefault(given.headline, given)
    return given if known is given else (known, "duplicate")


@pytest.mark.parametrize(
    ("link", "plain"),
    [("/x{:06x}f9/{}", r"^/x\w+f9/"), ("/{:07}/{}", r"^/\d{7}/"), ("/{1}?ref=r{0}", r"^/|\?.*")],
    ids=["drawn part", "long number", "parameter"],
)
def test_what_proved_to_tell_nothing_makes_no_other_address(begin, link, plain):
    number = count()
    seen = {}

    def archive(path):
        bare = re.sub(plain, "", path)
        if bare.startswith("news/"):
            return again(article(AT + path, f"Story {bare}"), seen)
        page = int(bare.rsplit("/", 1)[1]) if "page/" in bare else 0
        stories = [f"news/{each}" for each in range(page * 5, page * 5 + 5)]
        pages = [f"page/{each}" for each in range(10)]
        return [
            *(story(link.format(next(number), each), path) for each in stories),
            *(listing(link.format(next(number), each), path) for each in pages),
        ]

    run = begin(budget=60)
    asked = Site(archive).crawl(run)
    assert len(seen) == 50
    assert len(asked) <= 61 + 80


def test_what_tells_two_articles_apart_is_never_taken_for_nothing(begin):
    """Five articles came twice, and others differ in the same place alone."""
    seen = {}

    def archive(path):
        if path == "/":
            return [
                *(story(f"/x{each}a7b9/{name}") for each in range(3) for name in ("one", "two")),
                *(story(f"/y{each}a7b9/same") for each in range(9)),
                *(story(f"/z{each}a7b9/{name}") for each in range(9) for name in ("one", "two")),
            ]
        is_same = path.endswith("/same")
        return again(article(AT + path, "Same" if is_same else f"Story {path}"), seen)

    Site(archive).crawl(begin(budget=60))
    assert len(seen) == 3 * 2 + 1 + 9 * 2


def test_every_pattern_that_was_spent_leaves_less_for_the_next(begin):
    def traps(path):
        if path == "/":
            return [listing(f"/{name}/1/") for name in ("one", "two", "three", "four")]
        _, name, number, _ = path.split("/")
        return [listing(f"/{name}/{int(number) + 1}/", path)]

    asked = Site(traps).crawl(begin(budget=60))
    assert len(asked) <= 200


def test_forms_filled_in_are_nothing_new_and_stories_with_a_day_are(begin):
    def forms(published):
        def pages(path):
            if path.startswith("/item/"):
                number = path.rsplit("/", 1)[1]
                return article(AT + path, f"Item {number} of many.", published)
            page = int(path.rsplit("=", 1)[1]) if "=" in path else 0
            items = [story(f"/item/{page * 5 + each}", path) for each in range(5)]
            return [*items, listing(f"/list?page={page + 1}", path)]

        return pages

    assert len(Site(forms(None)).crawl(begin(budget=20), most=300)) < 80
    assert len(Site(forms("2018-07-20")).crawl(begin("other", budget=20), most=300)) == 300


def test_what_a_crawl_begins_with_and_what_is_bounded_has_no_budget(begin):
    days = [Entry(f"{AT}/day/{each}/", "listing", "archive") for each in range(100)]
    run = begin(budget=5)
    run.commit(Reading(entries=tuple(days)))
    assert len(Site(lambda _: []).crawl(run)) == 101
    assert run.spent == ()
    run = begin("other", budget=5, is_bounded=lambda each: "/day/" in each.url)
    linked = [listing(f"/day/{each}/") for each in range(100)]
    assert len(Site(lambda path: linked if path == "/" else []).crawl(run)) == 101


def test_a_killed_crawl_knows_what_it_learnt(begin, folder):
    first = begin(budget=20)
    Site(calendar).crawl(first, most=15, end=None)
    first.flush()
    kill(first)
    second = begin(budget=20)
    site = Site(calendar)
    assert len(site.crawl(second)) == 21 - 15
    assert second.spent


def test_a_greater_budget_goes_on_and_an_equal_one_asks_for_nothing_more(begin, folder):
    first = Site(calendar).crawl(begin(budget=20), end="budget")
    again = begin(budget=20)
    asked = Site(calendar).crawl(again, end="budget")
    assert set(asked) <= set(first)  # the calendar's pages that were read are looked at once more
    assert again.spent
    more = Site(calendar).crawl(begin(budget=40), end="budget")
    assert len(set(more) - set(first)) == 20


MONTHS = (
    "SELECT count(*) FROM addresses WHERE state = '{}' AND url GLOB '*/calendar/*' AND NOT read"
)


def months(folder, state):
    return rows(folder, MONTHS.format(state))[0][0]


def wide_calendar(path):
    """A calendar whose first month leads to a thousand others, and each to one more."""
    if path == "/":
        return [listing("/calendar/1/")]
    month = int(path.split("/")[2])
    return [listing(f"/calendar/{month + each}/", path) for each in range(1, 1000)]


def test_what_waits_is_left_out_in_many_transactions(begin, folder, monkeypatch):
    monkeypatch.setattr("crawler.ledger.budgets.SLICE", 50)
    left, real = [], spaces.leave_out

    def watched(connection, spent, beyond):
        left.append((len(beyond), months(folder, "rejected")))  # as another process sees it
        real(connection, spent, beyond)

    monkeypatch.setattr(spaces, "leave_out", watched)
    run = begin(budget=5)
    Site(wide_calendar).crawl(run, end="budget")
    assert len(left) > 15
    assert max(size for size, _ in left) == 50
    begin_with = left[0][1]  # what the last page announced
    assert begin_with < 50
    assert [seen - begin_with for _, seen in left] == [50 * each for each in range(len(left))]
    assert months(folder, "announced") == 0


def test_what_a_killed_crawl_did_not_leave_out_is_left_out_by_the_next(begin, folder, monkeypatch):
    monkeypatch.setattr("crawler.ledger.budgets.SLICE", 50)
    real = spaces.leave_out

    def dies(connection, spent, beyond):
        real(connection, spent, beyond)
        if months(folder, "rejected") >= 200:
            raise KeyboardInterrupt

    monkeypatch.setattr(spaces, "leave_out", dies)
    first = begin(budget=5)
    with pytest.raises(KeyboardInterrupt):
        Site(wide_calendar).crawl(first)
    kill(first)
    assert 200 <= months(folder, "rejected") < 300
    assert rows(folder, "SELECT name FROM spaces WHERE budget IS NOT NULL") == []
    monkeypatch.setattr(spaces, "leave_out", real)
    second = begin(budget=5)
    asked = Site(wide_calendar).crawl(second, end="budget")
    assert len(asked) <= 5
    assert months(folder, "announced") == 0
    assert second.spent


def test_what_is_excluded_afterwards_is_left_out_for_good(begin, folder):
    Site(calendar).crawl(begin(budget=20), end="budget")
    run = begin(
        budget=20,
        arguments={"exclude": "/calendar/"},
        admits=lambda url, _: "/calendar/" not in url,
    )
    Site(lambda path: [] if path == "/" else calendar(path)).crawl(run)
    assert run.spent == ()
    assert {row[0] for row in rows(folder, "SELECT reason FROM addresses WHERE NOT read")} == {
        "excluded"
    }


def test_a_day_is_not_short_of_a_listing_that_is_beyond_its_budget(begin, folder):
    def pages(path):
        number = int(path.split("/")[2]) if path != "/" else 0
        day = date(2018, 7, 20)
        return [listing(f"/calendar/{number + each}/", path, day=day) for each in (1, 2)]

    Site(pages).crawl(begin(budget=20), end="budget")
    with Ledger(folder) as ledger:
        assert [row.short for row in ledger.coverage(SITE)] in ([], [0])
    run = begin(budget=20, fill=True)
    assert run.gaps == ()


def named(path, source):
    return Entry(f"{AT}{path}", "article", source, archive=f"{AT}/sitemap.xml")


def textless(path, first=70):
    """Of two hundred stories the first have no text."""
    number = int(path.rsplit("-", 1)[1])
    return "no text" if number < first else article(AT + path)


@pytest.mark.parametrize("first", [70, 150])
def test_what_a_finite_source_announced_has_no_budget(begin, first):
    def archive(path):
        if path == "/":
            return [named(f"/{each % 7}/story-{each}", "sitemap") for each in range(200)]
        return textless(path, first)

    run = begin(budget=20, finite=frozenset({"sitemap"}))
    site = Site(archive)
    assert len(site.crawl(run)) == 201
    assert run.counts["kept"] == 200 - first
    assert run.spent == ()


def test_what_a_finite_source_announced_is_not_left_out_with_links_like_it(begin, folder):
    """Links came first, and spent the pattern; then a sitemap names some of what was left out."""
    links = [story(f"/news/{each}") for each in range(200)]
    run = begin(budget=20, finite=frozenset({"sitemap"}))
    Site(lambda path: links if path == "/" else "no text").crawl(run, end="budget")
    left = rows(folder, "SELECT url FROM addresses WHERE reason GLOB 'beyond*' ORDER BY id")
    assert len(left) == 180
    again = [Entry(url, "article", "sitemap", archive=f"{AT}/sitemap.xml") for (url,) in left[:50]]
    run = begin(budget=20, finite=frozenset({"sitemap"}))
    given = {f"{AT}/": again}
    asked = Site(lambda path: given.get(AT + path) or article(AT + path)).crawl(run)
    assert {AT + path for path in asked} == {f"{AT}/", *(each.url for each in again)}
    assert run.spent[0].count == 130


def test_stories_behind_many_without_a_text_are_found_by_a_sample(begin):
    def archive(path):
        if path == "/":
            return [story(f"/{each % 7}/story-{each}") for each in range(200)]
        return textless(path)

    run = begin(budget=60)
    Site(archive).crawl(run)
    assert run.counts["kept"] == 130
    assert run.spent == ()


def test_stories_on_later_pages_of_a_list_are_looked_for_before_the_budget_is_spent(begin):
    def archive(path):
        if "/story-" in path:
            return textless(path, 90)
        page = int(path.rsplit("/", 2)[1]) if path != "/" else 0
        stories = [story(f"/news/story-{page * 10 + each}", path) for each in range(10)]
        return [*stories, listing(f"/page/{page + 1}/", path)] if page < 20 else stories

    run = begin(budget=60)
    Site(archive).crawl(run)
    assert run.counts["kept"] == 210 - 90
    assert run.spent == ()


def test_a_space_of_pages_without_text_is_left_all_the_same(begin):
    def archive(path):
        if path.startswith("/slot/"):
            return "no text"
        page = int(path.rsplit("/", 2)[1]) if path != "/" else 0
        slots = [story(f"/slot/{page * 10 + each}", path) for each in range(10)]
        return [*slots, listing(f"/day/{page + 1}/", path)]

    run = begin(budget=60)
    assert len(Site(archive).crawl(run)) <= 201
    assert run.spent


def test_a_trap_that_shows_a_story_is_not_news_in_every_run(begin):
    def pages(path):
        if path.startswith("/news/"):
            return article(AT + path)
        return [*([] if path == "/" else [story("/news/1", path)]), *calendar(path)]

    asked = 0
    for _ in range(6):
        run = begin(budget=20)
        site = Site(pages)
        asked += len([path for path in site.crawl(run, most=12, end=None) if "/calendar" in path])
        run.is_spent()
        run.close("stopped")
    assert run.spent
    assert asked <= 20 + 12


def test_what_was_left_out_is_asked_for_with_a_greater_budget(begin):
    def pages(path):
        if path == "/":
            return [listing(f"/calendar/{each}/") for each in range(100)]
        return []

    first = Site(pages).crawl(begin(budget=20), end="budget")
    second = Site(pages).crawl(begin(budget=40), end="budget")
    assert len({*second} - {*first}) >= 20


def test_a_page_that_is_looked_at_again_is_not_counted_again(begin, folder):
    def pages(path):
        return [listing(f"/section-{each}/x/") for each in "abcde"] if path == "/" else []

    asked = "SELECT kind, name, asked, barren FROM spaces ORDER BY 1, 2"
    Site(pages).crawl(begin(budget=20))
    once = rows(folder, asked)
    again = Site(pages).crawl(begin(budget=20))
    assert len(again) == 6
    assert rows(folder, asked) == once


def test_lists_that_lead_to_something_new_are_never_limited(begin):
    """Months show nothing themselves; their days do."""

    def pages(path):
        if path.startswith("/news/"):
            return article(AT + path)
        if path.startswith("/day/"):
            return [story(f"/news/{path.split('/')[2]}", path)]
        month = int(path.split("/")[2]) if path != "/" else 0
        return [listing(f"/day/{month}/", path), listing(f"/month/{month + 1}/", path)]

    run = begin(budget=5)
    assert len(Site(pages).crawl(run, most=150, end=None)) == 150
    run.is_spent()
    assert run.spent == ()
    assert run.counts["kept"] >= 40
