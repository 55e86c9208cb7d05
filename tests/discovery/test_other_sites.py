"""Sites that no well-known program made: what their links and dates show."""

import re
from datetime import date, timedelta

import pytest

from tests.discovery.conftest import HOST

LAST = date(2018, 8, 31)
SECTIONS = ("politics", "business", "sport", "culture")


def story(number):
    """Three stories a day, the newest with the number 0."""
    return LAST - timedelta(
        days=number // 3
    ), f"/news/{50000 - number}-the-council-votes-again.html"


def html(title, body, lang="en"):
    head = f"<html lang='{lang}'><head><title>{title} :: Gazette</title></head>"
    menu = "".join(f"<li><a href='/{name}/'>{name.title()}</a></li>" for name in SECTIONS)
    return f"{head}<body><nav><ul>{menu}</ul></nav><main>{body}</main></body></html>"


def items(numbers):
    return "".join(
        f"<div class='item'><h2><a href='{story(n)[1]}'>Council votes on bridge {n}</a></h2></div>"
        for n in numbers
    )


def article(number):
    day = story(number)[0]
    text = "".join(f"<p>The council voted again, for the {n}th time, on bridge {number}.</p>"
                   for n in range(5))  # fmt: skip
    shown = f"<h1>Council votes on bridge number {number}</h1><time>{day:%d.%m.%Y 09:30}</time>"
    return html(f"Council votes on bridge number {number}", f"<article>{shown}{text}</article>")


class Gazette(dict):
    """A site of 300 stories over 100 days."""

    def __init__(self, pattern, pages=None):
        super().__init__()
        self.pattern = pattern
        self.pages = pages

    def __contains__(self, path):
        return True

    def __getitem__(self, path):
        made = self.made(path)
        return (404, "text/html", "") if made is None else (200, "text/html", made)

    def made(self, path):
        if path == "/":
            days = "".join(
                f"<li><a href='{self.pattern.format(day=LAST - timedelta(days=n))}'>a day</a></li>"
                for n in range(5)
            ) if self.pattern else ""  # fmt: skip
            return html("Today", items(range(9)) + f"<ul class='archive'>{days}</ul>")
        if match := re.fullmatch(r"/news/(\d+)-.*", path):
            return article(50000 - int(match[1]))
        for n in range(100):
            day = LAST - timedelta(days=n)
            if self.pattern and path == self.pattern.format(day=day):
                return html(str(day), items(range(n * 3, n * 3 + 3)))
        match = re.fullmatch(r"/(\w+)/(?:\?page=(\d+))?", path)
        if match and match[1] in SECTIONS:
            return self.section(SECTIONS.index(match[1]), int(match[2] or 1))
        return None

    def section(self, place, number):
        own = range(place, 300, 4)[(number - 1) * 15 : number * 15]
        links = "".join(f"<a href='/{SECTIONS[place]}/?page={n}'>{n}</a>" for n in range(1, 6))
        return html("Section", items(own) + f"<div class='pagination'>{links}</div>")


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("/archive/{day:%Y%m%d}.html", "/archive/{day:%Y}{day:%m}{day:%d}.html"),
        ("/archive/?day={day:%Y-%m-%d}", "/archive/?day={day:%Y}-{day:%m}-{day:%d}"),
        ("/all/{day:%Y/%m/%d}/", "/all/{day:%Y}/{day:%m}/{day:%d}/"),
    ],
)
def test_the_pattern_of_archives_by_day_is_read_off_the_links_to_some(look, pattern, written):
    found, _ = look(more=Gazette(pattern))
    days = next(each for each in found.offers if each.source == "days")
    assert days.url == HOST + written
    assert days.complete is None
    assert "there may be older ones" in days.why
    assert days.first == LAST - timedelta(days=99)
    assert days.articles == 300
    assert found.traits.suffix == " :: Gazette"


def test_a_front_page_that_ends_is_followed_into_its_sections(look):
    found, _ = look(more=Gazette(None))
    (offer,) = found.offers
    assert offer.source == "links"
    assert (offer.articles, offer.exactness) == (300, "estimated")
    assert offer.listings == 21
    assert offer.complete is None
    assert "4 of its 4 sections" in offer.why


class Elsewhere(Gazette):
    """The same stories in a list under another path; the front page has the newest three."""

    def __init__(self, link):
        super().__init__(None)
        self.link = link

    def made(self, path):
        if path == "/":
            return f"<html><body><main>{items(range(3))}{self.link}</main></body></html>"
        if match := re.fullmatch(r"/all/page/(\d+)/", path):
            own = range(300)[(int(match[1]) - 1) * 25 : int(match[1]) * 25]
            return f"<html><body><main>{items(own)}</main></body></html>" if own else None
        return super().made(path) if path.startswith("/news/") else None


@pytest.mark.parametrize(
    "link",
    [
        "<div class='pagination'><a href='/all/page/2/'>2</a> <a href='/all/page/12/'>12</a></div>",
        "<p><a href='/all/page/2/'>From our desks</a></p>",
    ],
)
def test_a_front_page_whose_pages_lie_elsewhere_is_followed_there(look, link):
    found, _ = look(more=Elsewhere(link))
    (offer,) = found.offers
    assert (offer.articles, offer.listings) == (300, 12)
    assert offer.why.startswith(f"the front page goes on for 12 pages at {HOST}/all/page/2/")
