import pytest

from crawler.cleaning import choose_dates
from crawler.items import Article, DateEvidence, Provenance, Removal

FETCHED = Provenance(fetched_at="2019-06-01T12:00:00Z")


def seen(value, score=0.5, **fields):
    return DateEvidence(value, "date line", score=score, raw=f"raw {value}", **fields)


def chosen(*evidence, provenance=FETCHED):
    return choose_dates(Article("harbour", date_evidence=evidence, provenance=provenance))


def test_best_score_wins():
    page = chosen(seen("2019-05-01T10:00", 0.4), seen("2019-05-03T13:25", 0.9))
    assert page.date_published == "2019-05-03T13:25"
    assert page.date_published_raw == "raw 2019-05-03T13:25"
    assert [each.score for each in page.date_evidence] == [0.9, 0.4]


def test_without_evidence_dates_are_unknown():
    page = chosen()
    assert page.date_published is page.date_published_raw is page.date_modified is None


def test_day_gives_way_to_a_time_of_that_day():
    day, other, finer = (
        seen("2019-05-03", 0.9, precision="day"),
        seen("2019-05-02T08:00", 0.8),
        seen("2019-05-03T13:25", 0.3),
    )
    page = chosen(day, other, finer)
    assert page.date_published == "2019-05-03T13:25"
    assert page.date_evidence == (finer, day, other)


def test_day_stays_without_a_time_of_that_day():
    page = chosen(seen("2019-05-03", 0.9, precision="day"), seen("2019-05-02T08:00", 0.8))
    assert page.date_published == "2019-05-03"


@pytest.mark.parametrize("turned", [False, True])
def test_earlier_block_wins_between_equals(turned):
    evidence = [seen("2019-05-03T13:25", block=9), seen("2019-05-01T10:00", block=2)]
    page = chosen(*(reversed(evidence) if turned else evidence))
    assert page.date_published == "2019-05-01T10:00"


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("chrome: header bar", "page chrome: header bar"),
        ("related: container", "page chrome: related, container"),
        ("prompts: comments", "page chrome: prompts, comments"),
        ("navigation: pages", "page chrome: navigation, pages"),
        ("region: outside the body", "page chrome: region, outside the body"),
    ],
)
def test_date_in_what_is_not_the_article_is_no_evidence(article, prose, rule, reason):
    page = article("3 May 2019", prose, date_evidence=(seen("2019-05-03", block=0),))
    page = choose_dates(page.without({0: Removal(rule, "because")}))
    assert page.date_published is None
    assert page.date_evidence[0].rejected == reason


def test_date_in_what_was_read_as_a_field_counts(article, prose):
    page = article("3 May 2019", prose, date_evidence=(seen("2019-05-03", block=0),))
    page = choose_dates(page.without({0: Removal("fields: date line", "read as date line")}))
    assert page.date_published == "2019-05-03"


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        (seen("2019-05-01", precision="month"), "precise to the month only"),
        (seen("2019-05", precision="month"), "precise to the month only"),
        (seen("2019-02-30"), "no such day"),
        (seen("1899-12-31"), "before 1900"),
        (seen("2019-06-03"), "after the fetch"),
        (seen("2019-06-02T12:01Z"), "after the fetch"),
        (seen("2019-05-03", rejected="the calendars disagree"), "the calendars disagree"),
    ],
)
def test_evidence_that_cannot_be_is_rejected(evidence, reason):
    page = chosen(evidence)
    assert page.date_published is None
    assert page.date_evidence[0].rejected == reason


@pytest.mark.parametrize("value", ["2019-06-02", "2019-06-02T11:59Z", "2019-06-02T12:00"])
def test_a_day_of_grace_covers_all_zones(value):
    assert chosen(seen(value)).date_published == value


def test_without_a_fetch_the_future_is_not_known():
    assert chosen(seen("2999-01-01"), provenance=Provenance()).date_published == "2999-01-01"


def test_rejected_evidence_stands_last():
    page = chosen(seen("1899-12-31", 0.9), seen("2019-05-03", 0.1, precision="day"))
    assert page.date_published == "2019-05-03"
    assert [each.rejected for each in page.date_evidence] == [None, "before 1900"]


def test_modification_is_chosen_on_its_own():
    page = chosen(seen("2019-05-03T13:25"), seen("2019-05-04T09:00", role="modified"))
    assert page.date_modified == "2019-05-04T09:00"
    assert page.date_modified_raw == "raw 2019-05-04T09:00"
    assert page.date_published == "2019-05-03T13:25"


def test_modification_before_the_publication_does_not_count():
    page = chosen(
        seen("2019-05-03T13:25"),
        seen("2019-05-02T09:00", 0.9, role="modified"),
        seen("2019-05-03T13:25", 0.2, role="modified"),
    )
    assert page.date_modified == "2019-05-03T13:25"
    assert page.date_evidence[-1].rejected == "before the publication"


def test_modification_on_the_day_of_the_publication_counts():
    page = chosen(seen("2019-05-03T13:25"), seen("2019-05-03", role="modified"))
    assert page.date_modified == "2019-05-03"


def test_choice_is_the_same_a_second_time():
    page = chosen(
        seen("2019-05-03", 0.9, precision="day"),
        seen("2019-05-03T13:25", 0.3),
        seen("2019-05-02", role="modified"),
    )
    assert choose_dates(page) == page


def announced(value, tz="+03:00"):
    return DateEvidence(value, "announced", score=0.3, tz=tz, raw=f"raw {value}")


def named(value, source="address"):
    return DateEvidence(value, source, score=0.6, precision="day")


EVENING = announced("2019-05-02T22:30:00+00:00", "+00:00")
NOON = announced("2019-05-03T12:00:00+03:00")


@pytest.mark.parametrize(
    ("evidence", "published"),
    [
        ([NOON], NOON.value),
        ([NOON, seen("2019-05-01T10:00", 0.05)], "2019-05-01T10:00"),
        ([NOON, seen("2019-05-01", 0.05)], "2019-05-01"),
        (
            [NOON, seen("2019-05-03", 0.05)],
            NOON.value,
        ),
        ([NOON, named("2019-05-01")], NOON.value),
        ([announced("2019-05-05"), named("2019-05-03", "archive")], "2019-05-05"),
        ([EVENING, named("2019-05-03")], "2019-05-03"),
        ([EVENING, named("2019-05-02")], "2019-05-02T22:30:00+00:00"),
        ([EVENING, named("2019-05-07")], "2019-05-02T22:30:00+00:00"),
        ([EVENING], "2019-05-02T22:30:00+00:00"),
        ([announced("2029-05-03T13:25:00+03:00"), named("2019-05-03")], "2019-05-03"),
    ],
)  # fmt: skip
def test_announced_date_comes_after_the_pages_own_and_before_the_addresss(evidence, published):
    assert chosen(*evidence).date_published == published


def test_what_cannot_be_seen_in_a_date_is_not_shown():
    page = chosen(DateEvidence("2019-05-03T13:25", "time", score=0.9, raw="\x17 3 May\u202e 2019"))
    assert page.date_published_raw == "3 May 2019"
