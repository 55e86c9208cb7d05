"""What went over the wire for one address, as a recorder takes it."""

from dataclasses import dataclass, field

from crawler.items import Entry


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response."""

    url: str
    """The address that answered."""
    status: int
    """HTTP status."""
    asked: bytes = field(repr=False)
    """The request's line and headers as sent, with the blank line at their end."""
    told: bytes = field(repr=False)
    """The response's line and headers as received, with the blank line at their end."""
    body: bytes = field(repr=False)
    """The response's body: its content encoding is there, its transfer encoding is not."""
    fetched_at: str
    """RFC 3339 in UTC, whole seconds, with ``Z``."""
    ip: str | None = None
    """Address of who answered; null when unknown, as behind a proxy."""
    entry: Entry | None = None
    """How the address was announced; null: nobody did, as of a robots.txt."""
