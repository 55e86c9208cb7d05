"""From the tree to blocks: what begins one, what it is, and where it stood."""

import pytest

from crawler.items import Block, Page
from crawler.pages.document import Document
from crawler.pages.walk import Walk

BASE = "https://harbour.example/2018/07/20/ferry/"


def walked(html: str) -> Walk:
    return Document(Page(f"<body>{html}</body>", url=BASE)).walk


def blocks(html: str) -> list[Block]:
    return walked(html).blocks


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<p>one <b>bold</b> <i>and</i> more</p>", ["one bold and more"]),
        ("<p>w<span>or</span>d</p>", ["word"]),
        ("one<br><br>two<br/> \n<br/>three", ["one", "two", "three"]),
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<font>one<br>&nbsp;<br>two</font>", ["one", "two"]),
        ("<center>one</center>two<hr>three", ["one", "two", "three"]),
        ("<a href=/a>one</a><a href=/b>two</a>", ["one two"]),
        ("<p>one&nbsp;&nbsp;two&#8203;\n\tthree</p>", ["one two three"]),
        ("<p> <span> </span> </p>", []),
        ("<details><summary>one</summary>two</details>", ["one", "two"]),
        ("<dl><dt>one</dt><dd>two</dd></dl>", ["one", "two"]),
        ('<p>Well done <img class="emoji" alt="🙂"></p>', ["Well done 🙂"]),
    ],
)
def test_breaks_of_the_layout_part_blocks(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<script>no</script>",
        "<style>no</style>",
        "<template><p>no</p></template>",
        "<noscript><p>no</p></noscript>",
        "<svg><text>no</text></svg>",
        "<select><option>no</option></select>",
        "<textarea>no</textarea>",
        "<iframe>no</iframe>",
        "<input type=hidden value=no>",
        "<!-- no -->",
    ],
)
def test_what_is_no_text_is_skipped(html: str) -> None:
    assert texts(f"<div>one {html} two</div>") == ["one two"]


def test_pictures_in_noscript_are_seen() -> None:
    assert len(walked('<noscript><img src="a.jpg"></noscript>').tags["img"]) == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>one</h2>two", [("heading", "one"), ("paragraph", "two")]),
        ("<h2><div>one</div> more</h2>", [("heading", "one more")]),
        (
            "<blockquote><p>one</p><p>two</p></blockquote>three",
            [("quote", "one"), ("quote", "two"), ("paragraph", "three")],
        ),
        (
            "<ul><li><p>one</p><p>more</p><li>two</ul>",
            [("list_item", "one more"), ("list_item", "two")],
        ),
        ("<figure><img src=a><figcaption>one</figcaption></figure>", [("caption", "one")]),
        ('<p class="wp-caption-text">one</p>two', [("caption", "one"), ("paragraph", "two")]),
        ("<pre>one\n  two</pre>", [("preformatted", "one\ntwo")]),
        (
            "<li><article><p>one</p><p>two</p></article></li>",
            [("paragraph", "one"), ("paragraph", "two")],
        ),
    ],
)
def test_markup_tells_the_type(html: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(html) == expected


def test_levels_are_those_of_headings_and_lists() -> None:
    html = "<h3>head</h3><ul><li>one<ol><li>two</li></ol></li></ul><p>none</p>"
    assert [block.level for block in blocks(html)] == [3, 1, 2, None]


def test_table_of_data_is_one_block() -> None:
    html = (
        "<table><caption>Ferries</caption><tr><th>Year<th>Boats</tr>"
        "<tr><td><p>2017</p><td>3<br>4</tr><tr><td>2018<td></tr></table>after"
    )
    assert kinds(html) == [
        ("caption", "Ferries"),
        ("table", "Year\tBoats\n2017\t3 4\n2018\t"),
        ("paragraph", "after"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        "<table><tr><td>one<table><tr><td>two</td></tr></table></td></tr></table>",
        "<table><tr><td>one<td>two</tr><tr><td><table><tr><td>a</table><td>b</tr></table>",
        "<table role=presentation><tr><td>one<td>two</tr></table>",
        f"<table><tr><td>one<td>two</tr><tr><td>{'three ' * 90}<td>four</tr></table>",
    ],
)
def test_layout_tables_are_walked_through(html: str) -> None:
    assert kinds(html)[:2] == [("paragraph", "one"), ("paragraph", "two")]


def test_marks_are_those_of_the_element_and_of_all_around_it() -> None:
    html = (
        '<article id="a" class="post big"><div role="main"><p class="lead" itemprop="text">'
        "<span class=x>one</span></p><p>two <b class=y>bold</b></p></div></article>"
    )
    one, two = blocks(html)
    around = {"article", "#a", ".post", ".big", "[role=main]"}
    assert one.context.marks == around | {".lead", "[itemprop=text]", ".x"}
    assert two.context.marks == around


def test_siblings_share_their_marks() -> None:
    one, two, three = blocks('<div class="a"><p>one<p>two<p class="b">three</div>')
    assert one.context.marks is two.context.marks
    assert three.context.marks == {".a", ".b"}


@pytest.mark.parametrize("attribute", ["hidden", 'style="color:red; DISPLAY : none"'])
def test_hidden_text_is_marked_not_lost(attribute: str) -> None:
    (block,) = blocks(f"<div {attribute}><p>one</p></div>")
    assert block.context.marks == {"[hidden]"}


def test_links_are_absolute_and_their_share_is_told() -> None:
    (block,) = blocks('<p>four <a href="/a?b=1">link</a><a href="../c/">link</a></p>')
    assert block.context.links == (
        "https://harbour.example/a?b=1",
        "https://harbour.example/2018/07/20/c/",
    )
    assert block.context.link_share == pytest.approx(8 / 12, abs=0.001)


def test_base_element_is_what_links_are_relative_to() -> None:
    page = Page('<head><base href="https://a.example/b/"></head><p><a href="c">x</a>', url=BASE)
    assert Document(page).walk.blocks[0].context.links == ("https://a.example/b/c",)


def test_lines_of_a_block_are_kept_beside_it() -> None:
    found = walked("<p>no break</p><div>By Ada<br>20 July 2018</div>")
    assert found.lines == {1: ("By Ada", "20 July 2018")}


def test_elements_know_their_blocks() -> None:
    found = walked("<p>0</p><div><p>1</p><p>2 <b>bold</b></p></div><p>3</p>")
    spans = {each.tag: (each.start, each.end) for each in found.elements}
    assert (spans["div"], spans["b"], spans["body"]) == ((1, 3), (2, 3), (0, 4))


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "ul><li", "table><tr><td"])
def test_hundreds_of_levels_are_read(tag: str) -> None:
    found = texts(f"<{tag}>" * 400 + "deep")
    assert found == ["deep"]
