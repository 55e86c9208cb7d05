"""A look at made-up sites, without a network."""

import asyncio
from datetime import date

import pytest

from crawler.discovery import Visits, explore
from crawler.errors import SourceError
from crawler.items import Page
from tests.archive import build

TODAY = date(2018, 9, 1)
HOST = "https://courier.example"


class Server:
    """Answers for a whole small site, with some pages more; remembers what was asked."""

    def __init__(self, more=None, **options):
        self.site = build(base_url=HOST, **options)
        self.more = {} if more is None else more
        self.asked = []

    async def fetch(self, url):
        self.asked.append(url)
        path = url.removeprefix(HOST)
        if path in self.more:
            status, kind, body, *headers = self.more[path]
            return page(url, body, status, kind, *headers)
        if not url.startswith(HOST):
            raise SourceError("leads away from the site")
        answer = self.site.get(path)
        if answer.status in (301, 302):
            return await self.fetch(answer.headers["Location"])
        return page(url, answer.body, answer.status, answer.headers.get("Content-Type"))


def page(url, body, status=200, kind="text/html; charset=UTF-8", headers=None):
    text = body.encode() if isinstance(body, str) else body
    return Page(text, url, kind, "2018-09-01T09:00:00Z", status, headers=headers or {})


@pytest.fixture
def look():
    """Return what is found of a site, and the server that was asked."""

    def look(more=None, most=40, **options):
        server = Server(more, **options)
        visits = Visits(server.fetch, TODAY, most)
        return asyncio.run(explore(f"{HOST}/", visits)), server

    return look
