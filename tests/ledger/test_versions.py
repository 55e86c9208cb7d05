"""One story at several addresses and times: one article, and a version where its text changed."""

import json
from dataclasses import replace
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Answer, Article, Block, Entry, Provenance, Reading
from crawler.ledger import Ledger, Run
from crawler.ledger.invariants import broken
from crawler.pipelines.duplicates import DuplicatesPipeline

HOST = "https://courier.example"
TEXT = tuple(f"Ship {n} waits for {n} days, and mayor {n} tells the town why." for n in range(8))
CUT = TEXT[:-1]
EDITED = (*TEXT[:4], "Nobody tells the town why any more.", *TEXT[5:])


def page(path, text=TEXT, *, canonical=None, day=1, **changes):
    """A story's page at *path* of the courier or at an address, fetched on that *day* of August."""
    url = path if "://" in path else HOST + path
    named = canonical if canonical is None or "://" in canonical else HOST + canonical
    seen = Provenance(
        fetched_at=f"2018-08-{day:02}T00:00:00Z",
        payload_digest=sha256(f"{url}{text}{day}".encode()).hexdigest(),
    )
    made = Article(
        site="courier",
        url=url,
        canonical_url=named,
        headline="Harbour opens",
        date_published="2018-07-20T10:00:00+03:00",
        blocks=tuple(Block(n, "paragraph", each) for n, each in enumerate(text)),
        provenance=seen,
    )
    return replace(made, **changes)


def led(path, old, text=TEXT, *, day=2):
    """A page that was asked for at an *old* path, which redirects to *path*."""
    return page(path, text, day=day, aliases=(HOST + old,))


def send(run, article):
    asked = article.aliases[0] if article.aliases else article.url
    run.commit(Reading(entries=(Entry(asked, source="replay"),)))
    address = run.lease().address
    reading = Reading(address=address, url=article.url, articles=(article,))
    run.commit(DuplicatesPipeline(run).process_item(reading))


def replay(pages, *, in_one):
    """Return the records after replays of *pages*, in one command or in one each."""
    with TemporaryDirectory() as folder:
        for some in [pages] if in_one else [[each] for each in pages]:
            run = Run.open(Path(folder), "courier", again=True)
            for each in some:
                send(run, each)
            run.close("complete")
        with Ledger(Path(folder)) as ledger:
            return list(ledger.records())


def replayed(*pages):
    """Return the records after replays of *pages*, which in no order may come to anything else.

    But for their ids: of several own addresses that of the first that was kept makes it.
    """
    told = {
        json.dumps([each | {"id": ""} for each in replay(order, in_one=in_one)])
        for order in permutations(pages)
        for in_one in (True, False)
    }
    [records] = told
    return json.loads(records)


OWN = "/harbour/"
MIRRORS = {
    "print parameter": page("/harbour/?print=1", CUT, day=2),
    "print parameter, canonical": page("/harbour/?print=1", CUT, canonical=OWN, day=2),
    "print path": page("/harbour/print/", CUT, day=2),
    "amp path": page("/harbour/amp/", CUT, canonical=OWN, day=2),
    "amp folder": page("/amp/harbour/", CUT, day=2),
    "amp parameter": page("/harbour/?amp", CUT, day=2),
    "amp host": page("https://amp.courier.example/harbour/", CUT, canonical=OWN, day=2),
    "mobile host": page("https://m.courier.example/harbour/", CUT, day=2),
    "mobile host, its own canonical": page(
        "https://m.courier.example/harbour/",
        CUT,
        canonical="https://m.courier.example/harbour/",
        day=2,
    ),
}


@pytest.mark.parametrize("mirror", MIRRORS.values(), ids=MIRRORS)
def test_a_print_amp_or_mobile_page_is_no_article_and_no_version(mirror):
    [record] = replayed(page(OWN), mirror)
    assert (record["url"], record["aliases"]) == (HOST + OWN, [mirror.url])
    assert (record["version"]["n"], len(record["blocks"])) == (1, len(TEXT))


