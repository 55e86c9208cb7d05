"""The 2018 template of the seed's site: a header bar with counts, a date line, "Scroll Up"."""

from typing import TYPE_CHECKING

from tests.archive import addresses
from tests.archive.days import bar_day, slashed, unpadded
from tests.archive.furniture import comments, excerpt, listing_title, pagination, related, shared
from tests.archive.listings import Listing
from tests.archive.markup import article_head, body, document, link, listing_head, text
from tests.archive.stories import Story

if TYPE_CHECKING:
    from tests.archive.site import Site

SOCIAL = ("Facebook", "Twitter", "Youtube")
SCROLL_UP = (
    '<a id="scrollUp" href="#top" style="display: none; position: fixed; z-index: 2147483647;">'
    "Scroll Up</a>"
)


def article(site: "Site", story: Story, path: str) -> str:
    """Return a story's page."""
    when = f'<div class="post-date">{unpadded(story.published)}</div>' if story.dated else ""
    content = [
        '<div class="post single">',
        f'<h1 class="post-title">{text(story.headline)}</h1>',
        when,
        '<div class="entry">',
        body(story, site, old=True),
        "</div>",
        shared(site, story),
        related(site, story),
        "</div>",
        comments(site, story),
    ]
    return _page(site, article_head(site, story, path), content, "single single-post")


def listing(site: "Site", listing: Listing) -> str:
    """Return a page of a listing."""
    title = listing_title(site, listing)
    content = [f'<h1 class="archive-title">{text(title)}</h1>' if title else ""]
    for story in listing.stories:
        address = site.link(listing, story)
        content += [
            '<div class="post">',
            f'<h2 class="post-title">{link(address, story.headline)}</h2>',
            (
                f'<div class="entry"><p>{text(excerpt(story))} '
                f"{link(address, 'Read More »', class_='more-link')}</p></div>"
            ),
            "</div>",
        ]
    content.append(pagination(site, listing))
    return _page(site, listing_head(site, title), content, "archive")


def missing(site: "Site") -> str:
    """Return the page for an address that has none."""
    content = ['<h1 class="post-title">Not Found</h1>', "<p>Sorry, there is nothing here.</p>"]
    return _page(site, listing_head(site, "Page not found"), content, "error404")


def _page(site: "Site", head: str, content: list[str], classes: str) -> str:
    """Return a whole page with what stands on all of them."""
    lines = [
        f'<div id="header"><div id="logo">{link(site.url("/"), site.options.name)}</div></div>',
        header_bar(site),
        '<div id="content">',
        *content,
        "</div>",
        f'<div id="footer">&copy; {site.options.today.year} {text(site.options.name)}</div>',
        SCROLL_UP if site.options.scroll_up else "",
    ]
    return document(site, head, "\n".join(line for line in lines if line), classes)


def header_bar(site: "Site") -> str:
    """Return the bar: the day of the capture, the newest days with counts, the site's total."""
    bar = site.bar
    social = " ".join(f'<a href="https://{name.lower()}.com/">{name}</a>' for name in SOCIAL)
    return (
        f'<div id="topbar"><div class="today">&nbsp; &nbsp; {bar_day(bar.day)} | {_counts(site)} '
        f"Total: {bar.total:,} content &nbsp; &nbsp;</div>"
        f'<div class="social">{social}</div></div>'
    )


def _counts(site: "Site") -> str:
    """Return the links to the newest days with their counts."""
    days = [
        (site.url(addresses.day_path(site.options, day)), slashed(day), count)
        for day, count in site.bar.counts
    ]
    if site.options.counts == "after":
        return " ".join(f"{link(url, day)}&nbsp;({count})" for url, day, count in days)
    if site.options.counts == "span":
        items = [f"<li>{link(url, day)} <span>({count})</span></li>" for url, day, count in days]
    else:
        badge = '<li><a href="{}">{} <span class="count">{}</span></a></li>'
        items = [badge.format(url, day, count) for url, day, count in days]
    return f'<ul class="days">{"".join(items)}</ul>'
