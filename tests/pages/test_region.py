"""Which blocks are the body."""

from collections.abc import Callable

import pytest

from crawler.items import Article

PARAGRAPHS = [
    "The ferry between Harbour Street and the north quay carried 212 passengers on Friday.",
    "“We greased every hinge,” said Ada Merrow, who keeps the engine. She has 3 spare belts.",
    "A second boat follows in August, if the council finds 40 thousand crowns for its hull.",
    (
        "Until then the keeper asks all who cross to bring their own cup, a book and a coat,"
        " for the saloon of the old boat is still full of rope, of paint and of last year’s apples."
    ),
]
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
TEASER = "<p>The oak on the hill has been measured again, and it is taller than in the spring.</p>"
MENU = (
    "<ul>" + "".join(f'<li><a href="/{n}/">Section number {n}</a></li>' for n in range(9)) + "</ul>"
)
FOOT = "<div>Harbour News, 1 Harbour Street. All rights reserved by the keepers of the quay.</div>"

SHAPES = {
    "one container": f"<div>{MENU}</div><div><h1>Ferry</h1><div>{TEXT}</div></div>{FOOT}",
    "flat": f"{MENU}<h1>Ferry</h1>{TEXT}<h3>Related Articles</h3>{MENU}",
    "marked": f'<h1>Ferry</h1><div class="entry-content">{TEXT}</div><div>{TEASER * 2}</div>',
    "marked with all above it": (
        f'<div class="post-content">{MENU}<h1>Ferry</h1><div>{TEXT}</div></div>{FOOT}'
    ),
    "each in a wrapper": "<h1>Ferry</h1><section>"
    + "".join(f"<div><div><p>{text}</p></div></div>" for text in PARAGRAPHS)
    + f"</section><section>{MENU}</section>",
    "text in divs": "<h1>Ferry</h1><div>"
    + "".join(f"<div>{text}</div>" for text in PARAGRAPHS)
    + f"</div><div>{MENU}</div>",
    "breaks": f"<h1>Ferry</h1><font>{'<br><br>'.join(PARAGRAPHS)}</font><div>{MENU}</div>",
    "layout table": f"<table><tr><td>{MENU}<td><h1>Ferry</h1>{TEXT}<td>{MENU}</tr></table>",
    "cut by adverts": (
        f'<article><h1>Ferry</h1><div class="article-body"><p>{PARAGRAPHS[0]}</p></div><div>Advert'
        f'</div><div class="article-body"><p>{"</p><p>".join(PARAGRAPHS[1:])}</p></div>'
        f'</article><article><h2>Oak</h2><div class="article-body">{TEASER}</div></article>'
    ),
    "other articles below": (
        f"<article><h1>Ferry</h1><div>{TEXT}</div></article>"
        f"<article><h2>Oak</h2><div>{TEASER * 7}</div></article>"
    ),
    "headline in an article of its own": f"<article><h1>Ferry</h1></article><div>{TEXT}</div>",
    "mark of a teaser": (
        f'<h1>Ferry</h1><div>{TEXT * 1}</div><div class="post-content">{TEASER * 2}</div>'
    ),
    "mark of furniture on the page itself": (
        f'<div class="widget">{MENU}<h1>Ferry</h1><div>{TEXT}</div><div>{FOOT}</div></div>'
    ),
    "comments": f'<h1>Ferry</h1><div>{TEXT}</div><div id="comments">{TEASER * 9}</div>',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_body_is_found(
    article: Callable[..., Article], body: Callable[[Article], list[str]], shape: str
) -> None:
    page = f"<html><title>Ferry</title><body>{SHAPES[shape]}</body></html>"
    assert body(article(page)) == PARAGRAPHS


def test_page_without_running_text_has_all_its_lines(article: Callable[..., Article]) -> None:
    found = article("<h1>Ferry</h1><p>Sold out.</p>")
    assert [block.context.inside for block in found.blocks] == [False, True]


def test_every_block_of_the_page_is_kept(article: Callable[..., Article]) -> None:
    found = article(f"<nav>{MENU}</nav><h1>Ferry</h1>{TEXT}<footer>{FOOT}</footer>")
    assert [block.index for block in found.blocks] == list(range(9 + 1 + 4 + 1))


def test_one_long_paragraph_is_not_all_of_the_body(
    article: Callable[..., Article], body: Callable[[Article], list[str]]
) -> None:
    long, short = " ".join(PARAGRAPHS), PARAGRAPHS[0]
    page = f"<h1>Ferry</h1><div><p>{short}</p><p>{long}</p></div><div>{MENU}</div>"
    assert body(article(page)) == [short, long]


REPLY = "<p>I was on that boat, and the crossing took far longer than the keeper says it did.</p>"
SHORT = ["The vote is on Friday.", "码头上的新起重机将于周五投入使用。渔民们说他们已经等了很久。"]


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize(
    "below",
    [
        f'<div id="comments">{REPLY * 4}</div>',
        f'<div class="comments-area"><ol class="comment-list"><li>{REPLY * 4}</li></ol></div>',
        f'<div id="disqus_thread">{REPLY * 4}</div>',
        f"<footer>{REPLY * 4}</footer>",
        f"<aside>{REPLY * 4}</aside>",
        f"<div>{REPLY * 4}</div>",
        f'<article><h2>Oak</h2><div class="entry-content">{REPLY * 4}</div></article>',
    ],
)
def test_short_body_goes_before_long_text_elsewhere(
    article: Callable[..., Article], body: Callable[[Article], list[str]], text: str, below: str
) -> None:
    post = f'<h1>Ferry</h1><div class="entry-content"><p>{text}</p></div>'
    assert body(article(f"<article>{post}</article>{below}")) == [text]


def test_what_readers_write_inside_the_body_is_outside(
    article: Callable[..., Article], body: Callable[[Article], list[str]]
) -> None:
    page = f'<h1>Ferry</h1><div class="entry">{TEXT}<div id="comments">{REPLY * 9}</div></div>'
    assert body(article(page)) == PARAGRAPHS


def test_marked_element_without_text_is_no_body(
    article: Callable[..., Article], body: Callable[[Article], list[str]]
) -> None:
    page = f'<h1>Ferry</h1><div class="entry"><a href="/n/">Next</a></div><div>{TEXT}</div>'
    assert body(article(page)) == PARAGRAPHS


def capture(*below: str) -> str:
    return "\n\n".join(["Harbour News", "Ferry runs again", "20 July 2018 9:05", *below])


@pytest.mark.parametrize("label", ["Read also", "Related Articles", "Next", "Reply", "Top"])
def test_label_between_paragraphs_of_a_capture_does_not_end_it(
    article: Callable[..., Article], body: Callable[[Article], list[str]], label: str
) -> None:
    page = capture(PARAGRAPHS[0], label, "An oak is measured", PARAGRAPHS[1])
    assert body(article(page, text=True))[-1] == PARAGRAPHS[1]


def test_quoted_label_does_not_end_a_capture(
    article: Callable[..., Article], body: Callable[[Article], list[str]]
) -> None:
    page = capture(PARAGRAPHS[0], "“No comment.”", "Nobody else spoke.")
    assert body(article(page, text=True)) == [PARAGRAPHS[0], "“No comment.”", "Nobody else spoke."]


@pytest.mark.parametrize(
    "below",
    [
        ["Related Articles", "An oak is measured", "Why does nobody count the apples on the quay?"],
        ["Leave a Reply", "Ada", "I was on it. It took far longer than the keeper says it did."],
    ],
)
def test_label_below_the_text_of_a_capture_ends_it(
    article: Callable[..., Article], body: Callable[[Article], list[str]], below: list[str]
) -> None:
    assert body(article(capture(*PARAGRAPHS, *below), text=True)) == PARAGRAPHS