def test_an_amp_page_beside_a_file_is_none_either():
    own = page("/harbour.html", canonical="/harbour.html")
    [record] = replayed(own, page("/harbour.amp.html", CUT, canonical="/harbour.html", day=2))
    assert (record["url"], record["version"]["n"]) == (own.url, 1)


def test_a_mirror_with_another_headline_is_known_by_its_long_text():
    [record] = replayed(
        page(OWN, canonical=OWN),
        page("/harbour/print/", CUT, canonical=OWN, headline="Print: harbour opens", day=2),
    )
    assert record["headline"] == "Harbour opens"


def test_where_nothing_but_mirrors_was_seen_their_text_counts():
    [record] = replayed(
        page("/harbour/amp/", TEXT, canonical=OWN), page("/harbour/amp/", EDITED, day=2)
    )
    assert (record["url"], record["version"]["n"]) == (HOST + "/harbour/amp/", 2)


@pytest.mark.parametrize("canonical", [None, "/harbour/"])
def test_permalinks_of_two_eras_are_one_article(canonical):
    old, new = "/2018/07/20/harbour/", "/harbour/"
    [record] = replayed(page(old, canonical=canonical), page(new, canonical=canonical, day=2))
    assert {record["url"], *record["aliases"]} == {HOST + old, HOST + new}
    assert record["version"]["n"] == 1


@pytest.mark.parametrize("text", [TEXT, CUT], ids=["same text", "edited"])
@pytest.mark.parametrize("old", ["/2018/07/20/harbour/", "/?p=12"])
def test_a_permalink_that_now_redirects_makes_way(old, text):
    with TemporaryDirectory() as folder:
        for each in (page(old), led("/harbour/", old, text)):
            run = Run.open(Path(folder), "courier", again=True)
            send(run, each)
            run.close("complete")
        with Ledger(Path(folder)) as ledger:
            [record] = ledger.records()
    assert (record["url"], record["aliases"]) == (HOST + "/harbour/", [HOST + old])
    assert record["version"]["n"] == (1 if text == TEXT else 2)


def test_an_edited_paragraph_is_a_version_and_the_text_before_comes_back():
    [record] = replayed(page(OWN), page(OWN, EDITED, day=2), page(OWN, day=3))
    assert record["version"]["n"] == 3
    assert record["version"]["first_seen"] == "2018-08-03T00:00:00Z"
    assert [block["text"] for block in record["blocks"]] == list(TEXT)


def test_a_daily_column_is_an_article_a_day():
    columns = [
        page(
            f"/2018/07/{day}/weather/",
            (text,),
            canonical="/weather/",
            headline="Weather",
            date_published=f"2018-07-{day}",
        )
        for day, text in (("20", "Sun."), ("21", "Sun, rain in the hills."), ("22", "Sun, rain."))
    ]
    assert len(replay(columns, in_one=True)) == 3
    assert len(replay(columns[::-1], in_one=False)) == 3


def test_of_a_column_with_many_days_the_day_is_found():
    days = [f"2018-{month:02}-{day:02}" for month in (5, 6) for day in range(1, 16)]
    pages = [
        page(
            f"{folder}/{day.replace('-', '/')}/weather/",
            (*TEXT, f"Of {day}."),
            headline="Weather",
            date_published=day,
        )
        for folder in ("", "/archive")
        for day in days
    ]
    assert len(replay(pages, in_one=True)) == len(days)


def test_the_same_page_read_better_is_corrected_and_makes_no_version():
    first = page(OWN, (*TEXT, "Share this"))
    [record] = replay([first, page(OWN, TEXT, provenance=first.provenance)], in_one=False)
    assert (record["version"]["n"], len(record["blocks"])) == (1, len(TEXT))
    assert record["version"]["previous_hash"] is None


