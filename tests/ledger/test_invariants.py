"""What must hold whatever happens, and in whatever order: found by trying."""

import json
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from crawler.items import Article, Block, Entry, Provenance, Reading
from crawler.ledger import Ledger, Run
from crawler.ledger.invariants import broken
from tests.ledger.builders import SITE, announce, entry, kill, url

STORIES = tuple(f"story-{n}" for n in range(9))
LISTS = tuple(f"list-{n}" for n in range(3))
COPY = "story-copy"
"""A second address of the first story."""


def shown(listing):
    """The entries of a listing: three stories, and the next listing."""
    place = LISTS.index(listing)
    stories = [entry(name, archive=url(listing)) for name in STORIES[place * 3 : place * 3 + 3]]
    following = [entry(each, kind="listing", archive=url(listing)) for each in LISTS[place + 1 :]]
    copies = [entry(COPY, archive=url(listing))] if place == 1 else []
    return (*stories, *copies, *following[:1])


def story(name, at="2018-07-20T12:00:00Z", text=None, address=None):
    return Article(
        site=SITE,
        id=f"id-{name}",
        url=address or url(name),
        headline=name,
        blocks=(Block(0, "paragraph", text or f"Text of {name}."),),
        provenance=Provenance(fetched_at=at, payload_digest=f"sha256:{name}{text}{address}"),
    )


class Crawls(RuleBasedStateMachine):
    """Crawls of one small archive that are stopped, killed, failed and exported at any moment."""

    @initialize()
    def begin_with_nothing(self):
        self.folder = Path(tempfile.mkdtemp(prefix="backfile-test-"))
        self.now = datetime(2018, 7, 20, 12, tzinfo=UTC)
        self.run = None
        self.held = []
        self.kept = set()

    def teardown(self):
        if not hasattr(self, "folder"):
            return
        try:
            self.come_to_the_end()
        finally:
            if self.run is not None:
                kill(self.run)
            shutil.rmtree(self.folder)

    def come_to_the_end(self):
        """The same command again, undisturbed, completes whatever happened before."""
        for _ in range(2):  # the first ends what was begun, with what failed in it
            if self.run is None:
                self.begin()
            while self.run.has_due() or self.held:
                if not self.held and not self.take():
                    self.now += timedelta(seconds=10)
                elif self.held:
                    self.answer()
            left = self.run.left()
            self.close("failed" if left else "complete")
        assert left == {}
        with Ledger(self.folder) as ledger:
            ids = [record["id"] for record in ledger.records()]
        assert sorted(ids) == sorted(f"id-{name}" for name in STORIES)
        copies = [record for record in self.records() if record["id"] == f"id-{STORIES[0]}"]
        assert {copies[0]["url"], *copies[0]["aliases"]} == {url(STORIES[0]), url(COPY)}

    def begin(self):
        self.run = Run.open(self.folder, SITE, clock=lambda: self.now)
        announce(self.run, entry(LISTS[0], kind="listing"))

    def take(self):
        lease = self.run.lease()
        if lease is not None:
            self.held.append(lease)
        return lease is not None

    def answer(self):
        lease = self.held.pop(0)
        name = lease.entry.url.rstrip("/").rsplit("/", 1)[-1]
        read = {"address": lease.address, "url": lease.entry.url}
        if name in LISTS:
            self.run.commit(Reading(**read, entries=shown(name)))
        elif name == COPY:
            self.run.commit(
                Reading(
                    **read,
                    articles=(story(STORIES[0], text=f"Text of {STORIES[0]}.", address=url(COPY)),),
                    state="rejected",
                    reason="duplicate",
                )
            )
        else:
            self.run.commit(Reading(**read, articles=(story(name),)))

    def close(self, outcome):
        self.run.close(outcome)
        self.run, self.held = None, []

    def records(self):
        with Ledger(self.folder) as ledger:
            return list(ledger.records())

    @precondition(lambda self: self.run is None)
    @rule()
    def starts(self):
        self.begin()

    @precondition(lambda self: self.run is not None)
    @rule()
    def leases(self):
        self.take()

    @precondition(lambda self: self.held)
    @rule()
    def answers(self):
        self.answer()

    @precondition(lambda self: self.held)
    @rule(passing=st.booleans())
    def fails(self, passing):
        lease = self.held.pop(0)
        self.run.commit(
            Reading(address=lease.address, state="failed", reason="HTTP 503", passing=passing)
        )

    @precondition(lambda self: self.run is not None)
    @rule()
    def flushes(self):
        self.run.flush()

    @precondition(lambda self: self.run is not None)
    @rule()
    def is_killed(self):
        kill(self.run)
        self.run, self.held = None, []

    @precondition(lambda self: self.run is not None)
    @rule()
    def is_stopped(self):
        self.close("stopped")

    @rule(seconds=st.integers(1, 100_000))
    def passes(self, seconds):
        self.now += timedelta(seconds=seconds)

    @precondition(lambda self: (self.folder / "ledger.sqlite3").exists())
    @rule()
    def is_exported(self):
        """An export tells of each article once, loses none that it told of, and can be repeated."""
        first, second = self.records(), self.records()
        assert first == second
        ids = [record["id"] for record in first]
        assert len(ids) == len(set(ids))
        assert self.kept <= set(ids)
        self.kept = set(ids)

    @invariant()
    def what_is_kept_is_there(self):
        if getattr(self, "run", None) is None:
            return
        missing = self.run._connection.execute(
            "SELECT count(*) FROM addresses WHERE state = 'kept' AND article NOT IN"
            " (SELECT article FROM versions JOIN articles ON id = article"
            "  WHERE versions.content_hash = articles.content_hash)"
        ).fetchone()[0]
        assert missing == 0
        assert list(broken(self.run._connection)) == []


