from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crawler.errors import LedgerError, SiteBusy
from crawler.items import Article, Block, Entry, Reading, RemovedBlock
from crawler.ledger import FORGOTTEN, Ledger, database, forgetting
from crawler.pipelines.duplicates import DuplicatesPipeline
from tests.ledger.builders import SITE, announce, entry, url

NOW = datetime(2018, 8, 1, tzinfo=UTC)
HEADLINE = "Mayor Quimby sells the harbour"
BODY = "The mayor of Springfield was seen with nine bags. " * 200


def forget(*asked, **options):
    """Forget what nothing is recorded of."""
    return forgetting.forget(*asked, list, **options)


def story(name="harbour", **changes):
    made = Article(
        site=SITE,
        url=url(name),
        headline=HEADLINE,
        date_published="2018-07-20T10:00:00+03:00",
        blocks=(Block(0, "paragraph", BODY),),
        trace='{"titles": ["Mayor Quimby sells the harbour"]}',
    )
    return replace(made, **changes)


def other(name="market"):
    told = story(name, headline="Figs are cheap", blocks=(Block(1, "paragraph", "Figs."),))
    sidebar = RemovedBlock(0, f"{HEADLINE}, 20 July", "related: label", "a label")
    return replace(told, trace=None, cleaning=replace(told.cleaning, removed=(sidebar,)))


def send(run, article, asked=None):
    """Announce an address, fetch it if it is due, and commit *article* as a crawl does."""
    asked = asked or article.url
    announce(run, Entry(asked, source="day archive", title=article.headline, archive=url("list")))
    lease = run.lease()
    if lease is None:
        return None
    told = Reading(address=lease.address, url=article.url, articles=(article,))
    reading = DuplicatesPipeline(run).process_item(told)
    run.commit(reading)
    return reading


@pytest.fixture
def crawled(begin):
    run = begin()
    send(run, story(aliases=(url("old"),)))
    send(run, other())
    run.close("complete")


def records(folder):
    with Ledger(folder) as ledger:
        return list(ledger.records())


