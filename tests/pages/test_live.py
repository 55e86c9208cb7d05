"""Live blogs: updates with their times, once in the body and once in the field."""

import json

import pytest

from crawler import extract

HEAD = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/boats/">Boats</a></li></ul></nav>'
    "<header><div class='today'>Monday, 3 August 2026</div></header>"
)
FOOT = (
    "<aside><h3>Most read</h3><ul><li><a href='/oak/'>The oak on the hill is felled</a></li>"
    "<li><a href='/pear/'>The pear by the wall bears again</a></li></ul></aside>"
    "<footer><p>Harbour News, 1 Quay Street. All rights reserved.</p></footer>"
)
LEAD = (
    "The storm that crossed the strait in the night has reached the north quay, where two hundred"
    " people wait for the first ferry since Thursday."
)
UPDATES = (
    (
        "2018-07-20T14:35:00+03:00",
        "Ferry leaves the quay",
        (
            "The ferry left with forty people and a piano on board, an hour after the wind fell.",
            "“We greased every hinge,” said Ada Merrow, who keeps the engine.",
        ),
    ),
    (
        "2018-07-20T13:10:00+03:00",
        "Wind falls below force seven",
        (
            (
                "The harbour office measured force six at one o'clock and lifted its ban on"
                " small boats."
            ),
        ),
    ),
    (
        "2018-07-20T11:02:00+03:00",
        "School stays shut",
        ("The roof of the school on Harbour Street lost ninety tiles. Lessons begin on Monday.",),
    ),
    (
        "2018-07-20T09:45:00+03:00",
        "First boats return",
        ("Three fishing boats came in before dawn with torn nets, but with all of their crews.",),
    ),
)
NIGHT = "2018-07-20T00:00:00+03:00"
BODY = "\n\n".join((LEAD, *(text for _, headline, texts in UPDATES for text in (headline, *texts))))


def entry(tag: str, moment: str, headline: str, texts: tuple[str, ...], marks: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    shown = f'<time datetime="{moment}">{moment[11:16]}</time>' if moment else ""
    return f"<{tag} {marks}>{shown}<h3>{headline}</h3>{paragraphs}</{tag}>"


def page(entries: str, linked: object = None, title: str = "Storm over the strait") -> str:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} - Harbour News</title>{script}</head>"
        f"<body>{HEAD}<main><h1>{title}</h1><div class='entry-content'><p>{LEAD}</p>{entries}"
        f"</div></main>{FOOT}</body></html>"
    )


def listed(tag: str = "div", marks: str = "class='update'", holder: str = "section") -> str:
    found = "".join(entry(tag, *update, marks) for update in UPDATES)
    return f"<{holder} class='live-feed'>{found}</{holder}>"


@pytest.mark.parametrize(
    "entries",
    [
        listed("div"),
        listed("article", "class='card'"),
        listed("li", "", holder="ol"),
        listed("div", "class='ticker-entry' itemprop='liveBlogUpdate' itemscope"),
    ],
)
def test_updates_are_listed_and_stand_in_the_body_once(entries: str) -> None:
    found = extract(page(entries), url="https://harbour.example/storm/")
    assert [each.date_published for each in found.live_blog_updates] == [
        moment for moment, _, _ in UPDATES
    ]
    assert [each.headline for each in found.live_blog_updates] == [name for _, name, _ in UPDATES]
    assert [each.body for each in found.live_blog_updates] == [
        "\n\n".join(texts) for _, _, texts in UPDATES
    ]
    assert found.article_body == BODY
    assert found.headline == "Storm over the strait"


def test_title_tells_a_live_blog_whose_markup_does_not() -> None:
    entries = "".join(entry("div", *update, "class=x1") for update in UPDATES)
    live = extract(page(entries, title="Live: storm over the strait"))
    assert len(live.live_blog_updates) == len(UPDATES)
    assert extract(page(entries)).live_blog_updates == ()


def test_linked_data_tells_times_that_the_page_does_not_and_no_text() -> None:
    entries = "".join(
        entry("div", "", headline, texts, f"id=u{place}")
        for place, (_, headline, texts) in enumerate(UPDATES)
    )
    linked = {
        "@type": "LiveBlogPosting",
        "headline": "Storm over the strait",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": headline,
                "datePublished": moment,
                "articleBody": "Words that no reader of the page has seen.",
            }
            for moment, headline, _ in UPDATES
        ],
    }
    found = extract(page(entries, linked))
    assert [each.date_published for each in found.live_blog_updates] == [
        moment for moment, _, _ in UPDATES
    ]
    assert [each.body for each in found.live_blog_updates] == [
        "\n\n".join(texts) for _, _, texts in UPDATES
    ]
    assert "no reader" not in found.article_body


def test_linked_data_may_name_the_elements_of_its_updates() -> None:
    entries = "".join(
        entry("div", NIGHT, headline, texts, f"id=u{place}")
        for place, (_, headline, texts) in enumerate(UPDATES)
    )
    told = [
        {
            "@type": "BlogPosting",
            "url": f"https://courier.example/live#u{place}",
            "datePublished": at,
        }
        for place, (at, _, _) in enumerate(UPDATES)
    ]
    found = extract(page(entries, {"@type": "LiveBlogPosting", "liveBlogUpdate": told[::-1]}))
    assert [each.date_published for each in found.live_blog_updates] == [at for at, _, _ in UPDATES]


def test_update_that_the_page_does_not_show_is_not_listed() -> None:
    linked = {
        "@type": "LiveBlogPosting",
        "headline": "Storm over the strait",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": "Unseen",
                "datePublished": "2018-07-20T08:00:00Z",
                "articleBody": "Words that no reader of the page has seen.",
            }
        ],
    }
    found = extract(page(listed(), linked))
    assert [each.headline for each in found.live_blog_updates] == [name for _, name, _ in UPDATES]


def test_comments_with_times_are_no_updates() -> None:
    entries = "".join(entry("li", *update) for update in UPDATES)
    text = f"<p>{LEAD}</p>" * 3
    found = extract(
        page(f"{text}<section id=comments><ol>{entries}</ol></section>", title="Live from the quay")
    )
    assert found.live_blog_updates == ()
    assert "School stays shut" not in found.article_body
