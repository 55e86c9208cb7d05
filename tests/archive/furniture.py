"""What stands around a story on a WordPress page: sidebar, comments, related stories, footer."""

from typing import TYPE_CHECKING

from tests.archive import addresses
from tests.archive.days import clock, long_day
from tests.archive.listings import Listing
from tests.archive.markup import link, stamp, text
from tests.archive.shares import share
from tests.archive.stories import Comment, Story

if TYPE_CHECKING:
    from tests.archive.site import Site


def shared(site: "Site", story: Story) -> str:
    """Return the share widget under a story."""
    label = text(site.words.labels["share"])
    return share(site.options.share, story.number, site.address(story), text(story.headline), label)


def neighbours(site: "Site", story: Story) -> tuple[Story | None, Story | None]:
    """Return the story before and the story after."""
    index = story.number - 1
    before = site.stories[index - 1] if index else None
    after = site.stories[index + 1] if index + 1 < len(site.stories) else None
    return before, after


def post_navigation(site: "Site", story: Story) -> str:
    """Return core's links to the stories before and after."""
    labels, lines = site.words.labels, []
    for name, other in zip(("previous", "next"), neighbours(site, story), strict=True):
        if other:
            title = f"{labels[name]}: {other.headline}"
            address = site.link(None, other)
            lines.append(f'<div class="nav-{name}">{link(address, title, rel=name[:4])}</div>')
    return (
        '<nav class="navigation post-navigation" role="navigation"><div class="nav-links">'
        + "".join(lines)
        + "</div></nav>"
    )


def pagination(site: "Site", listing: Listing) -> str:
    """Return core's links to the pages before and after."""
    if listing.pages == 1:
        return ""
    labels, parts = site.words.labels, []
    for number in range(1, listing.pages + 1):
        address = site.url(addresses.page_path(site.options, listing.first, number))
        here = f'<span aria-current="page" class="page-numbers current">{number}</span>'
        there = link(address, str(number), class_="page-numbers")
        parts.append(here if number == listing.number else there)
    if listing.number < listing.pages:
        address = site.url(addresses.page_path(site.options, listing.first, listing.number + 1))
        parts.append(link(address, labels["older"], class_="next page-numbers"))
    return (
        '<nav class="navigation pagination" role="navigation"><div class="nav-links">'
        + "\n".join(parts)
        + "</div></nav>"
    )


def related(site: "Site", story: Story) -> str:
    """Return three other stories as a related posts plug-in shows them."""
    others = [other for other in (*site.newest, *site.stories[:4]) if other != story][:3]
    items = "".join(f"<li>{link(site.link(None, other), other.headline)}</li>" for other in others)
    title = text(site.words.labels["related"])
    return f'<div class="yarpp yarpp-related"><h3>{title}</h3><ol>{items}</ol></div>'


def comments(site: "Site", story: Story) -> str:
    """Return the comments and the form to write one."""
    labels = site.words.labels
    items = "".join(_comment(site, comment) for comment in story.comments)
    listed = f'<ol class="comment-list">{items}</ol>' if items else ""
    return (
        f'<div id="comments" class="comments-area">{listed}'
        '<div id="respond" class="comment-respond">'
        f'<h3 id="reply-title" class="comment-reply-title">{text(labels["reply"])}</h3>'
        f'<form action="{site.url("/wp-comments-post.php")}" method="post" class="comment-form">'
        f'<p class="comment-notes">{text(labels["email"])}</p>'
        '<p><textarea name="comment" rows="8"></textarea></p>'
        f'<p><input type="submit" value="{text(labels["comment"])}"></p></form></div></div>'
    )


def _comment(site: "Site", comment: Comment) -> str:
    when = f"{long_day(comment.moment, site.words)} {clock(comment.moment)}"
    return (
        '<li class="comment"><article class="comment-body"><footer class="comment-meta">'
        f'<b class="fn">{text(comment.name)}</b> <time datetime="{stamp(comment.moment)}">{when}'
        f'</time></footer><div class="comment-content"><p>{text(comment.text)}</p></div>'
        "</article></li>"
    )


def sidebar(site: "Site") -> str:
    """Return the widgets: search, newest stories with their days, archives with counts."""
    labels = site.words.labels
    recent = "".join(
        f"<li>{link(site.link(None, story), story.headline)}"
        f'<span class="post-date">{long_day(story.day, site.words)}</span></li>'
        for story in site.newest
    )
    return "\n".join(
        [
            '<aside id="secondary" class="widget-area" role="complementary">',
            search_form(site),
            (
                f'<section class="widget widget_recent_entries"><h2 class="widget-title">'
                f"{text(labels['recent'])}</h2><ul>{recent}</ul></section>"
            ),
            (
                f'<section class="widget widget_archive"><h2 class="widget-title">'
                f"{text(labels['archives'])}</h2><ul>{_months(site)}</ul></section>"
            ),
            (
                f'<section class="widget widget_categories"><h2 class="widget-title">'
                f"{text(labels['categories'])}</h2><ul>{_sections(site)}</ul></section>"
            ),
            "</aside>",
        ]
    )


def search_form(site: "Site") -> str:
    """Return core's search form."""
    label = text(site.words.labels["search"])
    return (
        f'<section class="widget widget_search"><form role="search" method="get" action="'
        f'{site.url("/")}"><label><span class="screen-reader-text">{label}</span>'
        f'<input type="search" name="s"></label><button>{label}</button></form></section>'
    )


def _months(site: "Site") -> str:
    """Return core's list of months, the count outside the link; the newest twelve."""
    items = []
    for month in sorted(site.months, reverse=True)[:12]:
        name = f"{site.words.months[month.month - 1]} {month.year}"
        address = site.url(addresses.month_path(site.options, month))
        items.append(f"<li>{link(address, name)}&nbsp;({site.months[month]})</li>")
    return "".join(items)


def _sections(site: "Site") -> str:
    return "".join(f"<li>{section_link(site, name)}</li>" for name in site.words.sections)


def section_link(site: "Site", name: str, **attributes: str) -> str:
    """Return the link to a section."""
    return link(site.url(addresses.section_path(site.options, name)), name, **attributes)


def tag_link(site: "Site", name: str) -> str:
    """Return the link to a tag."""
    return link(site.url(addresses.tag_path(site.options, name)), name, rel="tag")


def author_link(site: "Site", story: Story, **attributes: str) -> str:
    """Return the link to a story's author."""
    return link(site.author(story), story.author, **attributes)


def footer(site: "Site") -> str:
    """Return the page's foot, which names the day of the capture."""
    today = long_day(site.options.today, site.words)
    return (
        '<footer id="colophon" class="site-footer"><div class="site-info">'
        f"&copy; {site.options.today.year} {text(site.options.name)} | {today} | "
        f'<a href="https://wordpress.org/">{text(site.words.labels["proudly"])}</a></div></footer>'
    )


def listing_title(site: "Site", listing: Listing) -> str:
    """Return what the listing is of; empty for the front page."""
    if listing.kind == "day" and listing.day:
        return long_day(listing.day, site.words)
    if listing.day:
        return f"{site.words.months[listing.day.month - 1]} {listing.day.year}"
    return listing.name


def excerpt(story: Story) -> str:
    """Return the first words of a story, as listings show them."""
    words = story.paragraphs[0].split()[:18]
    return " ".join(words) + "…"
