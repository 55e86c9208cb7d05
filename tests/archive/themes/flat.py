"""The later template of the seed's site, in the markup of a well-known magazine theme."""

from typing import TYPE_CHECKING

from tests.archive.days import english_day, unpadded
from tests.archive.furniture import comments, excerpt, listing_title, pagination, section_link
from tests.archive.listings import Listing
from tests.archive.markup import article_head, body, document, link, listing_head, text
from tests.archive.stories import Story
from tests.archive.words import load

if TYPE_CHECKING:
    from tests.archive.site import Site

TO_TOP = (
    '<a id="go-to-top" class="go-to-top-button" href="#go-to-tie-body">'
    '<span class="tie-icon-angle-up"></span>'
    '<span class="screen-reader-text">Back to top button</span></a>'
)


def article(site: "Site", story: Story, path: str) -> str:
    """Return a story's page."""
    content = [
        '<article id="the-post" class="container-wrapper post-content">',
        _entry_header(site, story),
        '<div class="entry-content entry clearfix">',
        f"<p>Source: {text(story.source)}</p>" if story.source else "",
        body(story, site),
        "</div>",
        _share_buttons(site, story),
        "</article>",
        _related(site, story),
        comments(site, story),
    ]
    return _page(site, article_head(site, story, path), content, "post-template-default single")


def listing(site: "Site", listing: Listing) -> str:
    """Return a page of a listing."""
    title = listing_title(site, listing)
    items = "\n".join(
        '<li class="post-item tie-standard"><div class="post-details"><h2 class="post-title">'
        f"{link(site.link(listing, story), story.headline)}</h2>"
        f'<p class="post-excerpt">{text(excerpt(story))}</p>'
        f"{link(site.link(listing, story), 'Read More »', class_='more-link button')}</div></li>"
        for story in listing.stories
    )
    content = [
        f'<header class="page-title-wrap"><h1 class="page-title">{text(title)}</h1></header>',
        f'<ul id="posts-container" class="posts-items">{items}</ul>',
        pagination(site, listing),
    ]
    return _page(site, listing_head(site, title), content, "archive")


def missing(site: "Site") -> str:
    """Return the page for an address that has none."""
    content = ['<h1 class="page-title">404 :(</h1>', "<h3>Oops! That page can’t be found.</h3>"]
    return _page(site, listing_head(site, "Page not found"), content, "error404")


def _page(site: "Site", head: str, content: list[str], classes: str) -> str:
    """Return a whole page with what stands on all of them."""
    today = site.options.today
    weekday = load("en").weekdays[today.weekday()]
    lines = [
        '<div id="tie-container"><header id="theme-header" class="theme-header">',
        (
            f'<nav id="top-nav"><div class="topbar-today-date tie-icon">{weekday}, '
            f"{english_day(today)}</div></nav>"
        ),
        f'<div id="logo">{link(site.url("/"), site.options.name)}</div>',
        f'<nav id="main-nav"><ul class="menu">{_menu(site)}</ul></nav></header>',
        '<div id="content" class="site-content">',
        *content,
        "</div>",
        _sidebar(site),
        f'<footer id="footer">&copy; Copyright {today.year}, All Rights Reserved</footer></div>',
        TO_TOP,
    ]
    return document(site, head, "\n".join(line for line in lines if line), classes)


def _menu(site: "Site") -> str:
    return "".join(f"<li>{section_link(site, name)}</li>" for name in site.words.sections)


def _entry_header(site: "Site", story: Story) -> str:
    """Return breadcrumbs, category chips, headline and date, glued as the theme glues them."""
    chips = "".join(section_link(site, name, class_="post-cat") for name in story.sections)
    when = unpadded(story.published)
    meta = f'<span class="date meta-item tie-icon">{when}</span>' if story.dated else ""
    return (
        f'<header class="entry-header-outer"><nav id="breadcrumb">{link(site.url("/"), "Home")}'
        f'<em class="delimiter">/</em>{section_link(site, story.sections[0])}'
        f'<em class="delimiter">/</em><span class="current">{text(story.headline)}</span></nav>'
        f'<div class="entry-header"><span class="post-cat-wrap">{chips}</span>'
        f'<h1 class="post-title entry-title">{text(story.headline)}</h1>'
        f'<div class="single-post-meta post-meta clearfix">{meta}</div></div></header>'
    )


def _share_buttons(site: "Site", story: Story) -> str:
    """Return the theme's own share buttons."""
    if site.options.share is None:
        return ""
    address = site.address(story)
    return (
        '<div id="share-buttons-bottom" class="share-buttons share-buttons-bottom">'
        '<div class="share-links"><div class="share-title">Share</div>'
        f'<a href="https://www.facebook.com/sharer.php?u={address}" class="facebook-share-button">'
        '<span class="social-text">Facebook</span></a>'
        f'<a href="https://twitter.com/intent/tweet?url={address}" class="twitter-share-button">'
        '<span class="social-text">Twitter</span></a>'
        f'<a href="mailto:?body={address}" class="email-share-button">'
        '<span class="social-text">Share via Email</span></a>'
        '<a href="#" class="print-share-button"><span class="social-text">Print</span></a>'
        "</div></div>"
    )


def _related(site: "Site", story: Story) -> str:
    """Return the theme's box of related stories, each with its day."""
    items = "".join(
        f'<div class="related-item"><h3 class="post-title">'
        f"{link(site.link(None, other), other.headline)}</h3>"
        f'<span class="date meta-item">{english_day(other.day)}</span></div>'
        for other in site.newest[:3]
        if other != story
    )
    return (
        '<div id="related-posts" class="container-wrapper"><div class="mag-box-title">'
        f"<h3>Related Articles</h3></div>{items}</div>"
    )


def _sidebar(site: "Site") -> str:
    """Return the newest stories, each with its day."""
    items = "".join(
        f"<li>{link(site.link(None, story), story.headline)}"
        f'<span class="date meta-item">{english_day(story.day)}</span></li>'
        for story in site.newest
    )
    return (
        f'<aside class="sidebar"><h3 class="widget-title">Recent Posts</h3><ul>{items}</ul></aside>'
    )
