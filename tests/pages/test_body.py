"""The body on pages as large as real ones, where the learned classifier has a say."""

from collections.abc import Callable

import pytest

from crawler.items import Article

MENU = "".join(f'<li><a href="/{n}/">Section number {n}</a></li>' for n in range(24))
TEXTS = {
    name: [
        f"The {name} between Harbour Street and the north quay carried {n * 17 + 3} passengers on"
        f" its day number {n}, and the keeper of the {name} asked all to bring a cup."
        for n in range(1, 9)
    ]
    for name in ("ferry", "tram", "barge")
}
TEASERS = "".join(
    f'<div class="teaser"><a href="/story-{n}/"><h3>Oak number {n} is measured again</h3></a>'
    f"<p>The oak on hill {n} has been measured again and is taller than in spring.</p></div>"
    for n in range(8)
)
REPLY = "<p>I was on that boat, and the crossing took far longer than the keeper says it did.</p>"


def story(name: str) -> str:
    text = "".join(f"<p>{each}</p>" for each in TEXTS[name])
    return (
        f'<article class="story"><header><h1>The {name} runs again after eleven years</h1>'
        '<p class="byline">By Ada Merrow</p></header>'
        f'<div class="story-text">{text}</div></article>'
    )


def page(*parts: str) -> str:
    return (
        "<html><head><title>The ferry runs again after eleven years</title>"
        '<meta property="og:title" content="The ferry runs again after eleven years"></head><body>'
        f"<nav><ul>{MENU}</ul></nav><main>{''.join(parts)}</main>"
        f"<footer><ul>{MENU}</ul><p>Harbour News, 1 Harbour Street.</p></footer></body></html>"
    )


PAGES = {
    "alone": page(story("ferry")),
    "teasers below": page(story("ferry"), f'<section class="related">{TEASERS}</section>'),
    "teasers beside": page(f'<div class="rail">{TEASERS}</div>', story("ferry")),
    "endless scrolling": page(story("ferry"), story("tram"), story("barge")),
    "endless scrolling without articles": page(
        story("ferry").replace("article", "div"), story("tram").replace("article", "div")
    ),
    "cut by adverts": page(
        story("ferry").replace(
            f"<p>{TEXTS['ferry'][4]}",
            f'</div><div class="advert">Advertisement</div><div class="story-text">'
            f"<p>{TEXTS['ferry'][4]}",
        )
    ),
    "comments below": page(story("ferry"), f'<div id="comments">{REPLY * 12}</div>'),
}


@pytest.mark.parametrize("name", PAGES)
def test_body_of_a_large_page_is_found(
    article: Callable[..., Article], body: Callable[[Article], list[str]], name: str
) -> None:
    found = article(PAGES[name], url="https://harbour.example/ferry-runs-again/")
    assert len(found.blocks) > 30
    assert [text for text in body(found) if text in TEXTS["ferry"]] == TEXTS["ferry"]
    assert [text for text in body(found) if text in TEXTS["tram"] + TEXTS["barge"]] == []
    assert not [text for text in body(found) if "oak" in text or "that boat" in text]


KEPT = {
    "table": "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2016</td><td>41</td></tr></table>",
    "preformatted": "<pre>north 1\nsouth 2</pre>",
    "post": '<blockquote class="twitter-tweet"><p>One crane more.</p></blockquote>',
}


@pytest.mark.parametrize("name", KEPT)
def test_what_stands_in_the_midst_of_a_marked_body_stays(
    article: Callable[..., Article], body: Callable[[Article], list[str]], name: str
) -> None:
    marked = story("ferry").replace("story-text", "entry-content")
    found = article(page(marked.replace("</p><p>", f"</p>{KEPT[name]}<p>", 4)))
    kept = {block.type for block in found.blocks if block.context.inside}
    assert {"post": "quote"}.get(name, name) in kept
    assert [text for text in body(found) if text in TEXTS["ferry"]] == TEXTS["ferry"]
