"""A whole small news site, made up by us: the truth about its stories and the pages that show it.

Deterministic: equal options make equal sites. Independent of the code that it tests: it imports
nothing of it.

>>> site = build(template="bar2018", days=3, per_day=2)
>>> with serve(template="wordpress", days=3) as server:
...     server.url, server.site.stories, server.requests
"""

from tests.archive.options import TRAPS, Options
from tests.archive.server import Request, Server, serve
from tests.archive.site import Response, Site, build
from tests.archive.stories import Story

__all__ = [
    "TRAPS",
    "Options",
    "Request",
    "Response",
    "Server",
    "Site",
    "Story",
    "build",
    "serve",
]
