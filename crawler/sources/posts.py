"""One post as the REST interface of WordPress tells it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, NamedTuple, Self

from selectolax.lexbor import LexborHTMLParser

from crawler.sources.data import at, plain
from crawler.sources.links import absolute
from crawler.text.letters import letters

FIELDS = "id,date,date_gmt,modified,modified_gmt,status,link,title"
"""What is asked of every post."""

_FARTHEST = timedelta(hours=14)
"""Zone that is most ahead of UTC."""

_UNREAD = ["script", "style", "template", "noscript", "iframe"]


class Post(NamedTuple):
    """A published post."""

    url: str
    """Its address."""
    title: str | None
    """Its headline, entities decoded and tags left out; null without one."""
    time: datetime | None
    """When it was published, in the site's zone, without an offset; null when it does not say."""
    published: str | None
    """The same as RFC 3339, with the site's offset at that time where it is told."""
    modified: str | None
    """When it last changed, as ``published``."""
    is_protected: bool
    """Whether its text is only for those who know a password."""
    letters: int | None
    """Letters and digits of its text, as the site itself says that it is; null when not asked."""

    @property
    def day(self) -> date | None:
        """Day of publication in the site's zone."""
        return self.time.date() if self.time else None

    @classmethod
    def of(cls, told: object, base: str | None) -> Self | None:
        """Return the post that a JSON object tells; null for what is none, or is not published."""
        if not isinstance(told, dict) or told.get("status", "publish") != "publish":
            return None
        link = told.get("link")
        url = absolute(base, link) if isinstance(link, str) and link else None
        if url is None:
            return None
        protected = at(told, "content.protected") is True
        rendered = at(told, "content.rendered")
        has_text = isinstance(rendered, str) and not protected
        return cls(
            url,
            plain(title) if isinstance(title := at(told, "title.rendered"), str) else None,
            _moment(told.get("date")),
            _stamp(told, "date"),
            _stamp(told, "modified"),
            protected,
            _length(str(rendered)) if has_text else None,
        )


def _length(html: str) -> int:
    """Return how many letters and digits the text of a piece of HTML has."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(_UNREAD)
    return letters(tree.root.text() if tree.root else "")


def _moment(value: object) -> datetime | None:
    """Return a time as WordPress writes it; null for what is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value).replace(microsecond=0)
    except ValueError:
        return None
    return moment if 1900 <= moment.year <= 2100 else None


def _stamp(told: Mapping[str, Any], name: str) -> str | None:
    """Return a time as RFC 3339; its offset is what it is ahead of the same time in UTC."""
    local, utc = _moment(told.get(name)), _moment(told.get(f"{name}_gmt"))
    if local is None:
        return None
    if local.tzinfo is not None:
        return local.isoformat()
    ahead = local - utc.replace(tzinfo=None) if utc else _FARTHEST * 2
    if abs(ahead) > _FARTHEST or ahead % timedelta(minutes=15):
        return local.isoformat()
    zone = timezone(ahead) if ahead else UTC
    return local.replace(tzinfo=zone).isoformat()
