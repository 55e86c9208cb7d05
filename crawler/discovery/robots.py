"""What robots.txt says of sitemaps and of patience."""

from dataclasses import dataclass

from protego import Protego

from crawler.items import Page
from crawler.sources.links import absolute

LARGEST = 500 * 1024
"""Bytes that are looked at (RFC 9309, section 2.5)."""

LONGEST = 10_000
"""Lines that are looked at: the rules of each are compiled."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots.txt asks for and announces."""

    sitemaps: tuple[str, ...] = ()
    """Addresses of sitemaps, in order."""
    delay: float | None = None
    """Seconds between two requests that it asks for; null when it does not."""


def read_robots(page: Page | None, agent: str) -> Robots:
    """Return what robots.txt says to *agent*; nothing when there is none."""
    if page is None:
        return Robots()
    body = page.body if isinstance(page.body, str) else page.body.decode("utf-8", "replace")
    rules = Protego.parse("\n".join(body[:LARGEST].splitlines()[:LONGEST]))
    found = (absolute(page.url, each) for each in rules.sitemaps)
    delay = rules.crawl_delay(agent)
    return Robots(tuple(dict.fromkeys(each for each in found if each)), delay)
