from dataclasses import replace

import pytest

from crawler.cleaning.absence import Absences, Absent
from crawler.items import Article, Block, DateEvidence

AT = "https://courier.example"
SORRY = (
    "Sorry, the page that you were looking for is not here. Perhaps it was moved. Try the search."
)


def page(url, headline, text, **details):
    return Article(
        site="courier",
        url=AT + url,
        headline=headline,
        blocks=(Block(0, "paragraph", text),),
        **details,
    )


def absent(headline="Page not found", text=SORRY, answered="/news/9", **details):
    return Absent(f"{AT}/news/9", AT + answered, page(answered, headline, text, **details))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (absent(), page("/news/1", "Page not found", SORRY)),
        (
            absent("We have no /news/9", f"{SORRY} You asked for /news/9."),
            page("/news/1", "We have no /news/1", f"{SORRY} You asked for /news/1."),
        ),
        (
            absent(text=f"{SORRY} You may like: Ferry sails at dawn."),
            page("/news/1", "Page not found", f"{SORRY} You may like: Council votes on harbour."),
        ),
        (
            absent("The Courier", "Harbour opens. Ferry sails. Council votes."),
            page("/news/1", "The Courier", "Harbour opens. Ferry sails. Council votes."),
        ),
        (
            absent("The Courier", SORRY, answered="/"),
            page("/", "Harbour opens", "Another text.", aliases=(f"{AT}/news/1",)),
        ),
    ],
    ids=["same", "echo", "suggestions", "front page", "led to the front page"],
)
def test_what_reads_like_the_answer_for_nothing_is_no_article(said, found):
    assert said.is_shown(found)


STORY = (
    "The harbour opened on Friday after three years of work, and the first ferry sailed at dawn."
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (absent(), page("/news/1", "Harbour opens", STORY)),
        (absent(), page("/news/1", "Page not found", STORY)),
        (absent(text=f"{SORRY} {STORY}"), page("/news/1", "Harbour opens", STORY)),
        (absent("Harbour", STORY, answered="/"), page("/", "Harbour", STORY)),
        (
            absent("Harbour opens", STORY, canonical_url=f"{AT}/news/1"),
            page("/news/1", "Harbour opens", STORY),
        ),
        (Absent(f"{AT}/news/9", f"{AT}/news/9", None), page("/news/1", "Harbour", STORY)),
    ],
    ids=["other", "headline alone", "text alone", "led to it", "names it", "no article"],
)
def test_a_story_is_never_taken_for_the_answer(said, found):
    assert not said.is_shown(replace(found, date_published="2018-07-20"))


@pytest.mark.parametrize(("source", "is_gone"), [("address", True), ("time", False)])
def test_the_day_in_an_address_is_none_that_the_page_tells(source, is_gone):
    shown = f"{SORRY} You may like: Council votes on harbour. Ferry sails at dawn."
    evidence = (DateEvidence("2018-07-20", source),)
    found = page("/2018/07/20/1", "Page not found", shown, date_evidence=evidence)
    assert absent().is_shown(replace(found, date_published="2018-07-20")) == is_gone


def test_it_is_asked_before_the_first_article_and_where_one_looks_odd_once_a_pattern():
    absences = Absences()
    long = {"date_published": "2018-07-20"}
    first = page("/news/1", "One", STORY * 9, **long)
    assert absences.is_asked_about(first)
    assert not absences.is_asked_about(first)
    assert not absences.is_asked_about(page("/sport/a-b-c/x", "Two", STORY * 9, **long))
    assert absences.is_asked_about(page("/sport/a-b-c/y", "Three", STORY))
    assert not absences.is_asked_about(page("/sport/a-b-c/z", "Four", STORY))
    assert absences.is_asked_about(page("/world/2/x", "Four", STORY * 9, **long))
    absences.add(absent())
    assert absences.shows(page("/world/7/x", "Page not found", SORRY))


def test_a_server_that_makes_a_story_for_any_address_has_no_page_that_is_not_there():
    made = (DateEvidence("2018-07-20", "meta"),)
    answer = absent("Harbour 9 opens", f"{STORY} 9", date_evidence=made)
    assert not answer.is_shown(page("/news/1", "Harbour 1 opens", f"{STORY} 1"))


def test_what_has_no_address_or_one_of_a_program_is_no_front_page():
    absences = Absences()
    led = page("/?p=12", "Harbour opens", STORY, aliases=(f"{AT}/2018/07/harbour/",))
    assert not absences.shows(led)
    assert not absences.shows(replace(led, url=None, aliases=()))
    assert absences.shows(replace(led, url=f"{AT}/"))
