"""Marks that tell what stands in an element: a headline, the body, furniture, details.

A mark is a CSS token as :class:`~crawler.items.Context` holds them: ``.byline``, ``#comments``.
"""


def words(*lines: str) -> frozenset[str]:
    """Return the words of *lines* as a set."""
    return frozenset(" ".join(lines).split())


TITLES = words(
    ".entry-title .post-title .article-title .storytitle .headline .single-title .story-title",
    ".article-headline .article__title .article__headline .title-entry [itemprop=headline]",
)
"""Headlines."""

BODIES = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".article-body",
    ".article__body",
    ".article-content",
    ".article__content",
    ".story-body",
    ".story-content",
    ".storycontent",
    ".post-body",
    ".post-entry",
    ".td-post-content",
    ".article-text",
    ".single-content",
    ".entry-content-inner",
    "#article-body",
    "#articleBody",
    ".entry",
)
"""Elements that hold an article's text, most trusted first."""

COMMENTS = words(
    "#comments #respond .comments-area .comment-list .commentlist .comment-respond .comment",
    "#disqus_thread .fb-comments #coral_thread #coral-container .coral-stream .coral-talk-stream",
    ".viafoura .vf-comments .vf-conversations .spotim-conversation .spot-im-comments",
    "#hyvor-talk-view #commento #remark42 #isso-thread #cusdis_thread .giscus .utterances",
    "#graphcomment",
    ".reader-comments .user-comments .comments-list .comments-container .article-comments",
    "#livefyre-comments #reader-comments .comments-section #comments-section .comment-thread",
)
"""What readers wrote, and where they write."""

FURNITURE = COMMENTS | words(
    "nav aside footer form button [role=banner] [role=navigation] [role=contentinfo]",
    "[role=complementary] #sidebar .sidebar #secondary .widget .widget-area .related",
    ".related-posts .relatedposts .jp-relatedposts #related .yarpp .topbar .top-bar #topbar",
    ".topbar-today-date .td_data_time .site-header #masthead #header .breaking .ticker .menu",
    ".footer #footer #colophon .site-footer .post-navigation .nav-links .pagination .author-box",
)
"""What frames every page of a site."""

DETAILS = words(
    ".entry-meta .post-meta .postmetadata .meta .byline .post-byline .dateline .entry-date",
    ".post-date .posted-on .published .date .post-info .postinfo .article-meta .article__meta",
    ".article-date .article-info .timestamp .time .single-post-meta .td-post-date .postdate",
    ".story-meta .entry-header .entry-footer .post-header .article-header .story-date",
    ".publish-date .wp-block-post-date .td-module-meta-info .authors-wrap .meta-item .entry-info",
    ".wp-block-post-author .wp-block-post-author-name .entry-utility",
    ".pubdate .author .vcard [itemprop=datePublished] [itemprop=dateModified]",
)
"""What stands around an article's text and tells of it."""

FOOTNOTES = words(
    ".entry-footer .postmetadata .entry-meta .post-meta .posted-on .posted-by .post-footer",
    ".entry-utility .article-footer .byline .wp-block-post-date .wp-block-post-author",
    ".wp-block-post-author-name",
)
"""What tells of an article below its text, where other marks may be those of other articles."""
