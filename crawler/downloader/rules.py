"""The rules of one robots.txt, within limits of our own."""

from typing import Self

from protego import Protego

LARGEST = 500 * 1024
"""Bytes that are read of it: RFC 9309, section 2.5, asks for so many."""

LINES = 10_000
"""Lines that are read of it: each costs time at every request."""

LONGEST_DELAY = 3600.0
"""Seconds of ``Crawl-delay`` beyond which it is taken for a mistake, and for these."""


class Rules:
    """What a robots.txt allows; one without rules allows everything."""

    def __init__(self, body: bytes = b"") -> None:
        whole = len(body) <= LARGEST
        lines = body[:LARGEST].splitlines()
        # Of what is cut off, the last line is no rule: "Disallow: /a" may have been "/archive".
        kept = lines if whole else lines[:-1]
        text = b"\n".join(kept[:LINES]).decode("utf-8-sig", "ignore")
        self._rules = Protego.parse(text)

    @classmethod
    def none(cls) -> Self:
        """Return the rules of a site that has no robots.txt."""
        return cls()

    def allows(self, url: str, agent: str) -> bool:
        """Tell whether *agent*, a user agent's name, may ask for *url*."""
        return bool(self._rules.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Return the seconds that *agent* is to leave between requests; 0 when none are told."""
        told = self._rules.crawl_delay(agent)
        return min(float(told), LONGEST_DELAY) if told and told > 0 else 0.0
