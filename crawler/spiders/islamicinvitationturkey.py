"""Islamic Invitation Turkey: a WordPress site with day archives.

Its pages come in two shapes, and old stories were given new addresses:

- until 2018, ``/2018/07/20/slug/``: a header bar with today's date in two calendars and the counts
  of the newest days, a date line ``20 July 2017 9:05`` without a zone. Stories imported in 2011
  have no date line: their address tells the day.
- later, ``/slug/``: category chips before the headline, at times a line "Source: …".
"""

from datetime import date
from zoneinfo import ZoneInfo

from crawler.pages import ArticlePage, Document
from crawler.site import SiteSpider
from crawler.sources import DayArchive
from crawler.text.normalise import fold

NAME = "Islamic Invitation Turkey"


class BarPage(ArticlePage):
    """Layout until 2018, and every text capture: read from its words, in any markup."""

    timezone = ZoneInfo("Europe/Istanbul")
    language = "en"
    title_suffix = f" - {NAME}"

    @classmethod
    def recognises(cls, document: Document) -> bool:
        """Tell whether the page names the site first, or at the end of its first line."""
        name = fold(NAME)
        for block in document.walk.blocks[:5]:
            line = fold(block.text)
            if line == name or line.endswith(f" - {name}"):
                return True
        return False


class ChipsPage(BarPage):
    """Later layout: category chips stand before the headline."""

    structure = "a.post-cat"
    section = "a.post-cat"


class IslamicInvitationTurkeySpider(SiteSpider):
    """https://islamicinvitationturkey.com, in English, from Istanbul."""

    name = "islamicinvitationturkey"
    publisher = NAME
    allowed_domains = ("islamicinvitationturkey.com",)
    layouts = (ChipsPage, BarPage)
    sources = (
        DayArchive(
            "https://islamicinvitationturkey.com/{day:%Y/%m/%d}/",
            links="article h2 a, article h3 a, .post h2 a, .post-title a, .entry-title a",
            since=date(2009, 1, 1),  # earlier than any story seen; days without one answer 404
        ),
    )
