"""A page as an article: each field a method, which a site's layout may put its own in place of."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar
from zoneinfo import ZoneInfo

from crawler.items import Author, DateEvidence, Image, LiveUpdate, Observation
from crawler.pages.access import is_free
from crawler.pages.bar import observations
from crawler.pages.byline import Named, Signs, find_authors, selected_authors
from crawler.pages.choice import choose
from crawler.pages.dates import (
    address_dates,
    announced_dates,
    evidence,
    head_dates,
    linked_dates,
    selected_date,
)
from crawler.pages.document import Document
from crawler.pages.elements import Element
from crawler.pages.headline import Shown, find_headline
from crawler.pages.images import images_in, main_image
from crawler.pages.jsonld import Node, named, pick_article, read_jsonld, resolved
from crawler.pages.live import Live, find_live
from crawler.pages.meta import Meta, language
from crawler.pages.outline import Outline
from crawler.pages.parts import find_parts
from crawler.pages.places import Place
from crawler.pages.region import Indexes, Region, find_region, within
from crawler.pages.sections import find_keywords, find_sections
from crawler.pages.shown import shown_dates
from crawler.pages.standfirst import find_kicker, find_standfirst
from crawler.pages.telling import telling
from crawler.pages.titles import Titles
from crawler.pages.values import count, plain, unique
from crawler.text.dateline import find_dateline

LONGEST_TITLE = 600
"""Characters of a title that are looked at."""


class ArticlePage:
    """Reads any article generically; a site's layout says what it knows better.

    The class attributes are CSS selectors where they name a place; null leaves a field to the
    generic reading. A method may be overridden for what no selector can say.
    """

    timezone: ClassVar[ZoneInfo | None] = None
    """Zone of the times that the site shows without an offset."""
    language: ClassVar[str | None] = None
    """BCP 47 language of the site: a page may name a dialect of it, but no other."""
    title_suffix: ClassVar[str | None] = None
    """What the site adds to each title: " - The Courier"."""
    day_first: ClassVar[bool | None] = None
    """Whether 02/03/2018 is 2 March; null: as the publisher's profile says, else it is."""
    structure: ClassVar[str | None] = None
    """What a page of this layout must have; null: any page is one."""
    headline: ClassVar[str | None] = None
    """Where the headline stands."""
    body: ClassVar[str | None] = None
    """The elements that hold the article's text."""
    paragraphs: ClassVar[str | None] = None
    """The very blocks of the text; all others are outside."""
    date: ClassVar[str | None] = None
    """Where the date of publication stands."""
    byline: ClassVar[str | None] = None
    """Where the authors are named."""
    section: ClassVar[str | None] = None
    """Where the sections are named."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.walk = document.walk
        self.url = document.page.url
        self.profile = document.profile

    @classmethod
    def matches(cls, document: Document) -> bool:
        """Tell whether *document* has the structure of this layout."""
        return cls.structure is None or document.has(cls.structure)

    @classmethod
    def recognises(cls, document: Document) -> bool:  # noqa: ARG003 - for layouts that can tell
        """Tell whether *document* is surely a page of this site, without an address to go by."""
        return False

    # What the fields are read from

    @cached_property
    def meta(self) -> Meta:
        """What the page's head says."""
        return Meta(self.walk, self.document.base)

    @cached_property
    def jsonld(self) -> list[Node]:
        """Every object of the page's JSON-LD."""
        return read_jsonld(self.walk)

    @cached_property
    def linked(self) -> Node:
        """The JSON-LD of this page's article; empty when there is none."""
        urls = [url for url in (self.url, self.meta.canonical) if url]
        titles = [each for each in (self.meta.first("og:title"), self.meta.title) if each]
        return resolved(pick_article(self.jsonld, urls=urls, titles=titles), self.jsonld)

    @cached_property
    def outline(self) -> Outline:
        """What the page's lines are by their words."""
        return Outline(self.walk.blocks, day_first=self._is_day_first())

    @cached_property
    def titles(self) -> Titles:
        """What the page says its headline is, outside its text."""
        told = (self.meta.first("og:title"), self.linked.get("headline"), self.linked.get("name"))
        title = self._first_line() or self.meta.title
        return Titles(
            title=title and self._bare(title)[:LONGEST_TITLE],
            told=tuple(self._bare(text)[:LONGEST_TITLE] for each in told if (text := plain(each))),
            site=self.meta.first("og:site_name", "application-name"),
            suffix=self.title_suffix,
            names=tuple(filter(None, (named(self.linked.get("publisher"), "name"), *self._host()))),
        )

    @cached_property
    def shown_headline(self) -> Shown | None:
        """The headline with its place; null when the page has none."""
        for element in self.elements(self.headline):
            if text := element.text():
                return Shown(text, element.start)
        return find_headline(self.walk, self.outline, self.titles, self.url)

    @cached_property
    def summary(self) -> str | None:
        """What the page's head says that the article is about."""
        told = plain(self.linked.get("description"))
        return told or self.meta.first("og:description", "description", "twitter:description")

    @cached_property
    def ruled(self) -> Region:
        """The body by the layout's word or by plain rules; fields are looked for around it."""
        if chosen := self.elements(self.paragraphs) or self.elements(self.body):
            return Region(within(chosen), told=True)
        shown = self.shown_headline
        return find_region(self.walk, self.outline, shown.block if shown else None)

    @cached_property
    def region(self) -> Indexes:
        """Indexes of the blocks of the body, those of live updates among them."""
        return self.read_region() | self.live.blocks

    @cached_property
    def live(self) -> Live:
        """The live blog that the page is; one without updates when it is none."""
        shown = self.shown_headline
        told = (shown.text if shown else "", self.meta.title or "", self.url or "")
        day_first = self._is_day_first()
        return find_live(self.walk, self.jsonld, told, zone=self.timezone, day_first=day_first)

    @cached_property
    def place(self) -> Place:
        """Where the article stands on the page."""
        shown = self.shown_headline
        return Place(self.walk, shown.block if shown else None, self.ruled.indexes)

    @cached_property
    def named(self) -> Named:
        """The authors, with the blocks that name them."""
        chosen = self.elements(self.byline)
        if chosen:
            return selected_authors(chosen, self.meta)
        marked = self.telling["author"]
        found = find_authors(
            Signs(self.walk, self.outline, self.place, self.meta, self.linked, marked)
        )
        if found.authors or self.profile is None or self.profile.byline is None:
            return found
        habit = self.walk.marked.get(self.profile.byline)
        near = [each for each in habit if self.place.is_near(each.start)]
        return selected_authors(near, self.meta)

    @cached_property
    def telling(self) -> dict[str, list[Element]]:
        """The elements that tell of an article, by what they tell."""
        return telling(self.walk)

    def elements(self, css: str | None) -> list[Element]:
        """Return the elements that *css* matches and the walk met; none for null."""
        nodes = self.document.select(css) if css else []
        return [each for node in nodes if (each := self.walk.element(node)) is not None]

    # The fields

    def read_headline(self) -> str:
        """Return the headline; empty when there is none."""
        shown = self.shown_headline
        return shown.text if shown else ""

    def read_alternative_headline(self) -> str | None:
        """Return the kicker: that which the page shows, else what the metadata calls one."""
        shown = self.shown_headline
        if kicker := (shown and shown.kicker) or find_kicker(self.place):
            return kicker
        told = plain(self.linked.get("alternativeHeadline"))
        return None if told in {shown and shown.text, self.summary} else told

    def read_description(self) -> str | None:
        """Return the standfirst: that which the page shows where the metadata agrees."""
        told = self.summary
        return (told and find_standfirst(self.place, told)) or told

    def read_dateline(self) -> str | None:
        """Return place, day and agency at the start of the text."""
        first = next((at for at in sorted(self.region) if at in self.outline.prose), None)
        return None if first is None else find_dateline(self.walk.blocks[first].text)

    def read_region(self) -> Indexes:
        """Return the indexes of the blocks of the body."""
        if self.ruled.told:
            return self.ruled.indexes
        shown = self.shown_headline
        headline = shown.block if shown else None
        return choose(self.walk, self.ruled, headline, self.summary or "")

    def read_dates(self) -> tuple[DateEvidence, ...]:
        """Return every date that the page tells, best first; none is chosen here."""
        seen = [
            *(selected_date(each) for each in self.elements(self.date)),
            *linked_dates(self.linked, self.jsonld),
            *head_dates(self.meta),
            *shown_dates(self.walk, self.outline, self.place, self.telling),
            *address_dates(self.url, self.document.page.entry),
            *announced_dates(self.document.page.entry, self.timezone),
        ]
        return evidence(seen, zone=self.timezone, day_first=self._is_day_first())

    def read_authors(self) -> tuple[Author, ...]:
        """Return people and agencies, in order."""
        return self.named.authors

    def read_section(self) -> tuple[str, ...]:
        """Return the sections."""
        chosen = [text for each in self.elements(self.section) if (text := plain(each.text()))]
        return unique(chosen) or find_sections(
            self.walk, self.place, self.meta, self.linked, self.jsonld
        )

    def read_keywords(self) -> tuple[str, ...]:
        """Return keywords and tags."""
        return find_keywords(self.walk, self.place, self.meta, self.linked)

    def read_language(self) -> str | None:
        """Return the BCP 47 language of the text."""
        linked = plain(self.linked.get("inLanguage"))
        told = self.meta.language or (language(linked) if linked else None)
        if self.language and (told or "").partition("-")[0] != self.language.partition("-")[0]:
            return self.language
        return told

    def read_main_image(self) -> Image | None:
        """Return the lead picture."""
        return main_image(self.linked, self.meta)

    def read_images(self) -> tuple[Image, ...]:
        """Return the pictures inside the article."""
        return images_in(self.walk, self.region, self.meta, self.telling["credit"])

    def read_free(self) -> bool | None:
        """Return whether everybody may read it; null when the page does not say."""
        return is_free(self.linked, self.jsonld, self.meta)

    def read_comments_count(self) -> int | None:
        """Return how many comments the page says it has."""
        return count(self.linked.get("commentCount"))

    def read_live_updates(self) -> tuple[LiveUpdate, ...]:
        """Return the updates of a live blog; none for any other page."""
        return self.live.updates

    def read_observations(self) -> tuple[Observation, ...]:
        """Return the counts that the site publishes on the page."""
        return observations(self.outline, self.url)

    def read_parts(self, found: Sequence[DateEvidence]) -> dict[int, str]:
        """Return the blocks that fields were read from, with the fields' names."""
        return find_parts(self, found)

    def _host(self) -> tuple[str, ...]:
        """Return the site's host without ``www.``, and its part before the first point."""
        host = self.document.host
        return host, host.partition(".")[0]

    def _is_day_first(self) -> bool:
        """Tell whether 02/03/2018 is 2 March."""
        if self.day_first is not None:
            return self.day_first
        return self.profile is None or self.profile.order != "month"

    def _bare(self, title: str) -> str:
        """Return a title without what the publisher is known to add to it."""
        known = self.profile is not None and self.title_suffix is None
        return self.profile.bare(title) if self.profile and known else title

    def _first_line(self) -> str | None:
        """Return the first line of a capture: it has the place of a title."""
        blocks = self.walk.blocks
        return blocks[0].text if self.document.is_capture and blocks else None
