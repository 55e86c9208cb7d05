"""Core's themes before HTML5, as Twenty Ten wrote them: the time stands in a link's title."""

from typing import TYPE_CHECKING

from tests.archive.days import clock, long_day
from tests.archive.furniture import (
    author_link,
    comments,
    excerpt,
    footer,
    listing_title,
    pagination,
    section_link,
    shared,
    sidebar,
    tag_link,
)
from tests.archive.listings import Listing
from tests.archive.markup import article_head, body, document, link, listing_head, text
from tests.archive.stories import Story

if TYPE_CHECKING:
    from tests.archive.site import Site


def article(site: "Site", story: Story, path: str) -> str:
    """Return a story's page."""
    content = [
        f'<div id="post-{story.number}" class="post-{story.number} post type-post hentry">',
        f'<h1 class="entry-title">{text(story.headline)}</h1>',
        _entry_meta(site, story, path),
        '<div class="entry-content">',
        body(story, site, old=True),
        shared(site, story),
        "</div><!-- .entry-content -->",
        _entry_utility(site, story),
        "</div>",
        comments(site, story),
    ]
    return _page(site, article_head(site, story, path), content, "single single-post")


def listing(site: "Site", listing: Listing) -> str:
    """Return a page of a listing."""
    title = listing_title(site, listing)
    content = [f'<h1 class="page-title"><span>{text(title)}</span></h1>'] if title else []
    for story in listing.stories:
        address = site.link(listing, story)
        content += [
            f'<div id="post-{story.number}" class="post type-post hentry">',
            f'<h2 class="entry-title">{link(address, story.headline, rel="bookmark")}</h2>',
            (
                f'<div class="entry-summary"><p>{text(excerpt(story))} '
                f"{link(address, site.words.labels['more'] + ' →')}</p></div>"
            ),
            "</div>",
        ]
    content.append(pagination(site, listing))
    return _page(site, listing_head(site, title), content, "archive")


def missing(site: "Site") -> str:
    """Return the page for an address that has none."""
    content = ['<div id="post-0" class="post error404"><h1 class="entry-title">404</h1></div>']
    return _page(site, listing_head(site, "404"), content, "error404")


def _page(site: "Site", head: str, content: list[str], classes: str) -> str:
    """Return a whole page; its header names the day of the capture."""
    today = long_day(site.options.today, site.words)
    lines = [
        (
            '<div id="wrapper" class="hfeed"><div id="header"><div id="site-title">'
            f"{link(site.url('/'), site.options.name, rel='home')}</div>"
            f'<div id="site-description">{today}</div>'
        ),
        (
            f'<div id="access" role="navigation"><div class="menu"><ul><li>'
            f"{link(site.url('/'), site.words.labels['home'])}</li></ul></div></div></div>"
        ),
        '<div id="main"><div id="container"><div id="content" role="main">',
        *content,
        "</div></div>",
        sidebar(site),
        "</div>",
        footer(site),
        "</div>",
    ]
    return document(site, head, "\n".join(lines), classes)


def _entry_meta(site: "Site", story: Story, path: str) -> str:
    """Return date and author above the body."""
    labels, when = site.words.labels, ""
    if story.dated:
        when = (
            f'<span class="meta-prep meta-prep-author">{text(labels["posted"])}</span> '
            f'<a href="{site.url(path)}" title="{clock(story.published)}" rel="bookmark">'
            f'<span class="entry-date">{long_day(story.day, site.words)}</span></a> '
        )
    return (
        f'<div class="entry-meta">{when}<span class="meta-sep">{text(labels["by"])}</span> '
        f'<span class="author vcard">{author_link(site, story, class_="url fn n")}'
        "</span></div>"
    )


def _entry_utility(site: "Site", story: Story) -> str:
    """Return sections and tags under the body."""
    sections = ", ".join(section_link(site, name, rel="category tag") for name in story.sections)
    tags = ", ".join(tag_link(site, name) for name in story.tags)
    labels = site.words.labels
    return (
        f'<div class="entry-utility">{text(labels["categories"])}: <span class="cat-links">'
        f'{sections}</span>. {text(labels["tags"])}: <span class="tag-links">{tags}</span>.</div>'
    )
