"""What a page's head says of the site's other ways to tell."""

import pytest

from crawler.discovery.heads import read_head
from tests.discovery.conftest import HOST, page

HEAD = """<html lang="tr"><head><title>Haber</title>
<link rel="alternate" type="application/rss+xml" href="/comments/feed/">
<link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="alternate" type="application/atom+xml" href="/atom.xml">
<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">
<link rel="alternate" hreflang="de" href="/de/">
<meta property="og:site_name" content="Haber">
%s</head><body><p>Haber</p></body></html>"""


def test_feeds_of_articles_are_told_and_those_of_comments_are_not():
    head = read_head(page(f"{HOST}/", HEAD % ""))
    assert head.feeds == (f"{HOST}/feed/", f"{HOST}/atom.xml")
    assert (head.name, head.language, head.api, head.is_wordpress) == ("Haber", "tr", None, False)


@pytest.mark.parametrize(
    ("told", "headers"),
    [
        ('<link rel="https://api.w.org/" href="/wp-json/">', {}),
        ("", {"link": '<https://courier.example/wp-json/>; rel="https://api.w.org/"'}),
        ("", {"link": '</x.css>; rel=preload, </wp-json/>; rel="https://api.w.org/"'}),
    ],
)
def test_the_interface_is_named_by_the_page_or_by_the_server(told, headers):
    head = read_head(page(f"{HOST}/", HEAD % told, headers=headers))
    assert head.api == f"{HOST}/wp-json/"
    assert head.is_wordpress
