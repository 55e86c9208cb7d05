"""Lists that repeat the page before, and lists that only look as if they did."""

from crawler.items import Entry, Page
from crawler.sources import Listed
from crawler.sources.repeats import Repeats


def url(path):
    return f"https://courier.example{path}"


def listed(repeats, path, articles, before=None, shown=()):
    """Return the kinds of what a listing at *path* announces with these articles."""
    entry = Entry(url(path), "listing", archive=before and url(before))
    announced = (
        *(Entry(url(article)) for article in articles),
        Entry(url(path + "next/"), "listing"),
    )
    page = Page(b"", url(path), entry=entry)
    shown = tuple(map(url, shown or articles))
    return [each.kind for each in repeats.new(Listed(announced, shown=shown), page)]


def test_a_list_that_repeats_the_page_before_is_not_followed_on():
    repeats = Repeats()
    assert "listing" in listed(repeats, "/page/1/", ["/a/", "/b/"])
    assert "listing" in listed(repeats, "/page/2/", ["/c/"], before="/page/1/")
    assert "listing" not in listed(repeats, "/page/3/", ["/c/"], before="/page/2/")


def test_pages_whose_articles_of_the_window_are_the_same_are_followed_on():
    repeats = Repeats()
    assert "listing" in listed(repeats, "/page/2/", ["/side/"], shown=["/a/", "/side/"])
    again = listed(repeats, "/page/3/", ["/side/"], before="/page/2/", shown=["/b/", "/side/"])
    assert "listing" in again


def test_a_series_that_repeats_itself_is_not_followed_on_whatever_its_addresses():
    repeats = Repeats()
    for place, (path, before) in enumerate([("/more?at=a", None), ("/more?at=b", "/more?at=a")]):
        entry = Entry(url(path), "listing", archive=before and url(before))
        entries = (Entry(url("/a/")), Entry(url("/more?at=c"), "listing"))
        found = Listed(entries, shown=(url("/a/"),), series="more")
        told = repeats.new(found, Page(b"", url(path), entry=entry))
        assert ("listing" in [each.kind for each in told]) == (place == 0)


def test_two_listings_may_list_the_same():
    repeats = Repeats()
    assert "listing" in listed(repeats, "/", ["/a/"])
    assert "listing" in listed(repeats, "/2018/07/20/", ["/a/"], before="/")