def test_a_page_that_the_server_calls_unchanged_is_seen_and_makes_no_version(tmp_path):
    for day in (1, 5):
        run = Run.open(tmp_path, "courier", again=day == 1)
        run.commit(Reading(entries=(Entry(HOST + OWN, source="feed"),)))
        if day == 1:
            send(run, page(OWN))
        else:
            run.close("complete")
            run = Run.open(tmp_path, "courier", look_again=True)
            told = {"fetched_at": "2018-08-05T00:00:00Z", "answer": Answer(304)}
            run.commit(Reading(address=run.lease().address, url=HOST + OWN, **told))
        run.close("complete")
    with Ledger(tmp_path) as ledger:
        [record] = ledger.records()
    assert record["version"] == {
        "n": 1,
        "first_seen": "2018-08-01T00:00:00Z",
        "last_seen": "2018-08-05T00:00:00Z",
        "previous_hash": None,
    }


# A site that changes its permalinks between two crawls


OLD, NEW = "/2018/07/20/harbour/", "/harbour/"


class Crawl:
    """Crawls of a site whose addresses answer as they are told to."""

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, answers, *announced):
        """Announce addresses, and answer what is asked until nothing is due; return what was."""
        run = Run.open(self.folder, "courier", look_again=True)
        run.commit(Reading(entries=tuple(Entry(HOST + path, source="list") for path in announced)))
        asked = []
        while lease := run.lease():
            asked.append(lease.entry.url.removeprefix(HOST))
            run.commit(self._reading(run, lease.address, answers[asked[-1]]))
        run.close("complete")
        return asked

    def _reading(self, run, address, answer):
        if answer is None:
            return Reading(address=address, state="gone", reason="HTTP 404")
        reading = Reading(address=address, url=answer.url, articles=(answer,))
        return DuplicatesPipeline(run).process_item(replace(reading, fetched_at=fetched(answer)))

    def told(self):
        with Ledger(self.folder) as ledger:
            [record] = ledger.records()
            [found] = ledger.find(record["id"])
            return record, ledger.dossier(found).gone_at


def fetched(article):
    return article.provenance.fetched_at


@pytest.fixture
def crawl(tmp_path):
    crawl = Crawl(tmp_path)
    assert crawl({OLD: page(OLD)}, OLD) == [OLD]
    return crawl


def test_an_old_address_that_is_gone_makes_way_for_the_new_one(crawl):
    gone = {OLD: None, NEW: page(NEW, day=2)}
    crawl(gone, NEW)
    crawl(gone)
    record, gone_at = crawl.told()
    assert (record["url"], record["aliases"], gone_at) == (HOST + NEW, [HOST + OLD], None)
    assert record["version"]["n"] == 1
    assert crawl(gone) == [NEW]


def test_an_old_address_that_redirects_makes_way_and_is_asked_alone(crawl):
    moved = {OLD: led(NEW, OLD), NEW: page(NEW, day=2)}
    crawl(moved, NEW)
    asked = crawl(moved)
    record, _ = crawl.told()
    assert (record["url"], len(asked)) == (HOST + NEW, 1)


def test_the_new_address_is_asked_when_the_redirect_to_it_is_gone(crawl):
    crawl({OLD: led(NEW, OLD)})
    crawl({OLD: None, NEW: page(NEW, EDITED, day=3)})
    record, gone_at = crawl.told()
    assert (record["url"], record["version"]["n"], gone_at) == (HOST + NEW, 2, None)
    assert crawl({NEW: page(NEW, EDITED, day=4)}) == [NEW]


def test_an_address_that_is_out_when_another_redirects_to_it_stays_one_to_ask(tmp_path):
    crawl = Crawl(tmp_path)
    run = Run.open(tmp_path, "courier")
    run.commit(Reading(entries=(Entry(HOST + OLD), Entry(HOST + NEW))))
    first, second = run.lease(), run.lease()
    run.flush()
    run.commit(crawl._reading(run, first.address, led(NEW, OLD, day=1)))
    run.commit(crawl._reading(run, second.address, page(NEW, day=1)))
    run.close("complete")
    assert len(crawl({OLD: led(NEW, OLD), NEW: page(NEW, day=2)})) == 1


def test_an_article_whose_only_address_is_gone_stays_and_says_so(crawl):
    crawl({OLD: None})
    record, gone_at = crawl.told()
    assert (record["url"], gone_at is not None) == (HOST + OLD, True)


