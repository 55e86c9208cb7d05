"""Texts that are read anew take the place of those before, all or none."""

from dataclasses import replace

import pytest

from crawler.errors import LedgerError
from crawler.items import Provenance
from crawler.ledger import Ledger
from crawler.ledger.editions import Renewed
from tests.ledger.builders import article, begin_and_keep

DAYS = ("2018-08-01T00:00:00Z", "2018-08-02T00:00:00Z")


def keep(begin, text, day):
    seen = Provenance(fetched_at=day, payload_digest=f"sha256:{text}")
    begin_and_keep(begin, replace(article("a", text), provenance=seen))


def renewed(text, body):
    told = {**text.record, "article_body": body, "content_hash": f"sha256:{body}"}
    return Renewed(
        text.article, text.content_hash, text.key, text.read_at, told, is_other=True, trace="{}"
    )


@pytest.fixture
def run(begin):
    """A run that makes an edition of an article with two versions."""
    keep(begin, "first", DAYS[0])
    keep(begin, "second", DAYS[1])
    return begin(anew=True)


def make(run, texts):
    run.renew(texts, (), run.next_edition("1", "2", None)._replace(counts={"changed": 1}))


def versions(folder):
    with Ledger(folder) as ledger:
        [record] = ledger.records()
        told = ledger.versions(record["id"])
    return [(each.n, each.first_seen, text["article_body"]) for each, text in told]


def test_every_version_gets_its_new_text_and_keeps_its_place_in_time(run, folder):
    make(run, [renewed(text, text.record["article_body"].upper()) for text in run.texts()])
    run.close("complete")
    assert versions(folder) == [(1, DAYS[0], "FIRST"), (2, DAYS[1], "SECOND")]
    with Ledger(folder) as ledger:
        [edition] = ledger.editions("courier")
        assert (edition.n, edition.extractor, edition.rules) == (1, "1", "2")


def test_texts_may_become_each_other_s(run, folder):
    bodies = {"first": "second", "second": "first"}
    texts = list(run.texts())
    hashes = {each.record["article_body"]: each.content_hash for each in texts}
    made = []
    for text in texts:
        body = bodies[text.record["article_body"]]
        told = {**text.record, "article_body": body, "content_hash": hashes[body]}
        made.append(replace(renewed(text, body), record=told))
    make(run, made)
    run.close("complete")
    assert versions(folder) == [(1, DAYS[0], "second"), (2, DAYS[1], "first")]


def test_texts_that_become_one_are_one_version(run, folder):
    make(run, [renewed(text, "one") for text in run.texts()])
    run.close("complete")
    assert versions(folder) == [(1, DAYS[0], "one")]


def test_what_is_no_other_article_is_not_exported_again(run, folder):
    with Ledger(folder) as ledger:
        before = ledger.last_change()
    made = [
        replace(renewed(text, ""), record={**text.record, "description": "new"}, is_other=False)
        for text in run.texts()
    ]
    make(run, made)
    with Ledger(folder) as ledger:
        assert ledger.last_change() == before
    make(run, [replace(each, is_other=True) for each in made])
    with Ledger(folder) as ledger:
        assert [each["description"] for each in ledger.records(after=before)] == ["new"]


def test_an_edition_that_is_not_written_to_its_end_is_none(run, folder):
    before = versions(folder)

    def broken():
        yield from [renewed(text, "new") for text in run.texts()][:1]
        raise OSError("the disk is full")

    with pytest.raises(LedgerError):
        make(run, broken())
    assert versions(folder) == before
    with Ledger(folder) as ledger:
        assert ledger.editions() == []


def test_texts_are_not_renewed_without_the_articles_that_are_new(run, folder):
    before = versions(folder)

    def broken():
        yield from ()
        raise OSError("the disk is full")

    edition = run.next_edition("1", "2", None)._replace(counts={"changed": 2})
    with pytest.raises(LedgerError):
        run.renew([renewed(text, "new") for text in run.texts()], broken(), edition)
    assert versions(folder) == before
