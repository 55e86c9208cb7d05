"""Core's themes, from the first to the block themes, as their templates write them."""

from collections.abc import Callable

import pytest

from crawler.cleaning import clean
from crawler.items import Article

HEADLINE = "Ferry runs again after “the longest winter”"
PARAGRAPHS = [
    "The ferry between Harbour Street and the north quay carried 212 passengers on Friday.",
    "“We greased every hinge,” said Ada Merrow, who keeps the engine. She has 3 spare belts.",
    "A second boat follows in August, if the council finds 40 thousand crowns for its hull.",
]
TEXT = "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINK = "https://harbour.example/2018/07/20/ferry-runs-again/"
CATEGORY = '<a href="https://harbour.example/category/news/" rel="category tag">News</a>'
AUTHOR = (
    '<span class="author vcard"><a class="url fn n" href="https://harbour.example/author/owen/"'
    ' title="View all posts by Owen Darrow" rel="author">Owen Darrow</a></span>'
)
COMMENTS = """<div id="comments" class="comments-area"><h2 class="comments-title">One thought</h2>
<ol class="comment-list"><li class="comment"><article class="comment-body">
<footer class="comment-meta"><b class="fn">Petra</b> says: <time
datetime="2018-07-21T10:00:00+03:00">July 21, 2018 at 10:00 am</time></footer>
<div class="comment-content"><p>I was on the first one and it smelled of paint and oranges.</p>
</div></article></li></ol><div id="respond" class="comment-respond"><h3>Leave a Reply</h3>
<form><p>Your email address will not be published.</p></form></div></div>"""
SIDEBAR = """<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2>
<ul><li><a href="/2018/07/21/oak/">The oak on the hill</a><span class="post-date">July 21, 2018
</span></li></ul></section></aside>"""

KUBRICK = f"""<html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en-US">
<head profile="http://gmpg.org/xfn/11">
<title>Harbour News  &raquo; Blog Archive   &raquo; {HEADLINE}</title></head><body><div id="page">
<div id="header"><div id="headerimg"><h1><a href="https://harbour.example/">Harbour News</a></h1>
<div class="description">All that floats</div></div></div><hr />
<div id="content" class="widecolumn"><div class="navigation"><div class="alignleft">&laquo;
<a href="/2018/07/19/oak/">The oak on the hill</a></div><div class="alignright"></div></div>
<div class="post" id="post-7"><h2>{HEADLINE}</h2><div class="entry">{TEXT}
<p class="postmetadata alt"><small>This entry was posted on Friday, July 20th, 2018 at 9:28 am
and is filed under {CATEGORY}. You can follow any responses to this entry through the
<a href="feed/">RSS 2.0</a> feed. You can <a href="#respond">leave a response</a>, or
<a href="trackback/" rel="trackback">trackback</a> from your own site.</small></p></div></div>
<h3 id="comments">One Response to &#8220;{HEADLINE}&#8221;</h3><ol class="commentlist">
<li class="alt" id="comment-1"><cite>Petra</cite> Says:<br /><small class="commentmetadata">
<a href="#comment-1" title="">July 21st, 2018 at 10:00 am</a></small>
<p>I was on the first one and it smelled of paint and oranges.</p></li></ol>
<h3 id="respond">Leave a Reply</h3><form action="/wp-comments-post.php"></form></div><hr />
<div id="footer"><p>Harbour News is proudly powered by <a href="https://wordpress.org/">WordPress
</a></p></div></div></body></html>"""

CLASSIC = f"""<html lang="en"><head><title>Harbour News &raquo; {HEADLINE}</title></head><body>
<div id="rap"><h1 id="header"><a href="https://harbour.example/">Harbour News</a></h1>
<div id="content"><h2>July 20, 2018</h2><div class="post" id="post-7">
<h3 class="storytitle"><a href="{LINK}" rel="bookmark">{HEADLINE}</a></h3>
<div class="meta">Filed under: <ul class="post-categories"><li>{CATEGORY}</li></ul>
 &#8212; Owen Darrow @ 9:28 am </div><div class="storycontent">{TEXT}</div>
<div class="feedback"></div></div><h2 id="comments">No Comments <a href="#postcomment">&raquo;</a>
</h2><p>No comments yet.</p></div><div id="menu"><ul><li class="pagenav">Pages<ul>
<li><a href="/about/">About</a></li></ul></li></ul></div></div></body></html>"""