def found_in_bytes(folder, text):
    return [
        path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("named", [url("harbour"), "www.courier.example/old?fbclid=1"])
def test_an_article_goes_with_every_byte_of_its_text(crawled, folder, named):
    assert found_in_bytes(folder, "nine bags")
    told = forget(folder, SITE, named, NOW)
    assert (told.headline, told.versions, told.readings) == (HEADLINE, 1, 1)
    assert told.addresses == (url("harbour"), url("old"))
    assert told.is_wiped
    assert [each["headline"] for each in records(folder)] == ["Figs are cheap"]
    for text in ("nine bags", "Mayor Quimby"):
        assert found_in_bytes(folder, text) == []


def test_texts_that_were_corrected_before_go_too(begin, folder):
    run = begin(again=True)
    run._connection.execute("PRAGMA secure_delete = OFF")  # some builds of SQLite begin with ON
    for size in (40, 8, 30, 4):  # pages of the file are freed, and not all are used again
        announce(run, entry("harbour"))
        read = story(id="id", blocks=(Block(0, "paragraph", "Secret bags. " * size * 100),))
        run.commit(Reading(address=run.lease().address, url=read.url, articles=(read,)))
        run.flush()
    run.close("complete")
    assert forget(folder, SITE, "id", NOW).is_wiped
    assert found_in_bytes(folder, "Secret bags") == []


def test_a_rehearsal_changes_nothing_and_tells_the_same(crawled, folder):
    told = forget(folder, SITE, url("harbour"), NOW, is_rehearsal=True)
    assert len(records(folder)) == 2
    assert told == replace(forget(folder, SITE, url("harbour"), NOW), is_wiped=False)


def test_it_is_refused_while_the_site_is_crawled(crawled, begin, folder):
    begin()
    with pytest.raises(SiteBusy):
        forget(folder, SITE, url("harbour"), NOW)
    assert len(records(folder)) == 2
    assert forget(folder, SITE, url("harbour"), NOW, is_rehearsal=True).versions == 1


def test_while_others_read_it_says_that_bytes_may_be_left_and_wipes_later(
    crawled, folder, monkeypatch
):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with Ledger(folder) as ledger:
        ledger.sites()
        assert not forget(folder, SITE, url("harbour"), NOW).is_wiped
    assert forget(folder, SITE, url("harbour"), NOW).is_wiped
    assert found_in_bytes(folder, "nine bags") == []


def test_where_the_file_cannot_be_written_anew_it_is_forgotten_and_says_that_bytes_may_be_left(
    crawled, folder, monkeypatch
):
    execute = database.Connection.execute

    def execute_without_room(connection, statement, *values):
        if statement == "VACUUM":
            raise LedgerError("cannot use the ledger: database or disk is full")
        return execute(connection, statement, *values)

    monkeypatch.setattr(database.Connection, "execute", execute_without_room)
    assert not forget(folder, SITE, url("harbour"), NOW).is_wiped
    assert [each["headline"] for each in records(folder)] == ["Figs are cheap"]


@pytest.fixture
def forgotten(crawled, folder):
    forget(folder, SITE, url("harbour"), NOW)


@pytest.mark.parametrize("options", [{}, {"look_again": True}, {"arguments": {"since": "1"}}])
@pytest.mark.parametrize("name", ["harbour", "old"])
def test_its_addresses_are_never_handed_out_again(forgotten, begin, folder, options, name):
    for _ in range(2):
        run = begin(**options)
        announce(run, entry(name, title=HEADLINE, day=date(2018, 7, 20), archive=url("list")))
        assert url(name) not in [lease.entry.url for lease in iter(run.lease, None)]
        run.close("failed")
    assert found_in_bytes(folder, "Mayor Quimby") == []


@pytest.mark.parametrize("kind", ["article", "listing"])
def test_a_replay_of_its_page_reads_nothing(forgotten, begin, kind):
    run = begin(again=True)
    run.commit(Reading(entries=(entry("harbour", kind=kind),)))
    assert run.lease() is None
    run.close("complete")
    assert begin().lease() is None


@pytest.mark.parametrize(
    "again",
    [
        story("elsewhere"),
        story("m/harbour", blocks=(Block(0, "paragraph", BODY[:3000]),)),
        story(
            "harbour/print",
            canonical_url=url("harbour"),
            headline="Cut",
            blocks=(Block(0, "paragraph", "Cut."),),
        ),
        story("moved", aliases=(url("harbour"),), blocks=(Block(0, "paragraph", "Cut."),)),
        story("2018/07/20/harbour", blocks=(Block(0, "paragraph", "New words."),)),
    ],
    ids=["same text", "mobile", "print", "led to", "new permalink"],
)
def test_it_does_not_come_back_under_another_address(forgotten, begin, folder, again):
    run = begin()
    reading = send(run, again)
    assert (reading.articles, reading.outcome) == ((), "rejected")
    assert reading.rejections[0].reason == FORGOTTEN
    run.close("complete")
    assert [each["headline"] for each in records(folder)] == ["Figs are cheap"]


def test_a_redirect_to_it_brings_nothing_back(forgotten, begin, folder):
    run = begin()
    reading = send(run, story(aliases=(url("short"),)), asked=url("short"))
    assert reading.outcome == "rejected"
    run.close("complete")
    again = begin(look_again=True)
    assert [lease.entry.url for lease in iter(again.lease, None)] == [url("market")]


def test_a_text_without_an_address_does_not_come_back(forgotten, begin):
    run = begin(again=True)
    assert not DuplicatesPipeline(run).process_item(Reading(articles=(story(url=None),))).articles


def test_another_story_of_the_day_and_the_same_column_of_another_day_are_kept(forgotten, begin):
    run = begin()
    another = story("mayor", headline="Mayor speaks", blocks=(Block(0, "paragraph", "He spoke."),))
    tomorrow = story(
        "2018/07/21/harbour",
        date_published="2018-07-21",
        blocks=(Block(0, "paragraph", "Nobody sold it again."),),
    )
    for each in (another, tomorrow):
        assert send(run, each).outcome == "kept"


def test_an_address_that_is_not_known_yet_is_barred(crawled, begin, folder):
    told = forget(folder, SITE, url("secret"), NOW)
    assert (told.article, told.addresses) == (None, (url("secret"),))
    run = begin()
    announce(run, entry("secret"), entry("open"))
    assert run.lease().entry.url == url("open")
    assert run.lease() is None


def test_a_failed_address_is_barred(begin, folder):
    run = begin()
    announce(run, entry("lost", title=HEADLINE))
    run.commit(Reading(address=run.lease().address, state="failed"))
    run.close("failed")
    forget(folder, SITE, url("lost"), NOW)
    assert begin().lease() is None
    assert found_in_bytes(folder, "Mayor Quimby") == []


def test_forgetting_twice_is_forgetting_once(forgotten, folder):
    assert forget(folder, SITE, url("harbour"), NOW).versions == 0
    assert len(records(folder)) == 1


def test_the_ledger_stays_sound(forgotten, folder):
    connection = database.connect(folder)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    told = connection.execute("SELECT forgotten_at, changed FROM forgotten").fetchone()
    assert tuple(told) == ("2018-08-01T00:00:00Z", 3)
    connection.close()
