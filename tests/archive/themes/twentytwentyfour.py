"""Core's block themes, as Twenty Twenty-Four writes them."""

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
    tag_link,
)
from tests.archive.listings import Listing
from tests.archive.markup import article_head, body, document, link, listing_head, stamp, text
from tests.archive.stories import Story

if TYPE_CHECKING:
    from tests.archive.site import Site


def article(site: "Site", story: Story, path: str) -> str:
    """Return a story's page."""
    tags = '<span class="wp-block-post-terms__separator">, </span>'.join(
        tag_link(site, name) for name in story.tags
    )
    content = [
        '<main class="wp-block-group">',
        f'<h1 class="wp-block-post-title">{text(story.headline)}</h1>',
        _meta(site, story),
        '<div class="entry-content wp-block-post-content is-layout-constrained">',
        body(story, site),
        shared(site, story),
        "</div>",
        f'<div class="taxonomy-post_tag wp-block-post-terms">{tags}</div>',
        post_navigation(site, story),
        comments(site, story),
        _more_posts(site, story),
        "</main>",
    ]
    return _page(site, article_head(site, story, path), content, "post-template-default single")


def listing(site: "Site", listing: Listing) -> str:
    """Return a page of a listing."""
    title = listing_title(site, listing)
    items = "".join(_item(site, site.link(listing, story), story) for story in listing.stories)
    content = [
        '<main class="wp-block-group">',
        f'<h1 class="wp-block-query-title">{text(title)}</h1>' if title else "",
        f'<div class="wp-block-query"><ul class="wp-block-post-template">{items}</ul>',
        pagination(site, listing),
        "</div></main>",
    ]
    return _page(site, listing_head(site, title), content, "archive")


def missing(site: "Site") -> str:
    """Return the page for an address that has none."""
    content = ['<main class="wp-block-group"><h1 class="wp-block-heading">404</h1></main>']
    return _page(site, listing_head(site, "404"), content, "error404")


def _page(site: "Site", head: str, content: list[str], classes: str) -> str:
    """Return a whole page; its header names the day of the capture."""
    title = link(site.url("/"), site.options.name, rel="home")
    today = long_day(site.options.today, site.words)
    lines = [
        '<div class="wp-site-blocks"><header class="wp-block-template-part">',
        f'<p class="wp-block-site-title">{title}</p><p>{today}</p></header>',
        *content,
        footer(site),
        "</div>",
    ]
    return document(site, head, "\n".join(line for line in lines if line), classes)


def _meta(site: "Site", story: Story) -> str:
    """Return date, author and sections under the headline."""
    when = _date(site, story) if story.dated else ""
    sections = ", ".join(section_link(site, name, rel="tag") for name in story.sections)
    return (
        f'<div class="wp-block-group is-layout-flex">{when}'
        f'<div class="wp-block-post-author-name">{author_link(site, story)}</div>'
        f'<div class="taxonomy-category wp-block-post-terms">{sections}</div></div>'
    )


def _date(site: "Site", story: Story) -> str:
    shown = long_day(story.day, site.words)
    return (
        f'<div class="wp-block-post-date"><time datetime="{stamp(story.published)}">{shown}</time>'
        "</div>"
    )


def _item(site: "Site", address: str, story: Story) -> str:
    """Return a story's place in a list."""
    return (
        '<li class="wp-block-post post type-post">'
        f'<h2 class="wp-block-post-title">{link(address, story.headline)}</h2>'
        f'<div class="wp-block-post-excerpt"><p>{text(excerpt(story))}</p></div>'
        f"{_date(site, story) if story.dated else ''}</li>"
    )


def _more_posts(site: "Site", story: Story) -> str:
    """Return the newest other stories, in the same markup as the story's own title."""
    items = "".join(
        _item(site, site.link(None, other), other) for other in site.newest[:3] if other != story
    )
    title = text(site.words.labels["recent"])
    return (
        f'<h2 class="wp-block-heading">{title}</h2>'
        f'<div class="wp-block-query"><ul class="wp-block-post-template">{items}</ul></div>'
    )
