"""Made-up news sites whose pages hang on the hour: stories appear, change and vanish.

Nothing is stored: what a site shows at a moment is reckoned from the story's number and the time.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import NamedTuple

from benchmarks.ledger.stories import WORDS, sentence
from benchmarks.soak.clock import BEGIN

RECENT = 100
"""Stories of the back file that stand in the sitemap of the news, not in the archive's."""
FED = 100
"""Stories in a feed."""
OLD_GAP = timedelta(hours=2)
"""Between two stories of the back file."""
CHANGED_AFTER = timedelta(hours=5)
"""Age at which every eleventh story gets another text."""
GONE_AFTER = timedelta(hours=26)
"""Age at which every thirteenth story is taken down."""
DOWN = (timedelta(hours=30), timedelta(hours=32))
"""When the site of number 7 answers nothing but 503."""
XML = "application/xml"
HTML = "text/html; charset=utf-8"

_DEFINITION = '''"""A made-up site."""

{imports}from crawler.site import SiteSpider
from crawler.sources import {names}


class MadeUpSpider(SiteSpider):
    """https://{host}"""

    name = "{name}"
    allowed_domains = ("{host}",)
    sources = ({sources}
    )
'''


class Answer(NamedTuple):
    """What a site answers."""

    status: int
    body: bytes = b""
    kind: str = HTML
    etag: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One site. Its stories are numbered by age, from 0; those from *backlog* on are new."""

    number: int
    backlog: int
    """Stories that it has when the time begins."""

    @property
    def name(self) -> str:
        """Name of its definition."""
        return f"s{self.number:03}"

    @property
    def host(self) -> str:
        """Where it is."""
        return f"{self.name}.example"

    @property
    def gap(self) -> timedelta:
        """Between two new stories: one to three hours."""
        return timedelta(minutes=60 + self.number * 7 % 120)

    def definition(self) -> str:
        """Return the file that a user would write of it: sitemaps, and day archives or a feed."""
        base = f"https://{self.host}"
        first = BEGIN.date() - timedelta(days=2)
        since = f"since=date({first.year}, {first.month}, {first.day})"
        days = f'DayArchive("{base}/{{day:%Y/%m/%d}}/", links="h2 > a", {since})'
        whole = f'Sitemap("{base}/archive.xml.gz", name="archive")'
        feed = f'Feed("{base}/feed/", paged=False)'
        beside = {1: (days, whole), 2: (feed, whole)}.get(self.number % 10, ())
        sources = (f'Sitemap("{base}/sitemap.xml")', *beside)
        names = sorted({each.partition("(")[0] for each in sources})
        imports = "from datetime import date\n\n" if days in sources else ""
        return _DEFINITION.format(
            imports=imports,
            names=", ".join(names),
            host=self.host,
            name=self.name,
            sources="".join(f"\n        {each}," for each in sources),
        )

    # Its stories

    def published(self, story: int) -> datetime:
        """Return when a story appeared or will."""
        age = story - self.backlog
        return BEGIN + (age * OLD_GAP if age < 0 else (age + 1) * self.gap)

    def count(self, now: datetime) -> int:
        """Return how many stories it has published."""
        return self.backlog + int((now - BEGIN) / self.gap)

    def revision(self, story: int, now: datetime) -> int:
        """Return how often a story has changed."""
        is_old = now >= self.published(story) + CHANGED_AFTER
        return int(story % 11 == 0 and story >= self.backlog and is_old)

    def is_gone(self, story: int, now: datetime) -> bool:
        """Tell whether a story was taken down."""
        is_old = now >= self.published(story) + GONE_AFTER
        return story % 13 == 5 and story >= self.backlog and is_old

    def is_down(self, now: datetime) -> bool:
        """Tell whether it answers nothing but errors."""
        return self.number == 7 and DOWN[0] <= now - BEGIN < DOWN[1]

    def path(self, story: int) -> str:
        """Return where a story is."""
        slug = "-".join(self._words(story).choices(WORDS, k=3))
        return f"/{self.published(story):%Y/%m/%d}/{slug}-{story}/"

    def story_at(self, path: str) -> int | None:
        """Return the number of the story at *path*; null when there never is one."""
        last = path.rstrip("/").rpartition("-")[2]
        return int(last) if last.isdecimal() and self.path(int(last)) == path else None

    # Its pages

    def get(self, path: str, now: datetime) -> Answer:
        """Return what it answers to *path* at a moment."""
        if self.is_down(now):
            return Answer(503, b"<h1>Back soon</h1>")
        made = {
            "/robots.txt": partial(
                Answer, 200, b"User-agent: *\nDisallow: /admin/\n", "text/plain"
            ),
            "/sitemap.xml": partial(self._index, now),
            "/archive.xml.gz": self._archive,
            "/news.xml": partial(self._news, now),
            "/feed/": partial(self._feed, now),
        }.get(path)
        if made is not None:
            return made()
        story = self.story_at(path)
        if story is not None and story < self.count(now):
            if self.is_gone(story, now):
                return Answer(410, b"<h1>Gone</h1>")
            return self._story(story, self.revision(story, now))
        try:
            day = datetime.strptime(path, "/%Y/%m/%d/").date()  # noqa: DTZ007 - a day
        except ValueError:
            return Answer(404, b"<h1>Not found</h1>")
        return self._day(day, now)

    def _newest(self, now: datetime) -> Iterator[int]:
        """Yield the stories that are there, the newest first."""
        stories = range(self.count(now) - 1, -1, -1)
        return (story for story in stories if not self.is_gone(story, now))

    def _url(self, path: str) -> str:
        return f"https://{self.host}{path}"

    def _index(self, now: datetime) -> Answer:
        last = self.published(self.count(now) - 1)
        rows = (("/archive.xml.gz", self.published(self._archived)), ("/news.xml", last))
        maps = "".join(
            f"<sitemap><loc>{self._url(path)}</loc><lastmod>{moment.isoformat()}</lastmod></sitemap>"
            for path, moment in rows
        )
        return Answer(200, f"<sitemapindex>{maps}</sitemapindex>".encode(), XML)

    @property
    def _archived(self) -> int:
        return max(self.backlog - RECENT, 0)

    def _archive(self) -> Answer:
        body = self._sitemap((story, self.published(story)) for story in range(self._archived))
        return Answer(200, gzip.compress(body, 1), "application/x-gzip", '"archive"')

    def _news(self, now: datetime) -> Answer:
        rows = []
        for story in self._newest(now):
            if story < self._archived:
                break
            changed = CHANGED_AFTER * self.revision(story, now)
            rows.append((story, self.published(story) + changed))
        return Answer(200, self._sitemap(iter(rows)), XML)

    def _sitemap(self, rows: Iterator[tuple[int, datetime]]) -> bytes:
        urls = "".join(
            f"<url><loc>{self._url(self.path(story))}</loc><lastmod>{moment.isoformat()}</lastmod></url>\n"
            for story, moment in rows
        )
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset>\n{urls}</urlset>'.encode()

    def _feed(self, now: datetime) -> Answer:
        items = "".join(
            f"<item><title>{self.title(story)}</title><link>{self._url(self.path(story))}</link>"
            f"<pubDate>{self.published(story):%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
            for story, _ in zip(self._newest(now), range(FED), strict=False)
        )
        head = f"<title>{self.name}</title><link>{self._url('/')}</link>"
        return Answer(
            200, f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode(), XML
        )

    def _day(self, day: date, now: datetime) -> Answer:
        links = ""
        for story in self._newest(now):
            own = self.published(story).date()
            if own < day:
                break
            if own == day:
                links += f'<h2><a href="{self.path(story)}">{self.title(story)}</a></h2>'
        return Answer(200, f"<html><body><main>{links}</main></body></html>".encode())

    def title(self, story: int) -> str:
        """Return the headline of a story, which no other has."""
        return f"{sentence(self._words(story), 6).rstrip('.')} {self.number} {story}"

    def _story(self, story: int, revision: int) -> Answer:
        words = self._words(story)
        moment = self.published(story)
        *texts, last = (sentence(words, 40) for _ in range(7))
        body = "".join(f"<p>{each}</p>" for each in (*texts, f"{last} {mark(revision)}"))
        menu = "".join(f'<li><a href="/{each}/">{each}</a></li>' for each in WORDS[:9])
        page = (
            f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
            f"<title>{self.title(story)} – {self.name}</title>"
            f'<link rel="canonical" href="{self._url(self.path(story))}"></head>'
            f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{self.title(story)}</h1>"
            f'<time datetime="{moment.isoformat()}">{moment:%d %B %Y}</time>'
            f'<div class="entry-content">{body}</div></article></main>'
            f"<footer>Printed and published by {self.name}</footer></body></html>"
        )
        return Answer(200, page.encode(), etag=f'"{story}-{revision}"')

    def _words(self, story: int) -> Random:
        return Random(self.number * 1_000_003 + story)  # noqa: S311 - the same for ever


def mark(revision: int) -> str:
    """Return the last sentence of a story that has changed so often."""
    return f"Version {revision} of this story."