BESIDE = (*TEXT, "Photo: A. Smith")
"""A text that another permalink shows, for good."""


def test_two_permalinks_that_live_side_by_side_make_no_versions_of_each_other():
    [record] = replayed(page(OLD), page(NEW, BESIDE, day=2), page(OLD, day=3))
    assert (record["url"], record["aliases"]) == (HOST + OLD, [HOST + NEW])
    assert (record["version"]["n"], len(record["blocks"])) == (1, len(TEXT))


def test_of_two_permalinks_the_one_that_was_seen_first_is_asked_until_it_is_gone(crawl):
    beside = {OLD: page(OLD, day=3), NEW: page(NEW, BESIDE, day=2)}
    crawl(beside, NEW)
    assert crawl(beside) == [OLD]
    assert crawl({OLD: None, NEW: page(NEW, BESIDE, day=4)}) == [OLD, NEW]
    record, gone_at = crawl.told()
    assert (record["url"], gone_at, record["version"]["n"]) == (HOST + NEW, None, 2)
    assert crawl({NEW: page(NEW, BESIDE, day=5)}) == [NEW]


def test_a_mirror_that_is_unchanged_makes_no_gone_article_alive_or_two(tmp_path):
    mirror = page("/harbour/amp/", CUT, canonical=OWN)
    for day, asked in ((1, [mirror, page(OWN)]), (2, [])):
        run = Run.open(tmp_path, "courier", look_again=day == 2, asked_for="this")
        run.commit(Reading(entries=tuple(Entry(each.url) for each in asked)))
        pages = {each.url: each for each in asked}
        while lease := run.lease():
            reading = Reading(address=lease.address, url=lease.entry.url)
            if each := pages.get(lease.entry.url):
                told = replace(reading, articles=(each,), answer=Answer(200, etag='"1"'))
                run.commit(DuplicatesPipeline(run).process_item(told))
            elif lease.entry.url == HOST + OWN:
                run.commit(replace(reading, url=None, state="gone", reason="HTTP 404"))
            else:
                assert lease.etag is None  # it was asked long ago: it is fetched whole
                run.commit(replace(reading, answer=Answer(304)))
        run.close("complete")
    with Ledger(tmp_path) as ledger:
        [record] = ledger.records()
        [found] = ledger.find(record["id"])
        dossier = ledger.dossier(found)
    assert (record["url"], dossier.gone_at is not None) == (HOST + OWN, True)
    assert [each.url for each in dossier.addresses if each.state == "kept"] == [HOST + OWN]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("state", ["rejected", "failed", "gone"])
def test_whatever_a_replay_makes_of_another_capture_what_is_kept_stays_kept(tmp_path, order, state):
    captures = [{"articles": (page(OWN),)}, {"state": state, "reason": "no article"}]
    for at in order:
        run = Run.open(tmp_path, "courier", again=True)
        run.commit(Reading(entries=(Entry(HOST + OWN, source="replay"),)))
        run.commit(Reading(address=run.lease().address, url=HOST + OWN, **captures[at]))
        run.close("complete")
    with Ledger(tmp_path) as ledger:
        [day] = ledger.coverage("courier")
    assert (day.kept, day.rejected, day.failed, day.gone) == (1, 0, 0, 0)


PATHS = ("/harbour/", "/2018/07/20/harbour/", "/news/harbour/", "/harbour/print/", "/harbour/?p=1")
NAMED = (None, "/", "/news/", "/harbour/", "/news/harbour/", "https://other.example/harbour/")


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(PATHS), unique=True, min_size=2),
    st.lists(st.sampled_from(NAMED), min_size=len(PATHS), max_size=len(PATHS)),
    st.integers(1, 4),
    st.booleans(),
)
def test_distinct_texts_at_distinct_addresses_never_merge(paths, named, size, in_one):
    stories = [
        page(
            path,
            (" ".join(f"own{at}x{n}" for n in range(size)) + " the town and the sea",),
            canonical=named[at],
        )
        for at, path in enumerate(paths)
    ]
    bodies = sorted(record["article_body"] for record in replay(stories, in_one=in_one))
    assert bodies == sorted(each.article_body for each in stories)


