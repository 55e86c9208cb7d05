"""Places of addresses that tell nothing: what is looked at to prove one."""

import sqlite3

import pytest

from crawler.items import Entry, Reading
from crawler.ledger import noise
from crawler.ledger.database import FILE
from crawler.ledger.noise import Noise, Place
from tests.ledger.builders import SITE

HOST = "courier.example"
PLACE = Place(HOST, None, "ref")


@pytest.fixture
def known(begin, folder):
    """A ledger with two addresses of each of ten stories, one with a parameter."""
    urls = [f"https://{HOST}/news/{each}{end}" for each in range(10) for end in ("", "?ref=a")]
    run = begin()
    run.commit(Reading(entries=tuple(Entry(url) for url in urls)))
    run.flush()
    connection = sqlite3.connect(folder / FILE)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_a_proof_writes_nothing_and_names_what_waits(known):
    again = Noise().prove(known, SITE, HOST, PLACE)
    assert len(again) == 10
    assert not known.in_transaction
    noise.reject(known, PLACE, again)
    states = known.execute("SELECT url LIKE '%ref=%', state FROM addresses WHERE kind = 'article'")
    assert {tuple(row) for row in states} == {(0, "announced"), (1, "rejected")}


def test_no_address_is_taken_apart_again_but_by_its_key(known, monkeypatch):
    monkeypatch.setattr(noise, "key", None)
    assert len(Noise().prove(known, SITE, HOST, PLACE)) == 10


def test_of_a_host_with_too_many_addresses_nothing_is_proved(known, monkeypatch):
    monkeypatch.setattr(noise, "MOST", 19)
    learnt = Noise()
    assert learnt.prove(known, SITE, HOST, PLACE) == []
    assert learnt.again(f"https://{HOST}/news/1?ref=b", is_article=True) is None
    monkeypatch.setattr(noise, "MOST", 20)
    assert len(Noise().prove(known, SITE, HOST, PLACE)) == 10
