import pytest

from crawler.items import Entry
from crawler.pages.document import Document
from crawler.sources.links import links
from crawler.sources.pagination import earlier_pages, is_entered, later_pages, next_page


def following(document):
    link = next_page(document, links(document))
    return link and link.url.removeprefix("https://courier.example")


def later(document):
    every = later_pages(document, links(document))
    return [link.url.removeprefix("https://courier.example") for link in every]


@pytest.mark.parametrize(
    ("path", "html", "expected"),
    [
        ("/", '<head><link rel=next href="/page/2/"></head><p>x</p>', "/page/2/"),
        ("/2018/07/20/", '<a class=next href="page/2/">x</a>', "/2018/07/20/page/2/"),
        ("/news/", '<a class="next" href="?start=20">x</a>', "/news/?start=20"),
        ("/page/2/", '<div class="nav-previous"><a href="/page/3/">Old</a></div>', "/page/3/"),
        (
            "/",
            '<p class="wp-pagenavi"><a href="/page/9/">9</a><a href="/page/2/">2</a>',
            "/page/2/",
        ),
        ("/news/", '<ul class="pagination"><li><a href="/news/2">2</a></ul>', "/news/2"),
        ("/?m=20180720", '<a href="/?m=20180720&amp;paged=2">2</a>', "/?m=20180720&paged=2"),
        ("/news?page=2", '<a href="/news?page=3">Weiter</a>', "/news?page=3"),
        ("/news", '<a href="/news?offset=20">Sonraki Sayfa »</a>', "/news?offset=20"),
        ("/news", '<a href="/news?before=99">Eski Yazılar</a>', "/news?before=99"),
        ("/news", '<a href="?from=20">→</a>', "/news?from=20"),
        ("/", '<div class="c-pagination__list"><a href="/?p=2">2</a></div>', "/?p=2"),
        ("/", '<nav aria-label="Pagination"><a href="/news/2/">2</a></nav>', "/news/2/"),
    ],
)
def test_next_page_is_found(document, path, html, expected):
    assert following(document(f"<p>{html}</p>", path)) == expected


@pytest.mark.parametrize(
    ("html", "path"),
    [
        ('<p class=pagination><a href="/page/1/">1</a> <b>2</b></p>', "/page/2/"),
        ('<p><a class=next href="/2018/07/21/">Next day</a></p>', "/2018/07/20/"),
        ('<p><a rel=next href="/2018/07/19/a-story/">Next</a></p>', "/2018/07/20/"),
        ('<p><a rel=next href="/a-story-of-four-words/">Next</a></p>', "/"),
        ('<p><a class=next href="#">Next</a></p>', "/"),
        ('<p><a class=next href="/slides/">Next</a></p>', "/"),
        ('<p><a rel=next href="https://elsewhere.example/page/2/">Next</a></p>', "/"),
        ('<p><a href="/category/sea/page/2/">2</a></p>', "/"),
        ('<p class=pagination><a href="/page/4/">4</a></p>', "/page/2/"),
        ('<p class=pagination><a href="/?p=51234">2</a></p>', "/"),
        ('<p class=pagination><a href="/?m=201802">201802</a></p>', "/"),
    ],
)
def test_last_page_has_no_next(document, html, path):
    assert following(document(html, path)) is None


def test_days_of_a_calendar_are_no_pages(document):
    html = '<table class="navigation"><tr><td><a href="/2018/07/21/">21</a></td></tr></table>'
    assert later(document(html, "/2018/07/20/")) == []


def test_later_pages_are_all_greater_numbers_once_and_in_order(document):
    html = """<div class="nav-links"><a href="/page/1/">1</a> <a href="/page/9/">9</a>
    <a href="/page/3/">3</a> <a class="next" href="/page/3/">Older</a></div>"""
    assert later(document(html, "/page/2/")) == ["/page/3/", "/page/9/"]


def test_number_that_is_marked_as_current_counts_where_the_address_has_none(document):
    html = """<div class="pagination"><a href="/news/1">1</a> <span class="current">2</span>
    <a href="/news/3">3</a></div>"""
    assert later(document(html, "/news/2")) == ["/news/3"]


def test_earlier_pages_are_all_smaller_numbers_but_the_front_page(document):
    html = """<div class="pagination"><a href="/news/page/1/">1</a> <a href="/news/page/2/">2</a>
    <a href="/news/page/4/">4</a> <a href="/news/">News</a> <a href="/">Front</a></div>"""
    page = document(html, "/news/page/3/")
    found = [link.url for link in earlier_pages(page, links(page))]
    home = "https://courier.example/news/"
    assert found == [f"{home}page/1/", f"{home}page/2/", home]


@pytest.mark.parametrize(
    ("path", "led", "entered"),
    [
        ("/news/page/2/", "/", True),
        ("/news/page/2/", "/sea/page/2/", True),
        ("/news/page/2/", "/news/", False),
        ("/news/page/3/", "/news/page/2/", False),
        ("/2018/07/20/page/2/", "/", False),
    ],
)
def test_list_is_entered_in_its_midst_where_another_led_there(page, path, led, entered):
    home = "https://courier.example"
    entry = Entry(home + path, "listing", "archive", archive=home + led)
    assert is_entered(Document(page("<p>x</p>", path, entry=entry))) is entered


@pytest.mark.parametrize(
    "pager", ['<a href="/?q=1">{}</a>', '<b class=current>{}</b> <a href="/?start=20">2</a>']
)
def test_number_that_no_page_has_leads_nowhere_and_stops_nobody(document, pager):
    html = f"<div class=pagination>{pager.format('9' * 4400)}</div>"
    assert "/?q=1" not in later(document(html))
    page = document(html)
    assert earlier_pages(page, links(page)) == []
