from dataclasses import replace

import pytest

from crawler.cleaning.absence import AGAIN, Absences
from crawler.cleaning.answered import Absent
from crawler.items import Article, Block, DateEvidence
from crawler.text.nowhere import nowhere

AT = "https://courier.example"
DAY = "2018-07-20"
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


def absent(
    headline="Page not found",
    text=SORRY,
    answered=None,
    asked="/news/9",
    *,
    is_published=False,
    **more,
):
    """What the site answered at /news/9, to which it refers by that."""
    day = {"date_evidence": (DateEvidence(DAY, "meta"),), "date_published": DAY}
    article = page(answered or asked, headline, text, **(day if is_published else {}), **more)
    return Absent(AT + asked, AT + (answered or asked), article)


def second(said, headline=None, text=None):
    """What the site answered at another address than *said*: the same, or something else."""
    article = replace(said.article, url=f"{AT}/news/8")
    article = replace(article, headline=headline or article.headline)
    article = replace(article, blocks=(Block(0, "paragraph", text or article.article_body),))
    return Absent(f"{AT}/news/8", said.answered if said.is_led_away else f"{AT}/news/8", article)


def shown(found, *answers, title=None):
    absences = Absences()
    for each in answers:
        absences.add(each)
    return absences.shows(found, title)


STORY = (
    "The harbour opened on Friday after three years of work, and the first ferry sailed at dawn."
)
ECHO = f"{SORRY} You asked for /news/{{}}."
OTHERS = f"{SORRY} You may like: {{}}."


@pytest.mark.parametrize("is_published", [False, True])
@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((SORRY, SORRY), SORRY),
        ((ECHO.format(9), ECHO.format(8)), ECHO.format(1)),
        (
            (OTHERS.format("Ferry sails at dawn"), OTHERS.format("School opens in the old mill")),
            OTHERS.format("Council votes on harbour"),
        ),
    ],
    ids=["same", "echo", "suggestions"],
)
def test_what_reads_like_the_answers_for_nothing_is_no_article(texts, found, is_published):
    first = absent(text=texts[0], is_published=is_published)
    gone = replace(first.article, url=f"{AT}/news/1", blocks=(Block(0, "paragraph", found),))
    assert shown(gone, first, second(first, text=texts[1]))
    assert shown(gone, first, second(first, text=texts[1]), title="Harbour opens on Friday")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            absent("We have no /news/9", ECHO.format(9)),
            page("/news/1", "We have no /news/1", ECHO.format(1)),
        ),
        (
            absent("The Courier", SORRY, answered="/"),
            page("/", "Harbour opens", "Another text.", aliases=(f"{AT}/news/1",)),
        ),
    ],
    ids=["echo in the headline", "led to the front page"],
)
def test_an_echo_in_a_headline_or_a_way_to_the_front_page_is_no_article(said, found):
    assert shown(found, said, second(said, "We have no /news/8", ECHO.format(8)))


FIGURES = "The weather office reports {} degrees, {} mm of rain and wind of {} knots at the pier."
BULLETINS = [page(f"/news/{n}", "Weather", FIGURES.format(n, n * 2, n * 3)) for n in range(20, 60)]


def test_a_series_that_reads_alike_is_kept_where_the_newest_is_shown_for_nothing():
    newest = replace(BULLETINS[0], url=f"{AT}/news/99")
    answers = [Absent(f"{AT}/news/{n}", f"{AT}/news/{n}", newest) for n in (9, 8)]
    assert not any(shown(each, *answers) for each in BULLETINS[1:])
    assert shown(BULLETINS[0], *answers)  # its own page, or another's: nobody can tell
    assert not shown(page("/news/20", "Weather at sea", SORRY), *answers, title="Weather at sea")


def test_what_is_half_an_echo_is_an_article():
    first = absent(text=ECHO.format(9))
    found = page("/news/1", "Page not found", f"{ECHO.format(1)} {STORY}")
    assert not shown(found, first, second(first, text=ECHO.format(8)))


@pytest.mark.parametrize(("day", "is_gone"), [("2018-07-19", False), ("2018-07-20", True)])
def test_stories_of_a_series_are_kept_each_on_its_day(day, is_gone):
    def told(text, day, url):
        evidence = (DateEvidence(day, "meta"),)
        return page(url, "Weather", f"{SORRY} {text}", date_evidence=evidence, date_published=day)

    answers = (
        Absent(f"{AT}/news/{each}", f"{AT}/news/{each}", told(f"Seen {each} times.", DAY, "/x"))
        for each in (8, 9)
    )
    assert shown(told("Seen 7 times.", day, "/news/1"), *answers) == is_gone


