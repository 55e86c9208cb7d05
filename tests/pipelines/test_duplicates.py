from dataclasses import replace

import pytest

from crawler.items import Article, Block, Entry, Provenance, Reading
from crawler.ledger import Run
from crawler.pipelines.duplicates import DuplicatesPipeline


def article(path, text="Ships wait.", canonical=None):
    url = f"https://courier.example{path}"
    return Article(
        site="courier",
        url=url,
        canonical_url=canonical,
        headline="Harbour",
        blocks=(Block(0, "paragraph", text),),
    )


LONG_TEXT = "Ships wait in the harbour since Monday, said its master. " * 4
PLACEHOLDER = "More to follow."


def dated(path, day=20, text=PLACEHOLDER, **details):
    return replace(article(path, text, **details), date_published=f"2018-07-{day}T08:00:00Z")


@pytest.fixture
def ledger_run(tmp_path):
    run = Run.open(tmp_path, "courier", again=True)
    yield run
    run.close("complete")


@pytest.fixture
def read(ledger_run):
    """Send articles through the pipeline and commit what comes out, as a crawl does."""
    pipeline = DuplicatesPipeline(ledger_run)

    def read(each):
        ledger_run.commit(Reading(entries=(Entry(each.url),)))
        address = ledger_run.lease().address
        reading = pipeline.process_item(Reading(address=address, url=each.url, articles=(each,)))
        ledger_run.commit(reading)
        return reading

    return read


def test_equal_text_at_two_addresses_is_one_article(read):
    [kept] = read(article("/a/", LONG_TEXT)).articles
    copy = read(article("/b/", LONG_TEXT))
    assert [each.id for each in copy.articles] == [kept.id]
    assert (copy.outcome, copy.reason) == ("rejected", f"duplicate of {kept.id}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (dated("/2018/07/20/fire/", 20), dated("/2018/07/20/quake/", 20)),
        (dated("/2018/07/20/fire/", 20), dated("/2018/07/21/quake/", 21)),
        (dated("/2018/07/20/breaking/", 20), dated("/2018/07/21/breaking/", 21)),
        (dated("/story.php?id=1"), dated("/story.php?id=2")),
        (dated("/story-12/"), dated("/story-13/")),
    ],
    ids=["addresses", "addresses and days", "days", "parameters", "numbers"],
)
@pytest.mark.parametrize("is_written", [True, False])
def test_two_stories_that_begin_with_one_placeholder_are_two(
    read, ledger_run, one, other, is_written
):
    for first, second in ((one, other), (other, one)):
        kept = read(first)
        if is_written:
            ledger_run.flush()
        also = read(second)
        assert (kept.outcome, also.outcome) == ("kept", "kept")
        assert kept.articles[0].id != also.articles[0].id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (dated("/2018/07/20/fire/"), dated("/fire.html")),
        (dated("/2018/07/20/fire/"), dated("/2018/07/20/fire-2/")),
        (dated("/fire-2/"), dated("/fire-3/")),
        (
            dated("/fire/", canonical="https://courier.example/fire/"),
            dated("/fire/print/", canonical="https://courier.example/fire/"),
        ),
    ],
    ids=["slug", "first and second", "second and third", "canonical address"],
)
@pytest.mark.parametrize("is_written", [True, False])
@pytest.mark.parametrize("order", [1, -1])
def test_a_short_text_is_one_story_where_its_addresses_tell_the_same(
    read, ledger_run, one, other, is_written, order
):
    first, second = (one, other)[::order]
    [kept] = read(first).articles
    if is_written:
        ledger_run.flush()
    [also] = read(second).articles
    assert kept.id == also.id


def test_a_short_text_that_a_story_had_before_is_still_its_own(read, ledger_run):
    first, later = (Provenance(fetched_at=f"2018-07-20T{hour}:00:00Z") for hour in ("09", "10"))
    [kept] = read(replace(dated("/2018/07/20/fire/"), provenance=first)).articles
    read(replace(dated("/2018/07/20/fire/", text=LONG_TEXT), provenance=later))
    ledger_run.flush()
    assert [each.id for each in read(dated("/fire/")).articles] == [kept.id]


def test_the_capture_of_a_short_text_is_its_page_whatever_comes_first(read, ledger_run):
    capture = replace(dated("/fire/"), url=None)
    pipeline = DuplicatesPipeline(ledger_run)
    ledger_run.commit(Reading(entries=(Entry("capture://1"),)))
    told = Reading(address=ledger_run.lease().address, articles=(capture,))
    reading = pipeline.process_item(told)
    ledger_run.commit(reading)
    [page] = read(dated("/fire/")).articles
    assert [page.id] == [each.id for each in reading.articles]
    [again] = pipeline.process_item(Reading(articles=(capture,))).articles
    assert again.id == page.id


def test_an_equal_headline_is_no_duplicate(read):
    first, second = read(article("/a/")), read(article("/b/", "Ships have left."))
    assert first.articles[0].id != second.articles[0].id


def test_the_same_address_again_is_the_same_article(read):
    assert read(article("/a/")).articles == read(article("/a/")).articles


def test_a_canonical_address_names_the_article(read):
    printed = article("/harbour/print/", canonical="https://courier.example/harbour/")
    plain = article("/harbour/", "Ships have left.", canonical="https://courier.example/harbour/")
    assert read(printed).articles[0].id == read(replace(plain, url=printed.url)).articles[0].id


@pytest.mark.parametrize("wrong", ["https://courier.example/", "https://other.example/harbour/"])
def test_a_canonical_address_that_every_page_has_names_none(read, wrong):
    first = read(article("/harbour/", canonical=wrong)).articles[0]
    second = read(article("/market/", "Figs.", canonical=wrong)).articles[0]
    assert first.id != second.id
    assert first.id == read(article("/harbour/")).articles[0].id


def test_two_texts_with_one_canonical_address_are_two_articles(read):
    canonical = "https://courier.example/harbour/"
    first = read(article("/harbour/", canonical=canonical)).articles
    second = read(article("/harbour/2/", "The second page.", canonical=canonical)).articles
    assert first[0].id != second[0].id


def test_an_article_without_an_address_goes_by_its_text(read, ledger_run):
    pipeline = DuplicatesPipeline(ledger_run)
    one = replace(article("/a/"), url=None)
    other = replace(article("/a/", "Ships have left."), url=None)
    named = [
        pipeline.process_item(Reading(articles=(each,))).articles[0].id
        for each in (one, other, one)
    ]
    assert named[0] == named[2] != named[1]
