import pytest

from crawler.sources.links import links
from crawler.sources.regions import Regions

LINK = '<a href="/a/">A</a>'


def place(document, html):
    page = document(html)
    (link,) = [link for link in links(page) if link.text == "A"]
    return Regions(page).place(link.element)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<main>{LINK}</main>", "main"),
        (f"<body class=sidebar><div>{LINK}</div></body>", "main"),
        (f'<div class="sidebar"><div id="content">{LINK}</div></div>', "main"),
        (f"<header>{LINK}</header>", "chrome"),
        (f"<article><header><h2>{LINK}</h2></header></article>", "main"),
        (f"<main><header>{LINK}</header></main>", "main"),
        (f'<div id="header">{LINK}</div>', "chrome"),
        (f"<header><nav>{LINK}</nav></header>", "menu"),
        (f'<ul class="menu"><li>{LINK}</ul>', "menu"),
        (f"<main><aside>{LINK}</aside></main>", "aside"),
        (f'<main><div class="Widget">{LINK}</div></main>', "aside"),
        (f'<div class="widget_recent_entries">{LINK}</div>', "aside"),
        (f"<footer><aside>{LINK}</aside></footer>", "aside"),
        (f'<main><p class="cat-links">{LINK}</p></main>', "chrome"),
        (f'<main><div class="pagination">{LINK}</div></main>', "chrome"),
        (f'<form id="page"><div>{LINK}</div></form>', "main"),
    ],
)
def test_place_is_what_the_nearest_mark_says(document, html, expected):
    assert place(document, html) == expected


def test_outside_the_main_region_is_beside_it(document):
    assert place(document, f'<main><a href="/b/">B</a></main><div>{LINK}</div>') == "aside"


def test_main_region_without_a_link_does_not_count(document):
    assert place(document, f"<div id=main><p>Welcome</p></div><div>{LINK}</div>") == "main"


def test_deep_page_is_placed(document):
    assert place(document, "<div>" * 900 + LINK) == "main"
