import pytest

from crawler.text.counters import is_counter


@pytest.mark.parametrize(
    "line",
    [
        "1,234 views",
        "Views: 1234",
        "Post Views: 1,299",
        "12 Shares",
        "1.3K Shares",
        "1.2K views | 30 shares",
        "Read 1234 times",
        "Shared 12 times.",
        "This article has been viewed 1,234 times.",
        "Hits: 1301",
        "12 people are reading this now",
        "Users online: 12",
        "3 min read",
        "Rating: 4.5/5 (12 votes)",
        "Updated 5 minutes ago",
        "Last updated 1 day ago",
        "5 mins ago",
        "an hour ago",
        "Vor 5 Minuten",
        "il y a 3 heures",
        "5 dakika önce",
        "5 минут назад",
        "Okunma: 1299",
        "1.299 Aufrufe",
        "15 просмотров",
        "منذ 5 دقائق",
        "阅读 1234",
    ],
)
def test_counters_and_how_long_ago_are(line):
    assert is_counter(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1,234",
        "20 July 2018",
        "Two views of the harbour",
        "The video had 1,234 views in a day.",
        "He was seen five minutes ago.",
        "Five years ago",
        "It happened 5 years ago in Norvale",
        "12 readers wrote to us about the bridge",
        "3 hours",
        "Norvale 3, Harrowby 2",
        "10 likes and dislikes of the mayor",
        "A day in the life",
    ],
)
def test_sentences_and_titles_are_not(line):
    assert not is_counter(line)