TestCrawls = Crawls.TestCase
TestCrawls.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


LOOKS = st.tuples(
    st.sampled_from(("story-0", "story-1")),
    st.sampled_from(("", "amp", "moved")),
    st.integers(0, 4),
    st.sampled_from(("one", "another", "a third")),
)
"""A story, where it was seen, on which day, and with which text."""


def page_of(look):
    name, place, day, text = look
    address = url(f"{name}/{place}" if place else name)
    canonical = url(name) if place == "amp" else None
    each = story(name, f"2018-07-2{day}T12:00:00Z", f"{name}: {text}", address)
    return Article(
        **{field: getattr(each, field) for field in each.__dataclass_fields__}
        | {"canonical_url": canonical}
    )


def ledger_of(looks):
    """Replay these pages one after another; return what an export would write."""
    folder = Path(tempfile.mkdtemp(prefix="backfile-test-"))
    try:
        run = Run.open(folder, SITE, again=True)
        for look in looks:
            page = page_of(look)
            announce(run, Entry(page.url))
            lease = run.lease()
            run.commit(Reading(address=lease.address, url=page.url, articles=(page,)))
        run.close("complete")
        with Ledger(folder) as ledger:
            return json.dumps(list(ledger.records()), sort_keys=True)
    finally:
        shutil.rmtree(folder)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(LOOKS, min_size=1, max_size=8, unique_by=lambda look: look[:3]).flatmap(
        lambda looks: st.tuples(st.just(looks), st.permutations(looks))
    )
)
def test_an_export_hangs_on_what_was_read_and_not_on_its_order(orders):
    looks, others = orders
    assert ledger_of(looks) == ledger_of(others)


@settings(max_examples=40, deadline=None)
@given(st.lists(LOOKS, min_size=1, max_size=8, unique_by=lambda look: look[:3]))
def test_a_version_is_a_text_that_followed_another(looks):
    for record in json.loads(ledger_of(looks)):
        every = [look for look in looks if f"id-{look[0]}" == record["id"]]
        own = [look for look in every if look[1] != "amp"] or every
        home = min((look[2], look[1]) for look in own)[1]  # the other permalink lives beside it
        seen = [look for look in own if look[1] == home]
        days = {}
        for look in sorted(seen, key=lambda each: each[2]):
            days.setdefault(look[2], set()).add(look[3])
        if any(len(texts) > 1 for texts in days.values()):
            continue  # two texts at one moment have no order
        texts = [text for texts in days.values() for text in texts]
        changes = sum(one != other for one, other in pairwise(texts))
        assert record["version"]["n"] == 1 + changes
        assert record["article_body"] == f"{record['id'][3:]}: {texts[-1]}"
