"""What readers wrote never enters the body, whatever holds it."""

import pytest

from crawler import extract

TEXTS = (
    "The ferry between Harbour Street and the north quay carried 212 passengers on Friday.",
    "“We greased every hinge,” said Ada Merrow, who keeps the engine. She has three spare belts.",
    "A second boat follows in August, if the council finds 40 thousand crowns for its hull.",
    "Tickets are sold on board.",
)
WRITTEN = (
    "I was on board with my sister, and it smelled of paint and oranges all the way across.",
    "My grandfather built that engine in a shed behind the chapel, so I am glad that it turns.",
    "Forty thousand is too much for a hull, ask anybody who ever mended a boat on that quay.",
)
HOLDERS = {
    "WordPress": '<div id="comments" class="comments-area"><ol class="comment-list">{}</ol></div>',
    "Disqus": '<div id="disqus_thread">{}</div>',
    "Facebook": '<div class="fb-comments">{}</div>',
    "Coral": '<div id="coral_thread">{}</div>',
    "Coral Talk": '<div id="coral-container"><div class="coral-stream">{}</div></div>',
    "Viafoura": '<vf-conversations class="viafoura">{}</vf-conversations>',
    "OpenWeb": '<div data-spot-im-class="conversation" class="spotim-conversation">{}</div>',
    "Hyvor": '<div id="hyvor-talk-view">{}</div>',
    "Commento": '<div id="commento">{}</div>',
    "by hand": '<section class="comments"><h3>Comments</h3>{}</section>',
    "reader": '<div class="reader-comments">{}</div>',
    "user": '<div class="user-comments">{}</div>',
}
LABELS = (
    "Comments (3)",
    "Yorumlar",
    "التعليقات",
    "Kommentare",
    "Commentaires",
    "Comentarios",
    "Comentários",
    "Commenti",
    "Reacties",
    "Komentarze",
    "Комментарии",
    "Коментарі",
    "评论",
    "コメント",
    "댓글",
    "Komentar",
)


def page(comments: str) -> str:
    text = "".join(f"<p>{each}</p>" for each in TEXTS)
    return (
        "<!DOCTYPE html><html><head><title>Ferry runs again - Harbour News</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/boats/'>Boats</a></nav><main><article>"
        f"<h1>Ferry runs again</h1><p class=date>20 July 2018</p>{text}{comments}</article></main>"
        "<footer><p>Harbour News</p></footer></body></html>"
    )


def written(tag: str = "li") -> str:
    return "".join(
        f"<{tag}><b>reader{place}</b> <time>21 July 2018</time><p>{each}</p></{tag}>"
        for place, each in enumerate(WRITTEN)
    )


@pytest.mark.parametrize("name", HOLDERS)
def test_comments_in_a_container_stay_out(name: str) -> None:
    found = extract(page(HOLDERS[name].format(written("div"))))
    assert found.article_body == "\n\n".join(TEXTS)


@pytest.mark.parametrize("label", LABELS)
def test_comments_below_a_label_stay_out(label: str) -> None:
    found = extract(page(f"<h3>{label}</h3>{written('div')}"))
    assert found.article_body == "\n\n".join(TEXTS)