def modern(header: str, footer: str, title: str = "entry-title") -> str:
    """Return a page of one of the themes since Twenty Eleven."""
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>{HEADLINE} | Harbour News</title></head><body class="single single-post postid-7">
<div id="page" class="hfeed site"><header id="branding" class="site-header"><hgroup>
<h1 id="site-title" class="site-title"><a href="https://harbour.example/" rel="home">Harbour News
</a></h1><h2 id="site-description">All that floats</h2></hgroup><nav><ul class="menu"><li>
<a href="/">Home</a></li></ul></nav></header><div id="main"><div id="content" role="main">
<article id="post-7" class="post-7 post type-post status-publish hentry category-news">
<header class="entry-header"><h1 class="{title}">{HEADLINE}</h1>{header}</header>
<div class="entry-content">{TEXT}</div>{footer}</article>{COMMENTS}</div></div>{SIDEBAR}
<footer id="colophon" class="site-footer"><a href="https://wordpress.org/">Proudly powered by
WordPress</a></footer></div></body></html>"""


STAMP = '<time class="{}" datetime="2018-07-20T09:28:00+03:00"{}>July 20, 2018</time>'
TWENTY_TEN = modern(
    f'<div class="entry-meta"><span class="meta-prep meta-prep-author">Posted on</span> <a'
    f' href="{LINK}" title="9:28 am" rel="bookmark"><span class="entry-date">July 20, 2018</span>'
    f'</a> <span class="meta-sep">by</span> {AUTHOR}</div>',
    f'<div class="entry-utility">This entry was posted in {CATEGORY}. Bookmark the <a'
    f' href="{LINK}" rel="bookmark">permalink</a>.</div>',
)
TWENTY_ELEVEN = modern(
    f'<div class="entry-meta"><span class="sep">Posted on </span><a href="{LINK}" title="9:28 am"'
    f' rel="bookmark">{STAMP.format("entry-date", " pubdate")}</a><span class="by-author">'
    f' <span class="sep"> by </span> {AUTHOR}</span></div>',
    f'<footer class="entry-meta">This entry was posted in {CATEGORY} by <a href="/author/owen/">'
    "Owen Darrow</a>. Bookmark the permalink.</footer>",
)
TWENTY_TWELVE = modern(
    "",
    f'<footer class="entry-meta">This entry was posted in {CATEGORY} on <a href="{LINK}"'
    f' title="9:28 am" rel="bookmark">{STAMP.format("entry-date", "")}</a><span class="by-author">'
    f" by {AUTHOR}</span>.</footer>",
)
TWENTY_SEVENTEEN = modern(
    f'<div class="entry-meta"><span class="posted-on"><span class="screen-reader-text">Posted on'
    f'</span> <a href="{LINK}" rel="bookmark">{STAMP.format("entry-date published updated", "")}'
    f'</a></span><span class="byline"> by {AUTHOR}</span></div>',
    f'<footer class="entry-footer"><span class="cat-links"><span class="screen-reader-text">'
    f"Categories</span>{CATEGORY}</span></footer>",
)
TWENTY_TWENTY_ONE = modern(
    "",
    f'<footer class="entry-footer default-max-width"><div class="posted-by"><span class="posted-on'
    f'">Published {STAMP.format("entry-date published updated", "")}</span><span class="byline">By'
    ' <a href="https://harbour.example/author/owen/" rel="author">Owen Darrow</a></span></div>'
    f'<div class="post-taxonomies"><span class="cat-links">Categorized as {CATEGORY} </span></div>'
    "</footer>",
)
TWENTY_TWENTY_THREE = modern(
    "",
    '<div class="wp-block-template-part"><div class="wp-block-group"><p>Posted</p><div'
    f' class="wp-block-post-date">{STAMP.format("", "")}</div><p>in</p><div'
    ' class="taxonomy-category"><a href="/category/news/" rel="tag">News</a></div><p>by</p><div'
    ' class="wp-block-post-author"><div class="wp-block-post-author__content"><p'
    ' class="wp-block-post-author__name">Owen Darrow</p></div></div></div></div>',
    "wp-block-post-title",
)
THEMES = {
    "kubrick": KUBRICK,
    "classic": CLASSIC,
    "twenty ten": TWENTY_TEN,
    "twenty eleven": TWENTY_ELEVEN,
    "twenty twelve": TWENTY_TWELVE,
    "twenty seventeen": TWENTY_SEVENTEEN,
    "twenty twenty-one": TWENTY_TWENTY_ONE,
    "twenty twenty-three": TWENTY_TWENTY_THREE,
}
ZONED = {name for name, page in THEMES.items() if STAMP[:12] in page.partition(COMMENTS)[0]}

themes = pytest.mark.parametrize("theme", THEMES)


@themes
def test_headline_and_paragraphs_are_exact(article: Callable[..., Article], theme: str) -> None:
    cleaned = clean(article(THEMES[theme]))
    assert cleaned.headline == HEADLINE
    assert [block.text for block in cleaned.blocks] == PARAGRAPHS


@themes
def test_minute_is_exact_with_the_offset_that_the_page_gives(
    article: Callable[..., Article], theme: str
) -> None:
    offset = "+03:00" if theme in ZONED else ""
    address = "https://harbour.example/?p=7"
    cleaned = clean(article(THEMES[theme], url=address))
    assert cleaned.date_published == f"2018-07-20T09:28:00{offset}"


@themes
def test_section_is_read(article: Callable[..., Article], theme: str) -> None:
    assert article(THEMES[theme]).article_section == ("News",)


@pytest.mark.parametrize("theme", sorted(set(THEMES) - {"kubrick", "classic"}))
def test_author_is_read(article: Callable[..., Article], theme: str) -> None:
    assert [author.name for author in article(THEMES[theme]).authors] == ["Owen Darrow"]
