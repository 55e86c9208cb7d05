"""The text of a site's definition, whatever hostile things the site says of itself."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from string import Template

from crawler.discovery.offer import Offer
from crawler.discovery.plan import addresses_of
from crawler.discovery.traits import Traits
from crawler.discovery.zones import Zone

LONGEST = 100
"""Characters of a line, as this project's own ruff wants it."""

UNSURE = Zone("UTC", "the zone of the times that the pages show", is_guess=True)
"""The zone of a site that nobody looked at."""

_KINDS = {
    "wordpress": "WordPress",
    "sitemap": "Sitemap",
    "feed": "Feed",
    "links": "Archive",
    "days": "DayArchive",
    "months": "MonthArchive",
}
"""Class of each source."""

_DATED = frozenset(("DayArchive", "MonthArchive"))
"""Those that have a first day."""

_ESCAPED = re.compile(r"\\.|\"", re.DOTALL)
_NOT_HOST = re.compile(r"[^A-Za-z0-9.:\[\]_-]")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a definition says."""

    name: str
    """Name of the site, of letters, digits, ``.``, ``-`` and ``_``."""
    module: str
    """Name of its file without its suffix."""
    scheme: str
    """``http`` or ``https``."""
    host: str
    """Host, and port if it is none of the usual."""
    summary: str
    """What a reader of the file is told first; one clause, ours."""
    sources: tuple[str, ...]
    """Each source as it is written."""
    zone: Zone | None = None
    language: str | None = None
    suffix: str | None = None
    body: str | None = None
    publisher: str | None = None
    hints: tuple[str, ...] = field(default=())
    """Attributes of the layout that a person may want, as comments."""

    def render(self, template: str) -> str:
        """Return *template* filled in; names that it does not know are left alone."""
        layout = self._layout()
        host = _NOT_HOST.sub("", self.host)
        publisher = f"    publisher = {literal(self.publisher)}\n" if self.publisher else ""
        return Template(template).safe_substitute(
            name=self.name,
            domain=host,
            address=f"{self.scheme}://{host}",
            classname="".join(map(str.capitalize, self.module.split("_"))) + "Spider",
            summary=self.summary,
            imports=self._imports(has_layout=bool(layout)),
            layout=layout,
            layouts="Page" if layout else "ArticlePage",
            publisher=_long(publisher),
            sources=self._sources(),
        )

    def _layout(self) -> str:
        """Return the layout; empty when there is nothing to say of it."""
        lines = [
            _zone(self.zone) if self.zone else "",
            f"    language = {literal(self.language)}\n" if self.language else "",
            _long(f"    title_suffix = {literal(self.suffix)}\n") if self.suffix else "",
            f"    body = {literal(self.body)}\n" if self.body else "",
            *(f"    # {each}\n" for each in self.hints),
        ]
        if not any(lines):
            return ""
        doc = '    """The layout: the generic page reads all that is not named here."""\n\n'
        return f"\n\nclass Page(ArticlePage):\n{doc}{''.join(lines)}"

    def _sources(self) -> str:
        """Return the tuple of sources, on one line if there is one that is short."""
        alone = f"({self.sources[0].strip().rstrip(',')},)" if len(self.sources) == 1 else "\n"
        if "\n" not in alone and "#" not in alone and len(alone) < LONGEST - len("    sources = "):
            return alone
        return f"(\n{''.join(self.sources)}    )"

    def _imports(self, *, has_layout: bool) -> str:
        """Return the imports of what the text names."""
        named = sorted({each.strip().partition("(")[0] for each in self.sources})
        is_dated = not _DATED.isdisjoint(named)
        standard = ["from datetime import date"] if is_dated else []
        standard += ["from zoneinfo import ZoneInfo"] if has_layout and self.zone else []
        return "\n".join(
            [
                *standard,
                *([""] if standard else []),
                "from crawler.pages import ArticlePage",
                "from crawler.site import SiteSpider",
                f"from crawler.sources import {', '.join(named)}",
            ]
        )


def described(name: str, module: str, address: tuple[str, str], found: Traits) -> Definition:
    """Return the definition of a site without sources; *address*: scheme and host."""
    scheme, host = address
    return Definition(
        name,
        module,
        scheme,
        host,
        "found by 'backfile discover', to be corrected by a person",
        (),
        found.zone,
        (found.language or "").partition("-")[0] or None,
        found.suffix,
        found.body,
        found.publisher,
        () if found.zone else ("timezone = ZoneInfo(...): nothing told of it",),
    )


def sources(offers: Sequence[Offer]) -> tuple[str, ...]:
    """Return the sources of *offers* as they are written."""
    written = []
    for offer in offers:
        for place, url in enumerate(addresses_of(offer), start=1):
            name = f"{offer.source} {place}" if place > 1 else None
            written.append(source(_KINDS[offer.source], url, offer.first, name=name))
    return tuple(written)


def source(
    kind: str, url: str, first: date | None, *, name: str | None = None, links: str | None = None
) -> str:
    """Return one source as it is written; *first*: of an archive by date."""
    told = [literal(url)]
    if kind in _DATED:
        day = first or date(2000, 1, 1)
        told.append(f"links={literal(links) if links else 'None'}")
        told.append(f"since=date({day.year}, {day.month}, {day.day})")
    if name:
        told.append(f"name={literal(name)}")
    if len(told) == 1:
        return _long(f"        {kind}({told[0]}),\n")
    lines = "".join(_long(f"            {each},{_NOTES.get(each[:5], '')}\n") for each in told)
    return f"        {kind}(\n{lines}        ),\n"


_NOTES = {"since": "  # the first day that the archive has"}
"""What is said beside an argument."""


def literal(text: str) -> str:
    """Return *text* as Python writes it, in double quotes, whatever is in it."""
    written = repr(text)
    if written.startswith("'"):
        changed = {"\\'": "'", '"': '\\"'}
        body = _ESCAPED.sub(lambda match: changed.get(match[0], match[0]), written[1:-1])
        written = f'"{body}"'
    # What is written is run: it must be the text, and nothing else.
    return written if ast.literal_eval(written) == text else repr(text)


def _zone(zone: Zone) -> str:
    guess = "a guess: " if zone.is_guess and zone is not UNSURE else ""
    return f"    timezone = ZoneInfo({literal(zone.name)})  # {guess}{zone.why}\n"


def _long(line: str) -> str:
    """Return a line; one that is too long says so to ruff."""
    return f"{line.rstrip()}  # noqa: E501\n" if len(line.rstrip()) > LONGEST else line
