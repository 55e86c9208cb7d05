"""Pages made to take long cost no more than a few looks at each of their elements or lines."""

import json

import pytest

from crawler.errors import PageError
from crawler.items import Page
from crawler.pages import ArticlePage, Document, Trace, read
from crawler.pages.elements import Element
from crawler.pages.names import authors_in
from crawler.pages.titles import Titles
from crawler.pages.updates import Updates

STORY = (
    "<h1>Ferry runs again</h1>"
    + "<p>The ferry carried 254 passengers on its first day, the harbour office said.</p>" * 3
)


@pytest.fixture
def looks(monkeypatch):
    """The elements whose text was taken, each with those inside it."""
    taken = []
    text = Element.text

    def counted(element):
        taken.append(element.last - element.place + 1)
        return text(element)

    monkeypatch.setattr(Element, "text", counted)
    return taken


@pytest.mark.parametrize("tag", ["<time>", "<ins class=date itemprop=dateCreated>"])
def test_the_text_of_elements_in_each_other_is_taken_of_the_innermost_alone(looks, tag):
    count = 400
    read(Page(f"<body>{STORY}{tag * count}3 May 2019"), site="x", traced=True)
    assert sum(looks) < 10_000  # of each: 80,000


def test_the_lines_of_a_page_are_folded_once_for_all_its_authors(monkeypatch):
    folded = []

    def fold(text):
        folded.append(text)
        return text.lower()

    names = [{"@type": "Person", "name": f"Ada Merrow{number}"} for number in range(300)]
    linked = json.dumps({"@type": "NewsArticle", "headline": "Ferry runs again", "author": names})
    lines = "".join(f"<p>Line {number}" for number in range(200))
    page = f"<script type='application/ld+json'>{linked}</script><body>{STORY}{lines}"
    document = ArticlePage(Document(Page(page)))
    monkeypatch.setattr("crawler.pages.trace.fold", fold)
    assert Trace.of(document).authored
    assert len(folded) < 1_000  # one for each author and line: 60,000


@pytest.mark.parametrize("count", [30, 3_000])
def test_an_update_is_found_among_many(count):
    nodes = [
        {
            "@id": f"https://harbour.example/live#u{number}",
            "headline": f"Boat {number}",
            "articleBody": f"At {number} o'clock the ferry left the quay with its piano.",
        }
        for number in range(count)
    ]
    updates = Updates(nodes)
    for number, node in enumerate(nodes):
        assert updates.same(f"u{number}", "", "") is node
        assert updates.same("", f"BOAT {number}", "") is node
        assert updates.same("", "", f"Update! {node['articleBody']} It rained.") is node
    assert updates.same("u", "Boat", "The ferry left the quay.") == {}


def test_of_two_updates_that_agree_the_first_is_taken():
    nodes = [{"headline": "Wind falls"}, {"@id": "/live?post=7"}, {"headline": "Wind falls"}]
    assert Updates(nodes).same("7", "Wind falls", "") is nodes[0]
    assert Updates(nodes[1:]).same("7", "Wind falls", "") is nodes[1]


def test_updates_in_an_update_are_read_once_with_it():
    inner = "<time>10:00</time><p>The ferry left the quay with forty people and a piano on board."
    nested = f"<div itemprop=liveBlogUpdate>{inner}" * 3
    page = f"<body><h1>Live: ferry</h1>{nested}</div></div></div>" * 2
    article, _ = read(Page(page), site="x")
    assert len(article.live_blog_updates) == 2


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f'a{n}="a>b"' for n in range(12_000)) + ">",
        "<p " + " ".join(f"a{n}='<p>'" for n in range(12_000)) + ">",
        "<p " + "".join(f"a{n}='\"'/" for n in range(12_000)) + ">",
        ("<p " + " ".join(f"a{n}=1" for n in range(4_000)) + ">x") * 10,
    ],
    ids=["ends in values", "tags in values", "quotes in values", "several tags"],
)
def test_attributes_are_counted_as_the_parser_counts_them(tag):
    with pytest.raises(PageError, match="attributes"):
        Document(Page(f"<body>{tag}text"))


@pytest.mark.parametrize("text", ["x", "a ", "- ", '"', "<a ", "<a x=", "<a x='", "<a ='\" "])
def test_what_looks_like_tags_is_looked_at_once(text):
    source = text * (1_000_000 // len(text))
    try:
        Document(Page(f"<body><p>{source}"))
    except PageError as error:
        assert "more than" in str(error)  # noqa: PT017 - or it is read


def test_a_last_block_that_cannot_be_seen_is_in_no_element():
    walked = Document(Page(f"<body>{STORY}<a-b><div>\x08<em>\x1b</em>")).walk
    assert max(each.end for each in walked.elements) == len(walked.blocks)


def test_an_address_longer_than_any_is_none():
    page = f"<base href='https://a.example/'><a href='/{'%a' * 5_000}'>A link</a><p>{STORY}"
    assert Document(Page(page)).walk.blocks[0].context.links == ()


def test_a_host_that_is_none_is_unknown():
    for url in ("http://[::1", "https://a\u202eb.example/", None):
        assert Document(Page(STORY, url=url)).host == ""
    assert Document(Page(STORY, url="https://www.courier.example/a")).host == "courier.example"


def test_a_byline_longer_than_any_is_read_to_its_bound():
    assert [each.name for each in authors_in("By Ada Merrow, " + "Ada " * 50_000)] == ["Ada Merrow"]
    assert len(authors_in("Ada Merrow and " * 20_000)) == 0


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\u2028", "\x85"])
def test_lines_of_a_capture_are_counted_whatever_ends_them(end):
    with pytest.raises(PageError, match="lines"):
        Document(Page(f"word{end}" * 30_000, content_type="text/plain"))


def test_a_title_longer_than_any_is_not_searched_for_the_sites_name(monkeypatch):
    asked = []
    monkeypatch.setattr(Titles, "is_site", lambda self, text: asked.append(text))
    title = "Ferry - " * 1_000
    assert Titles(title, site="The Courier").all() == [title]
    assert len(asked) == 1


@pytest.mark.parametrize(
    "tag", ["<fieldset>", "<hgroup class=a>", "<any>", "<path/>", "<svg><p><path/>"]
)
def test_elements_of_any_name_are_no_deeper_than_on_any_page(tag):
    with pytest.raises(PageError, match="elements in each other"):
        Document(Page(f"<body>{STORY}{tag * 6_000}<hr>deep"))


@pytest.mark.parametrize("parts", ["<path d='M0'/>", "<g><path d='M0'/></g>"])
def test_a_drawing_of_many_parts_is_not_deep(parts):
    page = f"<body><svg>{parts * 6_000}</svg>{STORY}"
    assert len(Document(Page(page)).walk.blocks) == 4
