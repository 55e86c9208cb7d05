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
        "if-modified-since",
        "if-none-match",
        "user-agent",
    }
)
"""Names, in lower case, of those that tell nothing that only one server should know. Any other may
be a key: custom ones too, such as X-Api-Key, which no list of secret ones would have."""


def strip(request: Request, names: Iterable[str] | None = None) -> None:
    """Take what is not safe out of the headers of *request*; *names*: of these, else of all."""
    told = request.headers.keys() if names is None else names
    for name in [each.decode("latin-1") if isinstance(each, bytes) else each for each in told]:
        if name.lower() not in SAFE:
            request.headers.pop(name, None)
