"""No statement of a crawl goes over all addresses of a site, however many are known."""

import sqlite3
from datetime import date
from itertools import cycle

import pytest

from crawler.items import Answer, Entry, Reading, Window
from crawler.ledger import Ledger, database
from tests.ledger.builders import article, entry

DAYS = Window(date(2018, 7, 1), date(2018, 7, 31))

FEW = (
    # The first row answers.
    "SELECT 1 FROM addresses WHERE site = ? AND kind = 'article' LIMIT 1",
    "WITH RECURSIVE hosts",
    # A count, of an index alone; once at the end, and with a line of progress each second.
    "SELECT 'announced' AS state, count(*) AS n FROM addresses INDEXED BY addresses_due",
    # A person asks for it, and it changes as many rows.
    "UPDATE addresses SET due_at = :now WHERE site = :site AND kind = 'article' AND state = 'kept'",
    # Some rows a site: its own counts, and what is learnt of it.
    "SELECT trace FROM traces",
    "SELECT cycle, outcome, arguments FROM runs",
    "DELETE FROM traces",
)
"""Statements that may go by the site alone."""

LARGE = ("addresses", "articles", "versions", "readings", "requests", "sightings")
"""Tables that grow with the archive."""

SMALL = (
    "addresses_leased",
    "addresses_failed",
    "addresses_failing",
    "addresses_outside",
    "addresses_excluded",
    "addresses_asked",
    "addresses_beyond",
    "spaces",
)
"""Indexes of few rows: what is out, what failed, what was read in vain, what a replay asks for; and
what a site's patterns leave out, which a crawl with other patterns than the last goes over."""


@pytest.fixture
def plans(monkeypatch, folder):
    """Return what SQLite says of each statement that is executed: text → steps of its plan."""
    found = {}
    database.connect(folder).close()  # the statements that make its tables go over them

    class Explained(sqlite3.Connection):
        def execute(self, statement, values=()):
            self.explain(statement, values)
            return super().execute(statement, values)

        def executemany(self, statement, rows):
            rows = list(rows)
            for values in rows[:1]:
                self.explain(statement, values)
            return super().executemany(statement, rows)

        def explain(self, statement, values):
            if statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
                plan = super().execute(f"EXPLAIN QUERY PLAN {statement}", values)
                found[" ".join(statement.split())] = [row["detail"] for row in plan]

    connect = sqlite3.connect
    monkeypatch.setattr(
        database.sqlite3, "connect", lambda *a, **k: connect(*a, **k | {"factory": Explained})
    )
    return found


OUTCOMES = (
    {"articles": (article("story"),), "answer": Answer(200, etag='"1"')},
    {"articles": (article("story", text="Another text."),)},
    {"state": "failed", "passing": True},
    {"state": "failed", "reason": "HTTP 500"},
    {"state": "gone"},
)
"""What becomes of articles' pages."""


def work(run):
    """Do with *run* all that a crawl does."""
    days = (entry("july", kind="listing", day=date(2018, 7, 1)), Entry("https://a.example/"))
    run.commit(Reading(entries=(*days, *(entry(name, day=date(2018, 7, 2)) for name in "abcde"))))
    outcomes = cycle(OUTCOMES)
    while lease := run.lease():
        is_known = lease.entry.kind == "listing" or lease.etag is not None
        outcome = {"answer": Answer(304)} if is_known else next(outcomes)
        for each in outcome.get("articles", ()):
            ask(run.known, each)
        run.commit(Reading(address=lease.address, url=lease.entry.url, **outcome))
        if run.counts.total() == 12:  # what fails would come again and again
            break
    for told in (run.flush, run.has_due, run.wait, run.left, run.waiting, run.has_articles):
        told()
    run.close("incomplete")


def ask(known, article):
    """Ask all that is asked before an article is kept."""
    known.at("courier.example/story")
    known.with_text(article.content_hash)
    known.with_slug("story", date(2018, 7, 20))
    known.story(article.id)
    known.is_forgotten(article)
    known.is_of_forgotten(article)


def test_where_all_addresses_end_alike_those_of_the_day_are_looked_up(plans, begin):
    run = begin()
    run.known.with_slug("story", date(2018, 7, 20))
    run.known.with_slug("story", None)
    steps = [step for told in plans.values() for step in told if "articles_by_slug" in step]
    assert sum("(site=? AND slug=? AND day=?)" in step for step in steps) == 2
    told = [step for query, told in plans.items() if "slug = :name" in query for step in told]
    assert not any("TEMP B-TREE" in step for step in told)


def goes_over_many(step):
    """Tell whether a step of a plan may look at as many rows as there are addresses."""
    if step.startswith("SCAN"):
        return step.split()[1] in LARGE
    return step.endswith("(site=?)") and not any(f" {small} " in step for small in SMALL)


@pytest.mark.parametrize(
    "options",
    [{}, {"window": DAYS}, {"look_again": True}, {"again": True}],
    ids=["all", "days", "look again", "replay"],
)
def test_no_statement_of_a_crawl_goes_over_all_addresses(plans, begin, options):
    work(begin(**options))
    work(begin(**options))
    many = {
        statement: steps
        for statement, steps in plans.items()
        if any(map(goes_over_many, steps)) and not statement.startswith(FEW)
    }
    assert many == {}
    assert len(plans) > 30


@pytest.mark.parametrize("site", [None, "courier"])
def test_an_export_of_what_changed_goes_over_nothing_else(plans, begin, folder, site):
    work(begin())
    with Ledger(folder) as ledger:
        assert list(ledger.records(site=site, after=0))
        assert list(ledger.records(site=site, after=ledger.last_change())) == []
    [steps] = [told for query, told in plans.items() if "changed > :after" in query]
    assert steps[0].endswith("articles_by_change (changed>?)")
