import json
from dataclasses import replace

import pytest

from crawler.items import Article, Block, DateEvidence, Provenance, Removal
from crawler.ledger import Address, Dossier, Request, Version
from crawler.reports import explain_json, explain_text

URL = "https://gazette.example/harbour/"
ADDRESS = Address(
    url=URL,
    kind="article",
    state="kept",
    reason=None,
    source="day archive",
    archive="https://gazette.example/2018/07/20/",
    day="2018-07-20",
    position=3,
    title="Harbour bridge",
    published="2018-07-20",
    attempts=0,
    due_at="2018-07-21T12:00:00Z",
    is_named=True,
)
ARTICLE = Article(
    site="gazette",
    id="0f",
    url=URL,
    headline="Harbour bridge opens",
    date_published="2018-07-20",
    date_evidence=(
        DateEvidence("2018-07-20", "time", score=0.8),
        DateEvidence("2018-07-21", "date line", rejected="page chrome: header bar"),
    ),
    blocks=(
        Block(0, "paragraph", "20 July 2018"),
        Block(1, "paragraph", "It opened. \x1b[31m"),
        Block(2, "paragraph", "Share"),
    ),
).without({0: Removal("chrome: bar", "its own rule"), 2: Removal("share: label", "a label")})


def dossier(**changes):
    whole = Dossier(
        site="gazette",
        article="0f",
        forgotten_at=None,
        gone_at=None,
        addresses=(ADDRESS,),
        requests=(Request("2018-07-20T13:00:00Z", URL, URL, 200, "kept", None, 1),),
        versions=(Version(1, "sha256:00", "2018-07-20T13:00:00Z", None, None),),
        record=ARTICLE.record(),
    )
    return replace(whole, **changes)


def test_the_page_is_told_in_order_with_rule_and_reason():
    lines = [line.strip() for line in explain_text(dossier()).splitlines()]
    at = lines.index("the page in order: 1 block kept (+), 2 removed (-)")
    assert lines[at + 1 : at + 7] == [
        "-   0 chrome: bar (its own rule)",
        "20 July 2018",
        "+   1 paragraph",
        r"It opened. \x1b[31m",
        "-   2 share: label (a label)",
        "Share",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "2018-07-20 by time, to the minute, trust 0.80: chosen",
        "trust 0.00: rejected: page chrome: header bar",
        "announced by https://gazette.example/2018/07/20/ (day archive)",
        "for 2018-07-20, place 3",
        "announced as: Harbour bridge",
        "looked at next: 2018-07-21T12:00:00Z",
        "2018-07-20T13:00:00Z HTTP 200, kept, run 1",
        "1 2018-07-20T13:00:00Z to unknown sha256:00",
    ],
)
def test_dates_finding_requests_and_versions_are_told(told):
    assert told in " ".join(explain_text(dossier()).split())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ({"state": "failed", "reason": "HTTP 500"}, "the next crawl tries it again: HTTP 500"),
        ({"state": "gone", "reason": "HTTP 404"}, "there is nothing: HTTP 404"),
        ({"state": "rejected", "reason": "no body"}, "no article of its own: no body"),
        ({"state": "rejected", "reason": "forgotten"}, "never asked for again"),
        ({"state": "announced", "attempts": 1}, "after 1 failure"),
        ({"kind": "listing", "state": "fetched"}, "was read as a listing"),
    ],
)
def test_an_address_without_an_article_tells_what_became_of_it(address, told):
    named = replace(ADDRESS, **address)
    text = explain_text(dossier(article=None, record=None, versions=(), addresses=(named,)))
    assert told in " ".join(text.split())
    assert "article: none" in text


def test_a_gone_and_a_forgotten_article_say_so():
    assert "gone, seen at 2019" in explain_text(dossier(gone_at="2019"))
    assert "forgotten on request at 2019" in explain_text(
        dossier(forgotten_at="2019", record=None, versions=())
    )


