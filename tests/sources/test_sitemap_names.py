from datetime import date

import pytest

from crawler.sources.sitemap_names import content_of, periods
from crawler.sources.spans import Span

HOME = "https://courier.example/"


@pytest.mark.parametrize(
    "name",
    [
        "wp-sitemap-posts-post-1.xml",
        "wp-sitemap-posts-bulletin-2.xml",
        "?sitemap=posts&sitemap-subtype=post&paged=1",
        "post-sitemap.xml",
        "post-sitemap12.xml",
        "sitemap-pt-post-2018-07.xml",
    ],
)
def test_sitemaps_of_articles_are_told_by_name(name):
    assert content_of(HOME + name) == "articles"


@pytest.mark.parametrize(
    "name",
    [
        "wp-sitemap-posts-page-1.xml",
        "wp-sitemap-taxonomies-post_tag-1.xml",
        "wp-sitemap-taxonomies-category-3.xml",
        "wp-sitemap-users-1.xml",
        "?sitemap=users&paged=1",
        "?sitemap=taxonomies&sitemap-subtype=category&paged=1",
        "?sitemap=posts&sitemap-subtype=page&paged=1",
        "page-sitemap.xml",
        "category-sitemap2.xml",
        "post_tag-sitemap.xml",
        "author-sitemap.xml",
        "sitemap-pt-page-2018-07.xml",
        "sitemap-tax-category.xml",
        "sitemap-misc.html",
        "sitemap-authors.xml",
        "sitemap_images_3.xml",
        "video-sitemap.xml.gz",
        "sitemap-pages.xml",
    ],
)
def test_sitemaps_of_other_things_are_told_by_name(name):
    assert content_of(HOME + name) == "other"


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap-1.xml", "sitemap-news-images.xml", ""])
def test_other_names_tell_nothing(name):
    assert content_of(HOME + name) is None


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("post-sitemap-2018-07.xml", date(2018, 7, 1), date(2018, 7, 31)),
        ("sitemap-pt-post-2018-07.xml", date(2018, 7, 1), date(2018, 7, 31)),
        ("sitemap_201807.xml.gz", date(2018, 7, 1), date(2018, 7, 31)),
        ("2018/07/sitemap.xml", date(2018, 7, 1), date(2018, 7, 31)),
        ("sitemap-20180720.xml", date(2018, 7, 20), date(2018, 7, 20)),
        ("sitemap.xml?yyyy=2018&mm=07", date(2018, 7, 1), date(2018, 7, 31)),
        ("sitemap.xml?yyyy=2018&mm=07&dd=20", date(2018, 7, 20), date(2018, 7, 20)),
        ("sitemap.xml?date=2018-07", date(2018, 7, 1), date(2018, 7, 31)),
        ("archive/sitemap-2018.xml", date(2018, 1, 1), date(2018, 12, 31)),
        ("articles_2018-01-08_2018-01-14.xml", date(2018, 1, 8), date(2018, 1, 14)),
    ],
)
def test_periods_are_told_by_name(name, first, last):
    assert periods([HOME + name]) == {HOME + name: Span(first, last)}


@pytest.mark.parametrize(
    "name",
    ["post-sitemap2018.xml", "sitemap.xml?page=2018", "sitemap-3.xml", "sitemap-2018-02-30.xml"],
)
def test_other_numbers_are_no_dates(name):
    assert periods([HOME + name]) == {}


def test_number_is_a_date_only_where_all_in_its_place_are():
    assert periods([f"{HOME}sitemap-{n}000.xml" for n in (1, 2, 3)]) == {}


def test_part_of_a_year_is_no_month():
    names = [f"{HOME}sitemap-2018-{n}.xml" for n in (1, 12)]
    assert set(periods(names).values()) == {Span(date(2018, 1, 1), date(2018, 12, 31))}
