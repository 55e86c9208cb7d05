"""Core's themes with HTML5 markup, as Twenty Sixteen writes it."""

from typing import TYPE_CHECKING

from tests.archive.days import long_day
from tests.archive.furniture import (
    author_link,
    comments,
    excerpt,
    footer,
    listing_title,
    pagination,
    post_navigation,
    section_link,
    shared,
    sidebar,
    tag_link,
)
from tests.archive.listings import Listing
from tests.archive.markup import article_head, body, document, link, listing_head, stamp, text
from tests.archive.stories import Story

if TYPE_CHECKING:
    from tests.archive.site import Site


def article(site: "Site", story: Story, path: str) -> str:
    """Return a story's page."""
    content = [
        f'<article id="post-{story.number}" class="post-{story.number} post type-post hentry">',
        f'<header class="entry-header"><h1 class="entry-title">{text(story.headline)}</h1>',
        "</header>",
        '<div class="entry-content">',
        body(story, site),
        shared(site, story),
        "</div>",
        _entry_footer(site, story, path),
        "</article>",
        comments(site, story),
        post_navigation(site, story),
    ]
    return _page(site, article_head(site, story, path), content, "post-template-default single")


def listing(site: "Site", listing: Listing) -> str:
    """Return a page of a listing."""
    title = listing_title(site, listing)
    content = []
    if title:
        content = [
            f'<header class="page-header"><h1 class="page-title">{text(title)}</h1></header>'
        ]
    for story in listing.stories:
        address = site.link(listing, story)
        content += [
            f'<article id="post-{story.number}" class="post type-post hentry">',
            (
                '<header class="entry-header"><h2 class="entry-title">'
                f"{link(address, story.headline, rel='bookmark')}</h2></header>"
            ),
            (
                f'<div class="entry-summary"><p>{text(excerpt(story))}</p> '
                f"<p>{link(address, site.words.labels['more'], class_='more-link')}</p></div>"
            ),
            "</article>",
        ]
    content.append(pagination(site, listing))
    return _page(site, listing_head(site, title), content, "archive hfeed")


def missing(site: "Site") -> str:
    """Return the page for an address that has none."""
    content = ['<section class="error-404 not-found"><h1 class="page-title">404</h1></section>']
    return _page(site, listing_head(site, "404"), content, "error404")


def _page(site: "Site", head: str, content: list[str], classes: str) -> str:
    """Return a whole page; its header names the day of the capture."""
    labels, today = site.words.labels, long_day(site.options.today, site.words)
    lines = [
        (
            f'<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">'
            f"{text(labels['skip'])}</a>"
        ),
        (
            '<header id="masthead" class="site-header"><p class="site-title">'
            f"{link(site.url('/'), site.options.name, rel='home')}</p>"
            f'<p class="site-description">{today}</p>'
        ),
        (
            f'<nav id="site-navigation" class="main-navigation"><ul class="primary-menu">'
            f"<li>{link(site.url('/'), labels['home'])}</li></ul></nav></header>"
        ),
        '<div id="content" class="site-content"><main id="main" class="site-main">',
        *content,
        "</main>",
        sidebar(site),
        "</div>",
        footer(site),
        "</div>",
    ]
    return document(site, head, "\n".join(lines), classes)


def _entry_footer(site: "Site", story: Story, path: str) -> str:
    """Return byline, date, sections and tags, which this theme shows at the end."""
    labels = site.words.labels
    sections = ", ".join(section_link(site, name, rel="category tag") for name in story.sections)
    tags = ", ".join(tag_link(site, name) for name in story.tags)
    hidden = '<span class="screen-reader-text">{} </span>'
    return (
        '<footer class="entry-footer"><span class="byline"><span class="author vcard">'
        f"{hidden.format(text(labels['by']))}{author_link(site, story, class_='url fn n')}</span>"
        f"</span>{_posted_on(site, story, path)}"
        f'<span class="cat-links">{hidden.format(text(labels["categories"]))}{sections}</span>'
        f'<span class="tags-links">{hidden.format(text(labels["tags"]))}{tags}</span></footer>'
    )


def _posted_on(site: "Site", story: Story, path: str) -> str:
    """Return the story's date; with a second one when it was changed."""
    if not story.dated:
        return ""
    day = long_day(story.day, site.words)
    published = (
        f'<time class="entry-date published{"" if story.modified else " updated"}" '
        f'datetime="{stamp(story.published)}">{day}</time>'
    )
    updated = ""
    if story.modified:
        shown = long_day(story.modified, site.words)
        updated = f'<time class="updated" datetime="{stamp(story.modified)}">{shown}</time>'
    return (
        '<span class="posted-on"><span class="screen-reader-text">'
        f"{text(site.words.labels['posted'])} </span>"
        f'<a href="{site.url(path)}" rel="bookmark">{published}{updated}</a></span>'
    )
