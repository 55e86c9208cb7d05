from dataclasses import replace

import pytest

from crawler.items import Article, Block, Entry, Reading
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
    [kept] = read(article("/a/")).articles
    copy = read(article("/b/"))
    assert [each.id for each in copy.articles] == [kept.id]
    assert (copy.outcome, copy.reason) == ("rejected", f"duplicate of {kept.id}")


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
