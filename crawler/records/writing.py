"""Fixtures: a page and its side-car, written so that they are there whole or not at all."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crawler.errors import ExportError
from crawler.items import Page

UNSTABLE = frozenset(
    [
        "schema_version",
        "id",
        "url",
        "provenance",
        "version",
        "cleaning",
        "content_hash",
        "date_evidence",
        "blocks",
    ]
)
"""Fields of a record that a fixture does not hold the reader to: they tell of the run, or follow
from the others."""


def write_fixture(folder: Path, case: str, page: Page, record: dict[str, Any], site: str) -> Path:
    """Write ``CASE.html`` and ``CASE.json`` into *folder*; return the path of the page.

    Raises ExportError when they cannot be written.
    """
    expected = {field: value for field, value in record.items() if field not in UNSTABLE}
    return _fixture(folder, case, page, {"site": site, "kind": "article"}, expected)


def write_listing(
    folder: Path, case: str, page: Page, urls: Sequence[str], *, site: str, source: str
) -> Path:
    """Write a listing that announces the articles at *urls*, read by *source*, as a fixture.

    Returns the path of the page. Raises ExportError when it cannot be written.
    """
    told = {"site": site, "kind": "listing", "source": source}
    return _fixture(folder, case, page, told, {"entries": list(urls)})


def _fixture(
    folder: Path, case: str, page: Page, told: dict[str, str], expected: dict[str, Any]
) -> Path:
    """Write a page and its side-car."""
    name = f"{case}{_suffix(page)}"
    side_car = {
        "page": name,
        "url": page.url,
        **told,
        "fetched_at": page.fetched_at,
        "status": page.status,
        "content_type": page.content_type,
        "expected": expected,
    }
    text = json.dumps(side_car, ensure_ascii=False, indent=2) + "\n"
    body = page.body.encode() if isinstance(page.body, str) else page.body
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / name, body)
        _write(folder / f"{case}.json", text.encode())
    except OSError as error:
        raise ExportError(f"cannot write the fixture to {folder}: {error}") from error
    return folder / name


def _suffix(page: Page) -> str:
    """Return the ending of a page's file: never that of its side-car."""
    kind = (page.content_type or "").partition(";")[0].strip().lower()
    if kind == "text/plain":
        return ".txt"
    if kind.endswith("json"):
        return ".listing"
    return ".xml" if kind.endswith("xml") and "html" not in kind else ".html"


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
