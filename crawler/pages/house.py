"""The house: names that are the publisher's own, not those of people."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from crawler.items import Author
from crawler.pages.jsonld import Node, named
from crawler.pages.marks import words
from crawler.pages.meta import Meta
from crawler.pages.titles import letters
from crawler.text.hosts import host_of

NOBODY = words(
    "admin administrator editor editors editorial redaktion redaction laredaction redazione",
    "redaccion redaccao redacao redactie redakcja redakce szerkesztoseg newsdesk newsroom",
    "webmaster webdesk staff staffwriter staffreporter newsstaff haber habermerkezi editor",
    "редакция редакція root user guest unknown anonymous none null default",
)
"""What systems and desks put where no name is known; by its letters."""


class House(NamedTuple):
    """The names of the publisher."""

    keys: frozenset[str]
    """By their letters."""

    @classmethod
    def of(cls, meta: Meta, article: Node) -> Self:
        """Return the house of a page: its publisher, its site's name and its host."""
        host = (host_of(meta.base or "") or "").removeprefix("www.")
        publisher = article.get("publisher")
        names = [
            named(publisher, "name"),
            named(publisher, "alternateName"),
            *meta.all("og:site_name", "application-name"),
            host,
            host.partition(".")[0],
        ]
        return cls(frozenset(key for name in names if name and (key := letters(name))))

    def outsiders(self, authors: Iterable[Author]) -> list[Author]:
        """Return the authors that are not the house."""
        return [author for author in authors if not self.owns(author.name)]

    def without_desks(self, authors: Iterable[Author]) -> list[Author]:
        """Return the authors without the house's desks, which a byline names beside people."""
        people = self.outsiders(authors)
        return [author for author in people if not self._is_desk(author.name)] or people

    def _is_desk(self, name: str) -> bool:
        """Tell whether a name begins with the house's: "Quay Press Sports"."""
        key = letters(name.split(maxsplit=1)[0]) if " " in name else ""
        return len(key) > 2 and key in self.keys

    def owns(self, name: str) -> bool:
        """Tell whether a name is the house's own."""
        key = letters(name)
        return key in self.keys or key in NOBODY
