"""Fixtures: a page and its side-car, written so that they are there whole or not at all."""

import json
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
    name = f"{case}.txt" if (page.content_type or "").startswith("text/plain") else f"{case}.html"
    side_car = {
        "page": name,
        "url": page.url,
        "site": site,
        "kind": "article",
        "fetched_at": page.fetched_at,
        "status": page.status,
        "content_type": page.content_type,
        "expected": {field: value for field, value in record.items() if field not in UNSTABLE},
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


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
