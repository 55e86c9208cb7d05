"""Texts and records that try to break out of the file they are written to."""

from hypothesis import strategies as st

from crawler.items import (
    Article,
    Author,
    Block,
    Image,
    LiveUpdate,
    Provenance,
    Publisher,
)

PIECES = (
    "---", "\n---\n", "\u2028---\u2028", "\r---\r", "```", "\n```\n", "~~~", "# ", "## a ##", "> ",
    "* ", "- ", "+ ", "1. ", "1) ", "    ", "\t", "===", "\n===", "<script>alert(1)</script>",
    "<!--", "-->", "&amp;", "&#x41;", "![a](b)", "[[a]]", "[a]: b", "**a**", "_a_", "~~a~~", "`a`",
    "|a|b|\n|-|-|", "$x$", "==a==", "%%a%%", "\\", "\\\n", "  \n", "http://a.example/*b*", "=1+1",
    "+1", "@SUM(A1)", '"', "'", ": ", "!!python/object:os.system", "{a: b}", "null", "\f", "\f\n",
    "\0", "\x1b[31m", "\x85", "\u2029", "\u202eabc\u202c", "\u2066", "\ufeff", "\ud83d", "\ude00",
    "\ud83d\ude00", "../../etc/passwd", "/", "C:\\a", "..", "site=x/month=y", "شريط", "हिन्दी",
    "\uffff",
)  # fmt: skip
"""What formats take for something else than text."""

ANY_TEXT = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=()), max_size=8), max_size=6
).map("".join)

MOMENTS = st.none() | st.sampled_from(
    ("2018-07-20T13:25:00+03:00", "2018-07-20", "2018-07-20T13:25:00", "1998-02-28T23:59:60Z")
)

_MAYBE = st.none() | ANY_TEXT
_IMAGES = st.builds(Image, ANY_TEXT, _MAYBE, _MAYBE, _MAYBE)
_BLOCKS = st.builds(
    Block,
    st.integers(0, 99),
    st.sampled_from(
        ("paragraph", "heading", "list_item", "quote", "caption", "table", "preformatted")
    ),
    ANY_TEXT,
    st.none() | st.integers(1, 9),
)

ARTICLES = st.builds(
    Article,
    site=ANY_TEXT.filter(bool),
    id=ANY_TEXT,
    url=_MAYBE,
    canonical_url=_MAYBE,
    aliases=st.tuples() | st.tuples(ANY_TEXT),
    publisher=st.builds(Publisher, _MAYBE, _MAYBE),
    headline=ANY_TEXT,
    description=_MAYBE,
    date_published=MOMENTS,
    date_modified=MOMENTS | ANY_TEXT,
    authors=st.lists(st.builds(Author, ANY_TEXT, _MAYBE, _MAYBE), max_size=2).map(tuple),
    blocks=st.lists(_BLOCKS, max_size=5).map(tuple),
    article_section=st.tuples() | st.tuples(ANY_TEXT),
    keywords=st.tuples() | st.tuples(ANY_TEXT, ANY_TEXT),
    in_language=st.sampled_from((None, "en", "pt-BR")),
    main_image=st.none() | _IMAGES,
    images=st.lists(_IMAGES, max_size=2).map(tuple),
    is_accessible_for_free=st.none() | st.booleans(),
    live_blog_updates=st.tuples() | st.tuples(st.builds(LiveUpdate, MOMENTS, _MAYBE, ANY_TEXT)),
    comments_count=st.none() | st.integers(0, 1 << 70),
    provenance=st.builds(Provenance, fetched_at=MOMENTS),
)

RECORDS = ARTICLES.map(Article.record)
