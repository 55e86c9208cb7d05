import pytest

from crawler.cleaning import remove_notices
from crawler.items import Author


def texts(count):
    return [f"The ferry left pier {place} at noon with a piano on board." for place in range(count)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("(Reporting by Ada Merrow; Editing by Ida Quay)", "notices: credit"),
        ("This story was originally published by the Quay Review.", "notices: origin"),
        ("Contact Ada Merrow at ada@harbour.example.", "notices: contact"),
        ("© 2018 Harbour News", "notices: copyright"),
    ],
)
def test_notices_at_the_end_are_removed(article, removed, text, rule):
    assert removed(remove_notices(article(*texts(4), text))) == {text: rule}


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Reporting by the harbour office began in 1998.", True),
        ("Sign up for the Tide, our morning newsletter", False),
        ("Follow us on Instagram", False),
    ],
)
def test_between_paragraphs_only_offers_are_removed(article, kept, text, stays):
    page = remove_notices(article(*texts(9), text, *texts(9)))
    assert (text in kept(page)) is stays


def test_long_paragraph_that_begins_like_a_notice_stays(article, prose):
    page = article(*texts(4), "Subscribe to the view that ferries matter. " + prose * 5)
    assert remove_notices(page) == page


def test_quotes_and_fields_stay(article, block):
    page = article(
        *texts(3), block("© 2018", "quote"), block("By us © 2018", part="byline"), *texts(1)
    )
    assert remove_notices(page) == page


@pytest.mark.parametrize(
    "text",
    [
        "Ada Merrow covers the strait for the Harbour News. She lives in Saltby.",
        "Ida Quay is a reporter who writes of boats and the people who mend them.",
        "Ada Merrow ist Redakteurin im Ressort Hafen und schreibt von Booten.",
    ],
)
def test_life_of_an_author_at_the_end_is_removed(article, removed, text):
    page = article(*texts(5), text, authors=(Author("Ada Merrow"),))
    assert removed(remove_notices(page)) == {text: "notices: biography"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Merrow remembers the years when nine hundred people lived here.",
        "Ida Quay is the owner of the piano, and she will play it on the quay.",
    ],
)
def test_last_words_of_somebody_stay(article, text):
    page = article(*texts(5), text, authors=(Author("Ada Merrow"),))
    assert remove_notices(page) == page


def test_life_of_an_author_higher_up_stays(article):
    life = "Ida Quay is a reporter who writes of boats and the people who mend them."
    page = article(life, *texts(6))
    assert remove_notices(page) == page


def test_short_page_keeps_who_it_tells_of(article):
    page = article("Ida Quay is a reporter who writes of boats and the people who mend them.")
    assert remove_notices(page) == page


def test_containers_are_removed(article, block, prose, removed):
    page = article(
        block(prose, marks=".entry"), block("She likes rope.", marks=".entry .author-bio")
    )
    assert removed(remove_notices(page)) == {"She likes rope.": "notices: biography"}
