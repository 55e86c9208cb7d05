"""What a page's head says: OpenGraph, meta names, links, title and language."""

import re
from collections import defaultdict
from urllib.parse import urljoin

from crawler.pages.values import plain
from crawler.pages.walk import Walk

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?\b", re.IGNORECASE)


class Meta:
    """The metadata of a page's head, names in lower case."""

    def __init__(self, walk: Walk, base: str | None = None) -> None:
        self.values: dict[str, list[str]] = defaultdict(list)
        """Contents by property, name or itemprop, in order."""
        self.base = base
        self.title = next(
            (text for each in walk.tags["title"] if (text := plain(each.node.text()))), None
        )
        """Text of the title element."""
        self.canonical = self._canonical(walk)
        """Absolute address that the page names as its own."""
        self.language = self._language(walk)
        """BCP 47."""

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of *names* that has one."""
        return next((value for name in names for value in self.values.get(name, ())), None)

    def all(self, *names: str) -> list[str]:
        """Return every content of *names*, in their order."""
        return [value for name in names for value in self.values.get(name, ())]

    def absolute(self, address: str | None) -> str | None:
        """Return an http address made absolute; null when it is none."""
        if not address:
            return None
        try:
            address = urljoin(self.base or "", address.strip())
        except ValueError:
            return None
        return address if address.startswith(("http://", "https://")) else None

    def _canonical(self, walk: Walk) -> str | None:
        """Read the meta elements, then return the page's own address."""
        for element in walk.tags["meta"]:
            content = plain(element.attributes.get("content"))
            if content is None:
                continue
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(attribute).lower():
                    self.values[name].append(content)
        for element in walk.tags["link"]:
            if "canonical" in element.get("rel").lower().split():
                return self.absolute(element.get("href"))
        return self.absolute(self.first("og:url"))

    def _language(self, walk: Walk) -> str | None:
        """Return the language that the page says it is in."""
        roots = [*walk.tags["html"], *walk.tags["body"]]
        named = [each.get("lang") or each.get("xml:lang") for each in roots]
        named += self.all("og:locale", "content-language", "inlanguage", "dc.language")
        return next((found for each in named if (found := language(each))), None)


def language(name: str) -> str | None:
    """Return *name* as a BCP 47 tag (``tr-TR``); null when it is none."""
    found = _LANGUAGE.match(name.strip())
    if found is None:
        return None
    parts = (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper())
    return "-".join(part for part in parts if part)
