"""The reader as a library: what goes in, what comes out, and what is never raised."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations

import pytest

from crawler import Profile, extract, extract_many, learn
from crawler.errors import PageError
from crawler.items import Article
from tests.courier import HEADLINES, IMPRINT, NEWSLETTER, html, story, url


def given(number, **details):
    return {"html": html(number, **details), "url": url(number)}


def bodies(pages):
    return [each.article_body.split("\n\n") for each in extract_many(pages)]


LINKED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","author":'
    '{"name":"Ada Merrow","url":"http://[bad"},"url":"http://[bad"}</script>'
)


# One page


def test_a_page_becomes_an_article():
    article = extract(html(0), url=url(0), fetched_at="2018-07-02T08:00:00+03:00")
    assert article.headline == HEADLINES[0]
    assert story(0)[0] in article.article_body
    assert article.site == "www.courier.example"
    assert article.provenance.fetched_at == "2018-07-02T05:00:00Z"
    assert article.cleaning.profile is None


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_are_taken_in_every_form(kind):
    assert extract(kind(html(0).encode())) == extract(html(0).encode())


def test_text_with_half_characters_is_read():
    assert extract(html(0).replace("Monday", "Mon\ud800day"), url="http://courier.example/\ud800")


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (datetime(2018, 7, 2, 8, tzinfo=timezone(timedelta(hours=3))), "2018-07-02T05:00:00Z"),
        (datetime(2018, 7, 2, 8), "2018-07-02T08:00:00"),  # noqa: DTZ001 - as people give it
        ("2018-07-02T08:00:00Z", "2018-07-02T08:00:00Z"),
        ("", None),
    ],
)
def test_the_time_of_the_fetch_is_told_in_utc_where_it_has_a_zone(time, told):
    assert extract(html(0), fetched_at=time).provenance.fetched_at == told


@pytest.mark.parametrize(
    ("html", "details"),
    [
        ("", {}),
        (b"%PDF-1.7 \x00", {}),
        (html(0), {"url": "http://[courier/"}),
        (html(0), {"url": "http://courier.example:port/"}),
        (html(0), {"fetched_at": "yesterday"}),
        (html(0), {"fetched_at": datetime.max.replace(tzinfo=UTC)}),
        (html(0), {"content_type": "image/png"}),
    ],
)
def test_what_cannot_be_read_is_a_page_error(html, details):
    with pytest.raises(PageError):
        extract(html, **details)


@pytest.mark.parametrize(
    "broken",
    [
        LINKED,
        '<h2><a href="http://[bad">The Courier</a></h2><p><a href="http://[">The Courier</a></p>',
        '<link rel="canonical" href="http://[bad"><img src="http://[bad">',
        '<base href="http://[bad"><a href="x">y</a>',
    ],
)
def test_broken_addresses_on_a_page_are_none(broken):
    page = html(0, head=broken, below=broken)
    assert extract(page, url=url(0)).headline == HEADLINES[0]
    assert isinstance(next(extract_many([{"html": page}])), Article)


@pytest.mark.parametrize(
    "details", [{"html": 3}, {"html": None}, {"html": "", "url": b"a"}, {"html": "", "profile": {}}]
)
def test_arguments_of_a_wrong_type_are_named(details):
    wrong = max(details)
    with pytest.raises(TypeError, match=f"^{wrong} must be "):
        extract(**details)


# Many


def test_many_pages_teach_how_each_is_read():
    first, second, _, alone = extract_many([*map(given, (0, 1, 3)), {"html": html(2)}])
    assert first.article_body.split("\n\n") == story(0)
    assert second.article_body.split("\n\n") == story(1)
    assert NEWSLETTER in alone.article_body
    assert first.cleaning.profile == second.cleaning.profile != alone.cleaning.profile is None
    assert IMPRINT in {each.text for each in first.cleaning.removed}


def test_the_order_of_the_pages_does_not_count():
    pages = [given(0), given(1), given(2), {"html": html(3), "url": "https://gazette.example/"}]
    results = {
        frozenset((each.url, each.content_hash, each.cleaning) for each in extract_many(order))
        for order in permutations(pages)
    }
    assert len(results) == 1


def test_publishers_do_not_teach_one_another():
    other = {"html": html(1), "url": "https://gazette.example/story-1/"}
    assert all(IMPRINT in text for text in bodies([given(0), other]))


def test_editions_of_one_publisher_teach_one_another():
    mobile = {"html": html(1), "url": "https://m.courier.example/story-1/"}
    assert bodies([given(0), mobile, given(2)]) == [story(0), story(1), story(2)]


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://courier.example/story/">',
        '<meta property="og:url" content="https://courier.example/story/">',
        '<meta property="og:site_name" content="The Courier">',
    ],
)
def test_pages_without_an_address_are_known_by_what_they_say(head):
    pages = [{"html": html(number, head=head)} for number in (0, 1, 2)]
    assert bodies(pages) == [story(0), story(1), story(2)]


def test_every_page_has_one_result_and_none_raises():
    pages = [
        given(0),
        3,
        None,
        {},
        {"html": 3},
        {"page": html(0)},
        {1: 2, "html": html(0)},
        {"html": b""},
        {"html": html(0), "url": "http://[bad"},
        {"html": html(0), "profile": "a"},
        given(1),
    ]
    first, *others, last = extract_many(iter(pages))
    assert (first.headline, last.headline) == HEADLINES[:2]
    assert all(isinstance(each, PageError) for each in others)
    assert len(others) == 9
    assert "'page'" in str(others[4])


def test_a_page_is_read_with_the_profile_that_it_comes_with():
    known = learn(map(given, (2, 3, 4)))
    assert isinstance(known, Profile)
    assert extract(**given(0), profile=known).article_body.split("\n\n") == story(0)
    [article] = extract_many([{**given(0), "profile": known}])
    assert article.cleaning.profile == known.version


def test_nothing_is_learnt_where_every_page_comes_with_a_profile(monkeypatch):
    known = learn([given(2), given(3)])
    monkeypatch.setattr(Profile, "of", None)
    pages = [{**given(number), "profile": known} for number in (0, 1)]
    assert {each.cleaning.profile for each in extract_many(pages)} == {known.version}


@pytest.mark.parametrize("read", [extract_many, learn])
@pytest.mark.parametrize("wrong", [given(0), html(0), html(0).encode(), 3, None])
def test_a_single_page_is_no_list_of_pages(read, wrong):
    with pytest.raises(TypeError, match=r"^give a list of pages, not "):
        read(wrong)


def test_unreadable_pages_teach_nothing():
    assert learn([given(0), {"html": b""}, 3]) is None


def test_the_library_is_imported_without_scrapy():
    script = (
        "import sys; from crawler import extract, extract_many;"
        "print({'scrapy', 'twisted', 'numpy', 'lxml', 'sqlite3'} & sys.modules.keys())"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


# What stories of a publisher share, and is their own


def test_a_paragraph_of_background_that_two_stories_share_stays():
    background = "The bridge was closed in March after a barge had struck its northern pier."
    pages = [given(number) for number in range(20)]
    for number in (3, 12):
        texts = [*story(number), *story(number + 30)]
        pages[number] = given(number, paragraphs=[*texts[:5], background, texts[5]])
    texts = bodies(pages)
    assert [number for number, text in enumerate(texts) if background in text] == [3, 12]
    assert not any(NEWSLETTER in text for text in texts)


def test_an_ingredient_that_most_recipes_have_stays():
    pages = []
    for number in range(8):
        items = (f"{number + 2} leeks of Merrin", "Salt and pepper", f"{number + 3} small cod")
        below = f"<ul>{''.join(f'<li>{each}</li>' for each in items)}</ul><p>Boil it gently.</p>"
        pages.append(given(number, below=below))
    assert all("Salt and pepper" in each.article_body for each in extract_many(pages))


def test_the_questions_of_a_questionnaire_stay():
    questions = ("What are you reading at the moment?", "Which harbour do you like best?")
    pages = [given(number) for number in range(10)]
    for number in (2, 7):
        asked = [f"<strong>{each}</strong>" for each in questions]
        answers = story(number)
        told = [answers[0], asked[0], answers[1], asked[1], answers[2]]
        pages[number] = given(number, paragraphs=told)
    texts = bodies(pages)
    for number in (2, 7):
        assert set(questions) <= set(texts[number])


# What a page's address, and its lack, come to


@pytest.mark.parametrize(
    "address", ["not a url", "javascript:alert(1)", "file:///etc/x", "//a.b/x"]
)
def test_an_address_that_is_not_of_the_web_tells_nothing(address):
    assert extract(html(0), url=address) == extract(html(0))


def test_half_characters_of_an_address_are_replaced():
    extract(html(0), url="http://courier.example/\ud800").record()["url"].encode()


def test_an_article_has_its_id():
    assert extract(html(0), url=url(0)).id
    assert extract(html(0), url=url(0)).id != extract(html(1), url=url(1)).id
    assert extract(html(0)).id == extract(html(0)).id


def test_small_letters_of_a_time_are_those_of_rfc_3339():
    article = extract(html(0), fetched_at="2018-07-20t10:00:00z")
    assert article.provenance.fetched_at == "2018-07-20T10:00:00Z"


def test_how_a_page_was_decoded_stands_in_its_provenance():
    page = "<h1>Fähre</h1><p>Die Fähre fährt künftig viermal täglich, sagt der Bürgermeister.</p>"
    read = extract(page.encode("cp1252"), content_type="text/html; charset=latin1").provenance
    assert (read.encoding, read.encoding_confidence) == ("windows-1252", 0.95)
    read = extract(page).provenance
    assert (read.encoding, read.encoding_confidence) == (None, None)