def test_lines_fit_but_for_addresses():
    long = replace(ARTICLE, blocks=(Block(0, "paragraph", "word " * 100),))
    lines = explain_text(dossier(record=long.record())).splitlines()
    assert max(map(len, lines)) <= 88


def test_json_has_it_all():
    told = json.loads(explain_json(dossier()))
    assert [(block["index"], block["kept"]) for block in told["page"]] == [
        (0, False),
        (1, True),
        (2, False),
    ]
    assert told["record"] == ARTICLE.record()
    assert told["versions"][0]["n"] == 1
    assert told["addresses"][0]["url"] == told["requests"][0]["asked"] == URL


def test_what_the_site_says_of_the_text_stands_beside_what_was_kept():
    told = explain_text(dossier(text_told=1200, is_protected=True))
    assert "the site says: a password is needed to read the text" in told
    assert "the site says: the text has 1,200 letters; of its page 11 are kept" in told
    assert "the site says" not in explain_text(dossier())
    assert json.loads(explain_json(dossier(text_told=7)))["text_told"] == 7


@pytest.mark.parametrize(
    ("provenance", "told"),
    [
        (Provenance(encoding="shift_jis", encoding_confidence=0.952), "shift_jis, confidence 0.95"),
        (Provenance(), "unknown, or it came as text"),
    ],
)
def test_how_the_page_was_decoded_is_told_with_its_confidence(provenance, told):
    record = replace(ARTICLE, provenance=provenance).record()
    assert f"encoding: {told}" in explain_text(dossier(record=record)).splitlines()


def failed(reason, kind="article"):
    address = replace(ADDRESS, kind=kind, state="failed", reason=reason, due_at=None)
    told = explain_text(dossier(article=None, addresses=(address,), versions=(), record=None))
    return " ".join(told.split())


def test_a_page_that_is_lost_each_time_says_what_would_take_it():
    told = failed("larger than 5 MiB")
    assert "article, failed: could not be read: larger than 5 MiB" in told
    assert "-s DOWNLOAD_MAXSIZE=20971520 would take it; left out it is by -a exclude=…" in told
    assert "tries it again" not in told


def test_no_setting_takes_a_page_that_is_no_page_or_a_longer_sitemap():
    assert "the next crawl loses it again; left out" in failed("packed more than 5 times")
    assert "-s " not in failed("larger than 50 MiB", kind="listing")


def test_a_page_that_may_come_is_tried_again():
    assert "could not be read; the next crawl tries it again: HTTP 500" in failed("HTTP 500")
    told = failed("reading took more than 2 s")
    assert "the next crawl tries it again: reading took more than 2 s" in told
    assert " -s READER_TIMEOUT=8 would take it requests:" in told
    assert "forget" not in told


def waiting(**changes):
    address = replace(ADDRESS, state="announced", **changes)
    asked = Request("2018-07-20T13:00:00Z", URL, None, 503, "announced", "HTTP 503", 1)
    told = dossier(article=None, addresses=(address,), requests=(asked,), versions=(), record=None)
    return " ".join(explain_text(told).split())


def test_a_page_is_asked_for_when_its_host_may_be():
    due, held = "2018-07-20T13:00:06Z", "2018-07-20T13:15:01Z"
    told = waiting(attempts=1, due_at=due, held_until=held)
    assert (
        f"asked for next: {held}, after 1 failure, since its host asked to be left alone"
        " (Retry-After)" in told
    )
    assert f"asked for next: {held}, since its" in waiting(due_at=None, held_until=held)
    assert f"asked for next: {held}, after 2 failures " in waiting(
        attempts=2, due_at=held, held_until=due
    )
    assert "asked for next" not in waiting(due_at=None)


def test_an_answer_that_is_not_the_last_word_says_so():
    assert "HTTP 503, to be tried again (HTTP 503), run 1" in waiting(attempts=1)
