"""Pages of a made-up newspaper: each its own story, all with the same furniture."""

from crawler.items import Page

NEWSLETTER = "Get the harbour news into your letter box every Friday morning, free of charge."
IMPRINT = "The Courier is printed in Lower Quay Street and read on both sides of the strait."
HEADLINES = (
    "Ferry runs again after the storm",
    "Bakers agree on one size of bread",
    "Lighthouse lamp is lit by hand",
    "School choir wins a silver bell",
    "Museum finds its lost anchor",
    "Rain fills the old reservoir",
)


def url(number: int) -> str:
    return f"https://www.courier.example/2018/07/{number + 1:02}/story-{number}/"


def story(number: int) -> list[str]:
    """Paragraphs that no other story has."""
    town = ("Merrin", "Norvale", "Orrin", "Harrow", "Dalby", "Velden", "Ansel")[number % 7]
    return [
        f"In {town} {number + 20} people stood in the street on Monday to see it with own eyes.",
        f"The mayor of {town} promised a feast, the {number + 3}th of its kind so far.",
        f"Nobody in {town} remembers so many visitors in a summer, said {number + 5} bakers.",
    ]


def html(
    number: int,
    paragraphs: list[str] | None = None,
    *,
    headline: str | None = None,
    byline: str = "",
    head: str = "",
    furniture: bool = True,
    below: str = "",
) -> str:
    """A page without any class that would tell what is what."""
    headline = headline or HEADLINES[number % len(HEADLINES)]
    texts = story(number) if paragraphs is None else paragraphs
    if furniture:
        texts = [*texts[:1], NEWSLETTER, *texts[1:], IMPRINT]
    body = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f"<html><head><title>{headline} | The Courier</title>{head}</head>"
        f"<body><div><h1>{headline}</h1>{byline}<div>{body}{below}</div></div></body></html>"
    )


def page(number: int, *arguments, **details) -> Page:
    return Page(html(number, *arguments, **details), url(number))
