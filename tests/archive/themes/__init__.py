"""The themes: what turns the truth about a story, or a listing, into a page.

Each is a module with ``article(site, story, path)``, ``listing(site, listing)`` and
``missing(site)``, which return the whole page's HTML.
"""

from types import ModuleType

from tests.archive.themes import bar2018, flat, twentysixteen, twentyten, twentytwentyfour

THEMES: dict[str, ModuleType] = {
    "bar2018": bar2018,
    "flat": flat,
    "wordpress": twentysixteen,
    "twentysixteen": twentysixteen,
    "twentyten": twentyten,
    "twentytwentyfour": twentytwentyfour,
}


def theme(name: str) -> ModuleType:
    """Return the theme of that name."""
    return THEMES[name]
