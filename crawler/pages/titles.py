"""What a page says its headline is outside its text, and how much of that is the site's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from crawler.text.normalise import fold

SEPARATOR = re.compile(
    r"\s+[-–—|·•:»«›~/*]{1,2}(?=\s)|\s*\|\s*|[:\uff1a](?=[^:\uff1a]{1,40}$)(?=\s|[^\x00-\u024f])"
)
"""What parts the headline from the site's name in a title."""

LONGEST = 2_000
"""Characters of the longest title that is looked at for the site's name."""

MOST_CUTS = 8
"""Separators in a title that are looked at."""


@dataclass(frozen=True)
class Titles:
    """What a page says its headline is, outside its text."""

    title: str | None = None
    """Text of the title element, or the first line of a capture."""
    told: tuple[str, ...] = ()
    """Titles in the metadata, most trusted first."""
    site: str | None = None
    """Name of the site."""
    suffix: str | None = None
    """What the site adds to each title; null when unknown."""
    names: tuple[str, ...] = ()
    """Other names of the site: its publisher's, its host's."""

    def all(self) -> list[str]:
        """Return the titles without the site's name, most trusted first.

        One that is nothing but that name is a title only where there is no other.
        """
        plain = [self.without_site(each) for each in (*self.told, self.title) if each]
        shown = list(dict.fromkeys(each for each in plain if each))
        return [each for each in shown if not self.is_site(each)] or shown

    def ends(self) -> list[tuple[str, str]]:
        """Return what may be the site's name at either end of the title, with the rest."""
        title = self.title or ""
        cuts = _cuts(title)
        ends = [(title, "")]
        if cuts:
            first, last = cuts[0], cuts[-1]
            ends.append((title[last.end() :].strip(), title[: last.start()].strip()))
            ends.append((title[: first.start()].strip(), title[first.end() :].strip()))
        return ends

    def parts(self) -> list[str]:
        """Return what the headline may be in the titles, if they have parts, longest first."""
        parts = {part for each in (*self.told, self.title) if each for part in self._parts(each)}
        return sorted(parts, key=lambda part: (-len(part), part))

    def without_site(self, text: str) -> str:
        """Return *text* without what the site adds to it at either end."""
        if self.suffix and text.endswith(self.suffix):
            return text.removesuffix(self.suffix).strip()
        cuts = _cuts(text) if self._keys else []
        for cut in reversed(cuts):
            if self.is_site(text[cut.end() :]):
                return text[: cut.start()].strip()
        for cut in cuts:
            if self.is_site(text[: cut.start()]):
                return text[cut.end() :].strip()
        return text

    def is_site(self, text: str) -> bool:
        """Tell whether *text* is nothing but a name of the site."""
        return letters(text) in self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        """The site's names by their letters."""
        names = (letters(name) for name in (self.site, *self.names) if name)
        return frozenset(name for name in names if name)

    def _parts(self, text: str) -> Iterator[str]:
        """Yield every run of the parts of one title."""
        title = self.without_site(text)
        cuts = _cuts(title)[:MOST_CUTS]
        starts = [0, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), len(title)]
        for start in starts:
            yield from (title[start:end].strip() for end in ends if start < end)


def _cuts(title: str) -> list[re.Match[str]]:
    """Return the separators in a title; none in what is longer than any."""
    return list(SEPARATOR.finditer(title)) if len(title) <= LONGEST else []


def letters(text: str) -> str:
    """Return the letters and digits of *text* as a key: spacing and punctuation do not count."""
    return "".join(filter(str.isalnum, fold(text)))
