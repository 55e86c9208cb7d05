"""Which headers of a request may be shown to any server."""

from collections.abc import Iterable

from scrapy import Request

SAFE = frozenset(
    {
        "accept",
        "accept-charset",
        "accept-encoding",
        "accept-language",
        "cache-control",
        "connection",
        "from",
        "if-modified-since",
        "if-none-match",
        "user-agent",
    }
)
"""Names, in lower case, of those that tell nothing that only one server should know. Any other may
be a key: custom ones too, such as X-Api-Key, which no list of secret ones would have."""


def strip(request: Request, names: Iterable[str | bytes]) -> None:
    """Take those of *names* that are not safe out of the headers of *request*."""
    for name in tuple(names):
        text = name.decode("latin-1") if isinstance(name, bytes) else name
        if text.lower() not in SAFE:
            request.headers.pop(name, None)