@settings(max_examples=20, deadline=None)
@given(
    st.permutations(
        [
            page("/2018/07/20/harbour/"),
            page("/harbour/", canonical=OWN, day=2),
            page("/harbour/", EDITED, canonical=OWN, day=4),
            page("/harbour/amp/", CUT, canonical=OWN, day=3),
            page("/market/", ("Figs are cheap.",), headline="Market"),
            page("/harbour/?print=1", CUT, day=5),
        ]
    ),
    st.booleans(),
)
def test_replays_in_any_order_make_the_same_records(pages, in_one):
    def told(records):
        return sorted(json.dumps(each | {"id": ""}) for each in records)

    expected = replay(sorted(pages, key=lambda each: each.url), in_one=True)
    assert told(replay(pages, in_one=in_one)) == told(expected)


def test_spellings_of_one_address_are_no_aliases_whatever_comes_first():
    host = "://www.courier.example"
    [record] = replayed(
        page(f"http{host}{OWN}"), page(f"https{host}{OWN}", day=2), page(OWN, day=3)
    )
    assert (record["url"], record["aliases"]) == (HOST + OWN, [])


@pytest.mark.parametrize("order", [1, -1])
def test_an_alias_has_one_spelling_whatever_comes_first(order):
    spellings = (HOST + "/old", "http://courier.example/old/")[::order]
    [record] = replayed(page(OWN, aliases=spellings))
    assert record["aliases"] == ["http://courier.example/old/"]


CAPTURES = st.tuples(
    st.sampled_from(("/2018/07/20/harbour/", "/harbour/", "/news/harbour/", "/harbour/amp/")),
    st.sampled_from(("page", "/harbour/", "/news/harbour/", "gone", "rejected", "failed")),
    st.sampled_from((TEXT, BESIDE)),
    st.integers(1, 28),
)
"""An address, what came of it (a path: it redirects there), with which text, and when."""


def captured(captures):
    """Return the records after replays of *captures*, a command each; no step breaks the ledger."""
    with TemporaryDirectory() as folder:
        for path, came, text, day in captures:
            run = Run.open(Path(folder), "courier", again=True)
            run.commit(Reading(entries=(Entry(HOST + path, source="replay"),)))
            asked = {"address": run.lease().address, "fetched_at": f"2018-08-{day:02}T00:00:00Z"}
            if came == "page" or came.startswith("/"):
                is_led = came not in ("page", path)
                each = led(came, path, text, day=day) if is_led else page(path, text, day=day)
                reading = Reading(**asked, url=each.url, articles=(each,))
                run.commit(DuplicatesPipeline(run).process_item(reading))
            else:
                run.commit(Reading(**asked, state=came, reason=came))
            run.flush()
            assert list(broken(run._connection)) == []
            run.close("complete")
        with Ledger(Path(folder)) as ledger:
            return [record | {"id": ""} for record in ledger.records()]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(CAPTURES, min_size=2, max_size=6, unique_by=lambda each: each[3]).flatmap(
        lambda captures: st.tuples(st.just(captures), st.permutations(captures))
    )
)
def test_where_an_article_stands_hangs_on_what_was_captured_and_not_on_its_order(orders):
    captures, others = orders
    assert captured(captures) == captured(others)


def test_a_replay_of_a_recorded_page_leaves_it_its_record(tmp_path):
    made = page(OWN)
    place = {"warc_file": "records/courier/1.warc.gz", "warc_offset": 7, "warc_record_id": "<a>"}
    recorded = replace(made, provenance=replace(made.provenance, **place))
    for each in (recorded, made):
        run = Run.open(tmp_path, "courier", again=True)
        send(run, each)
        run.close("complete")
    with Ledger(tmp_path) as ledger:
        [record] = ledger.records()
    assert {name: record["provenance"][name] for name in place} == place
