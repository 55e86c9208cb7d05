"""The shapes of other tools that are JSON."""

import json

from hypothesis import given

from crawler.exporters import cc_news, news_please, schema_org
from crawler.exporters.characters import scrub
from crawler.exporters.formats import FILES
from crawler.exporters.moments import clock, day, instant
from tests.exporters.hostile import RECORDS


@given(RECORDS)
def test_every_shape_of_any_record_comes_back_from_one_line(record):
    for name, article in (
        ("schema.org", schema_org.article),
        ("cc_news", cc_news.article),
        ("news-please", news_please.article),
    ):
        written = FILES["jsonl"][name].line(record).decode()
        assert written.splitlines(keepends=True) == [written]
        dumped = json.dumps(article(record), ensure_ascii=False)
        assert json.loads(written) == json.loads(scrub(dumped))


def test_a_full_article_as_schema_org_has_it(full):
    assert schema_org.article(full.record()) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://gazette.example/harbour/",
        "identifier": "gazette-2",
        "url": "https://gazette.example/2018/07/20/harbour/",
        "mainEntityOfPage": "https://gazette.example/harbour/",
        "sameAs": ["https://gazette.example/?p=7", "https://www.gazette.example/harbour"],
        "headline": "Harbour bridge opens",
        "alternativeHeadline": "Transport",
        "description": "Three years late, and under budget.",
        "datePublished": "2018-07-20T13:25:00+03:00",
        "dateModified": "2018-07-21",
        "dateline": "PORT ELM, 20 July (Wire)",
        "author": [
            {
                "@type": "Person",
                "name": "Ada Bell",
                "url": "https://gazette.example/author/bell",
            },
            {"@type": "Person", "name": "Wire"},
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "The Gazette",
            "url": "https://gazette.example/",
        },
        "articleBody": "The bridge opened at noon.\n\nWhat it cost\n\nLess than planned",
        "articleSection": ["Local", "Transport"],
        "keywords": ["bridge", "harbour"],
        "inLanguage": "en-GB",
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://gazette.example/a.jpg",
                "caption": "The bridge",
                "creditText": "C. Doe",
            },
            {"@type": "ImageObject", "url": "https://gazette.example/b.jpg"},
            {"@type": "ImageObject", "url": "https://gazette.example/c.jpg"},
        ],
        "isAccessibleForFree": True,
        "commentCount": 1,
        "hasPart": [
            {
                "@type": "BlogPosting",
                "datePublished": "2018-07-20T12:00:00",
                "headline": "Ribbon cut",
                "articleBody": "It is open.",
            }
        ],
        "version": 2,
    }


def test_what_is_unknown_is_left_out_of_schema_org(minimal):
    assert schema_org.article(minimal.record()) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": "gazette-1",
        "headline": "Lighthouse reopens",
        "articleBody": "The lamp was lit at dusk.",
        "version": 1,
    }


def test_the_publisher_as_an_author_is_an_organization(full):
    record = full.record()
    record["authors"] = [{"name": "The Gazette", "url": None, "name_raw": None}]
    assert schema_org.article(record)["author"] == [
        {"@type": "Organization", "name": "The Gazette"}
    ]


def test_a_lead_picture_that_stands_in_the_text_too_is_named_once_and_first(full):
    record = full.record()
    record["images"].append(record["main_image"])
    urls = [each["url"] for each in schema_org.article(record)["image"]]
    assert urls == [f"https://gazette.example/{name}.jpg" for name in "abc"]


def test_a_full_article_as_a_row_of_cc_news(full):
    assert cc_news.article(full.record()) == {
        "title": "Harbour bridge opens",
        "text": "The bridge opened at noon.\n\nWhat it cost\n\nLess than planned",
        "domain": "gazette.example",
        "date": "2018-07-20 13:25:00",
        "description": "Three years late, and under budget.",
        "url": "https://gazette.example/2018/07/20/harbour/",
        "image_url": "https://gazette.example/a.jpg",
    }


def test_unknown_is_an_empty_text_in_cc_news(minimal):
    row = cc_news.article(minimal.record())
    assert {row[name] for name in ("domain", "date", "description", "url", "image_url")} == {""}


def test_a_full_article_as_news_please_writes_it(full):
    body = "The bridge opened at noon.\n\nWhat it cost\n\nLess than planned"
    assert news_please.article(full.record()) == {
        "authors": ["Ada Bell", "Wire"],
        "date_download": "2018-07-22 06:00:00",
        "date_modify": "2018-07-21 00:00:00",
        "date_publish": "2018-07-20 13:25:00",
        "description": "Three years late, and under budget.",
        "filename": "https%3A%2F%2Fgazette.example%2F2018%2F07%2F20%2Fharbour%2F.json",
        "image_url": "https://gazette.example/a.jpg",
        "language": "en",
        "localpath": None,
        "maintext": body,
        "source_domain": "gazette.example",
        "text": body,
        "title": "Harbour bridge opens",
        "title_page": None,
        "title_rss": None,
        "url": "https://gazette.example/2018/07/20/harbour/",
    }


def test_the_domain_is_the_whole_host_and_without_an_address_the_publishers(full):
    record = full.record()
    record["url"] = "https://WWW.gazette.example:8080/a"
    assert news_please.host(record) == "www.gazette.example"
    for none in (None, "https://[::1"):
        record["url"] = none
        assert news_please.host(record) == "gazette.example"


def test_a_time_is_told_by_its_own_clock_its_day_and_its_instant():
    assert clock("2018-07-20T00:25:00.5+03:00") == "2018-07-20 00:25:00"
    assert day("2018-07-20T00:25:00+03:00") == "2018-07-20"
    assert instant("2018-07-20T00:25:00+03:00") == "2018-07-19T21:25:00+00:00"
    assert instant("2018-07-20T00:25:00") is None
    assert instant("2018-07-20") is None
    assert (clock(None), day(None), instant(None)) == (None, None, None)
    assert (clock("soon"), day("soon"), instant("soon")) == ("soon", None, None)
    assert instant("0001-01-01T00:00:00+03:00") is None
