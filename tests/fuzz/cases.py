"""A hostile page for each seed: a page of ours, or one that was given, and what is done to it."""

# ruff: noqa: E501 - what is made up reads better whole

import gzip
import json
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.fuzz.floods import flood
from tests.fuzz.mutations import MOST, MUTATIONS, marathon
from tests.fuzz.naughty import ADDRESSES

FIXTURES = Path(__file__).parents[2] / "fixtures"

KINDS = (
    None, None, None, None, "text/html", "text/html; charset=utf-8", "text/html; charset=utf-8", "text/html; charset=utf-8",
    "text/html; charset=windows-1254", "text/html; charset=utf-16", "text/html; charset=shift_jis", "text/html; charset=\0", "text/html;;=;charset",
    "text/html; charset='utf-8", "text/html; charset=hex", "application/xhtml+xml", "text/xml", "text/plain", "text/plain", "image/png", "\u2028", "",
)  # fmt: skip
"""What a server may say of a page."""

FLOODS, MARATHONS = 0.03, 0.008
"""Shares of pages that are too much, and of those with a run as long as a page may be."""

LARGEST = 1_500_000
"""Bytes of the largest page that is mutated."""


class Case(NamedTuple):
    """A page to be read."""

    seed: int
    kind: str
    """What was done to it."""
    body: bytes | str
    url: str | None
    content_type: str | None
    is_flood: bool = False
    """Whether the marker of floods stands in it."""

    def page(self) -> dict[str, object]:
        """Return it as ``extract_many`` wants it."""
        return {"html": self.body, "url": self.url, "content_type": self.content_type}

    def save(self, folder: Path) -> Path:
        """Write the page and its side-car, which ``--page`` and ``backfile replay`` read."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.seed}.html"
        is_text = isinstance(self.body, str)
        path.write_bytes(self.body.encode("utf-8", "surrogatepass") if is_text else self.body)
        told = {"page": path.name, "url": self.url, "content_type": self.content_type}
        told |= {"kind": self.kind, "is_text": is_text}
        path.with_suffix(".json").write_text(json.dumps(told, indent=2), encoding="utf-8")
        return path

    @classmethod
    def load(cls, path: Path) -> "Case":
        """Return a page that was saved."""
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        body: bytes | str = path.read_bytes()
        if told["is_text"]:
            body = body.decode("utf-8", "surrogatepass")
        return cls(int(path.stem), told["kind"], body, told["url"], told["content_type"])


class Base(NamedTuple):
    """A page as it was before."""

    path: Path
    url: str | None

    def read(self) -> bytes:
        """Return its bytes."""
        data = self.path.read_bytes()
        return gzip.decompress(data) if self.path.suffix == ".gz" else data


@cache
def bases(data: Path | None = None) -> tuple[Base, ...]:
    """Return our fixtures, and the pages in sets below *data*, by their names."""
    found = [
        Base(path, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["url"])
        for path in sorted(FIXTURES.glob("*/*.html"))
    ]
    if data is not None:
        every = (
            path for path in data.rglob("*") if path.name.endswith((".html", ".html.gz", ".htm"))
        )
        found += [
            Base(path, f"https://{path.parent.parent.name}.example/{path.name}")
            for path in sorted(every)
        ]
    return tuple(found)


def case(seed: int, data: Path | None = None) -> Case:
    """Return the page of *seed*."""
    random = Random(seed)
    which = random.random()
    if which < FLOODS:
        name, text = flood(random)
        return Case(
            seed,
            f"flood: {name}",
            text.encode(),
            "https://a.example/1",
            "text/html; charset=utf-8",
            True,
        )
    known = bases(data)
    # Real pages and ours take turns, whatever their number.
    count = len(bases())
    some = known[:count] if random.random() < 0.3 else known[count:] or known
    first, other = random.choice(some), random.choice(known)
    body = _whole(first)
    if which < FLOODS + MARATHONS:
        return Case(seed, "marathon", marathon(random, body, body), first.url, "text/html")
    names = []
    for each in random.choices(
        list(MUTATIONS), list(MUTATIONS.values()), k=random.choice((1, 1, 2, 3))
    ):
        body = each(random, body, _whole(other)) or b"<p>"
        names.append(each.__name__)
    body = body[:MOST]
    url = first.url if random.random() < 0.9 else random.choice((None, *ADDRESSES))
    told: bytes | str = (
        body.decode("utf-8", "surrogatepass" if random.random() < 0.1 else "replace")
        if _is_text(random, body)
        else body
    )
    return Case(seed, names[0], told, url, random.choice(KINDS))


def _is_text(random: Random, body: bytes) -> bool:
    """Tell whether the page is given as text, with whatever surrogates it has."""
    if random.random() > 0.1:
        return False
    try:
        body.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


@cache
def _read(path: Path) -> bytes:
    return Base(path, None).read()[:LARGEST]


def _whole(base: Base) -> bytes:
    return _read(base.path) or b"<p>"
