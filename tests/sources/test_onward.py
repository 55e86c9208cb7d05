import pytest

from crawler.sources.links import links
from crawler.sources.onward import MOST, may_begin, onward

HOME = "https://courier.example"


@pytest.fixture
def found(document):
    def found(html, path="/"):
        page = document(html, path)
        every = onward(page, links(page), f"{HOME}/")
        return [link.url.removeprefix(HOME) for link in every]

    return found


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("/news/page/2/", "2"),
        ("/news/page/2/", "More news"),
        ("/news/page/2/", "Из нашей редакции"),
        ("/actualites/page/2/", "Articles plus anciens"),
        ("/nachrichten/seite/2/", "Weiter"),
        ("/list.php?type=news&page=2", "2"),
        ("/blog/page2.html", "»"),
        ("/north/page/2/", "2"),
        # Whose address says nothing, whose words do.
        ("/archive/2/", "Older posts"),
        ("/news/?offset=20", "Ältere Meldungen »"),
        ("/news/", "All news"),
        ("/noticias/", "Más noticias"),
        ("/haberler/", "Tüm Haberler"),
        ("/2/", "Next page"),
    ],
)
def test_lists_under_another_path_are_entered(found, link, text):
    html = f"<main><p><a href='{link}'>{text}</a></p></main>"
    assert found(html) == [link]
    assert found(html, "/sea/") == [link]


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("/list.php?id=512345&page=2", "2"),
        ("/all-the-news-of-the-north/page/2/", "2"),
        ("/archive/2/", "Next"),
        ("/archive/2/", "2"),
    ],
)
def test_pager_is_believed_whatever_the_address(found, link, text):
    assert found(f"<div class=pagination><a href='{link}'>{text}</a></div>") == [link]
    assert found(f"<p><a href='{link}'>{text}</a></p>") == []


@pytest.mark.parametrize(
    "link",
    [
        "/events/page/2/",
        "/events/2018/07/?page=2",
        "/events/2018/08/",
        "/kalender/page/2/",
        "/tag/ferry/page/2/",
        "/author/jane/page/2/",
        "/search/page/2/",
        "/?s=ferry&page=2",
        "/comments/page/2/",
        "/forum/page/2/",
        "/2018/07/20/harbour/page/2/",
        "/2018/07/page/2/",
        "/newsletter/?page=2",
        "https://elsewhere.example/news/page/2/",
    ],
)
def test_no_list_of_articles_is_entered_even_by_a_pager(found, link):
    assert found(f"<div class=pagination><a class=next href='{link}'>2</a></div>") == []
    assert found(f"<p><a href='{link}'>Older posts</a></p>") == []


@pytest.mark.parametrize(
    "html",
    [
        # The pages of an article.
        "<h2><a href=/harbour/>Harbour opens again</a></h2><p><a href=/harbour/page/2/>2</a></p>",
        "<p><a href=/harbour-opens-after-storm/page/2/>2</a></p>",
        "<p><a href=/news/12345-harbour.html?page=2>2</a></p>",
        "<p><a href=/harbour/2/>2</a></p>",
        "<p><a href=/harbour/comment-page-2/>Older comments</a></p>",
        # What leads on to other things, or to nothing.
        "<p><a class=next href=/slides/>Next</a></p>",
        "<p><a class=next href=/slides/2/>→</a></p>",
        "<p><a href=/harbour/>Read more</a> <a href=/harbour/>More</a></p>",
        "<p><a href=/harbour-opens-after-storm/>More news</a></p>",
        "<p><a href=/>All news</a> <a href=/about-us/>More news</a></p>",
        "<p><a href=/a/b/c/d/>More news</a></p>",
        "<p>More news of <a href=/harbour/>the harbour</a></p>",
    ],
)
def test_other_links_enter_no_list(found, html):
    assert found(html) == []


def test_pages_of_the_page_s_own_list_are_left_to_it(found):
    html = "<p><a href=/news/page/3/>3</a> <a href=/news/page/1/>1</a></p>"
    assert found(html, "/news/page/2/") == []


def test_pager_is_believed_whatever_else_links_there(found):
    story, link = (
        "<h2><a href=/harbour/>Harbour opens again</a></h2>",
        "<a href=/harbour/page/2/>2</a>",
    )
    pager = f"<p class=pagination>{link}</p>"
    assert found(f"{story}{link}") == []
    assert found(f"{story}{link}{pager}") == found(f"{story}{pager}{link}") == ["/harbour/page/2/"]


def test_later_page_leads_to_later_pages_of_other_lists_only(found):
    html = "<p class=pagination><a href=/a/page/2/>2</a> <a href=/b/page/3/>3</a></p>"
    assert found(html) == ["/a/page/2/", "/b/page/3/"]
    assert found(html, "/news/page/2/") == ["/b/page/3/"]


def test_a_list_is_entered_once_for_each_page(found):
    html = (
        "<p><a href=/news/page/2/>2</a> <a href=/news/page/2>Next</a> <a href=/news/page/9/>9</a>"
    )
    assert found(html) == ["/news/page/2/", "/news/page/9/"]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/news/page/1/", True),
        ("/news/?page=1", True),
        ("/page/1/", False),
        ("/events/?page=1", False),
        ("/2018/07/?page=1", False),
        ("/harbour-opens-after-storm/?page=1", False),
        ("/news/12345.html?page=1", False),
    ],
)
def test_numbered_first_page_may_be_that_of_a_list(link, expected):
    assert may_begin(HOME + link) is expected


def test_lists_are_looked_for_where_a_page_of_a_great_many_links_begins_and_ends(found):
    many = "".join(f"<a href='/{number}'></a>" for number in range(MOST))
    a, b, c = (f"<a href='/{name}/page/2/'>2</a>" for name in "abc")
    assert found(f"{a}{many}{b}{many}{c}") == ["/a/page/2/", "/c/page/2/"]