def test_what_has_the_headline_that_was_announced_is_there():
    newest = page("/news/1", "Harbour opens", STORY)
    answers = [Absent(f"{AT}/{n}", f"{AT}/{n}", replace(newest, url=f"{AT}/{n}")) for n in (8, 9)]
    assert shown(newest, *answers)
    assert not shown(newest, *answers, title="Harbour opens: a first look")
    named = page("/harbour-opens", "Harbour opens", f"{SORRY} harbour-opens")
    first = absent("backfile", f"{SORRY} backfile", asked="/backfile")
    echo = absent("another", f"{SORRY} another", asked="/another")
    assert shown(named, first, echo, title="Harbour opens")  # the page knows it from the address


def asks(absences, article, answer, title=None):
    """Answer what *absences* asks before it judges; return what it asked."""
    asked = []
    while (url := absences.unsure(article, title)) is not None:
        asked.append(url)
        absences.add(Absent(url, url, answer(url)))
    return asked


def test_a_second_answer_is_asked_for_where_an_article_reads_like_the_first():
    absences = Absences()
    absences.add(absent())
    assert asks(absences, page("/news/1", "Harbour opens", STORY), None) == []
    gone = page("/news/1", "Page not found", SORRY)
    assert asks(absences, gone, lambda url: page("/x", "Page not found", SORRY)) == [
        nowhere(f"{AT}/news/9")
    ]
    assert absences.shows(gone)
    assert asks(absences, page("/news/2", "Page not found", SORRY), None) == []


def test_answers_that_name_others_every_time_are_asked_for_twice():
    absences = Absences()
    absences.add(absent(text=OTHERS.format("ferry")))
    draw = iter(["council", "school", "mill", "pier"])
    for number in range(3):
        found = page(f"/news/{number}", "Page not found", OTHERS.format("bridge"))
        asked = asks(
            absences, found, lambda _: page("/x", "Page not found", OTHERS.format(next(draw)))
        )
        assert len(asked) == (number == 0)
        assert absences.shows(found)


def test_an_answer_that_became_another_is_found_out():
    absences, now = Absences(), "ferry"
    absences.add(absent(text=OTHERS.format(now)))

    def answer(_):
        return page("/x", "Page not found", OTHERS.format(now))

    gone = page("/news/1", "Page not found", OTHERS.format(now))
    assert len(asks(absences, gone, answer)) == 1
    now = "harbour master"
    gone = page("/news/2", "Page not found", OTHERS.format(now))
    assert len(asks(absences, gone, answer)) == 2
    assert absences.shows(gone)


def test_a_series_is_not_asked_about_without_end():
    absences = Absences()
    absences.add(absent("Weather", BULLETINS[0].article_body))
    asked = [url for each in BULLETINS for url in asks(absences, each, lambda _: BULLETINS[0])]
    assert len(asked) == 1 + AGAIN


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
    ],
    ids=["other", "headline alone", "text alone", "led to it", "names it"],
)
def test_a_story_is_never_taken_for_the_answer(said, found):
    found = replace(found, date_published="2018-07-20")
    assert not shown(found, said)
    assert not shown(found, said, second(said))


@pytest.mark.parametrize(("source", "is_gone"), [("address", True), ("time", False)])
def test_the_day_in_an_address_is_none_that_the_page_tells(source, is_gone):
    text = f"{SORRY} You may like: Council votes on harbour. Ferry sails at dawn."
    evidence = (DateEvidence("2018-07-20", source),)
    found = page("/2018/07/20/1", "Page not found", text, date_evidence=evidence)
    found = replace(found, date_published="2018-07-20")
    assert shown(found, absent(), second(absent(), text=OTHERS.format("School"))) == is_gone


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
    answer = absent("Harbour 9 opens", f"{STORY} 9", is_published=True)
    assert not shown(page("/news/1", "Harbour 1 opens", f"{STORY} 1"), answer)
    other = second(answer, "Harbour 8 opens", f"{STORY} 8")
    assert not shown(page("/news/1", "Harbour 1 opens", f"{STORY} 1"), answer, other)


def test_what_is_no_article_for_nothing_tells_nothing():
    answer = Absent(f"{AT}/news/9", f"{AT}/news/9", None)
    assert not shown(page("/news/1", "Harbour", STORY), answer)


def test_what_has_no_address_or_one_of_a_program_is_no_front_page():
    absences = Absences()
    led = page("/?p=12", "Harbour opens", STORY, aliases=(f"{AT}/2018/07/harbour/",))
    assert not absences.shows(led)
    assert not absences.shows(replace(led, url=None, aliases=()))
    assert absences.shows(replace(led, url=f"{AT}/"))
