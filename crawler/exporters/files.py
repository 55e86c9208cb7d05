"""Records to one file, in the format that its name says."""

import json
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from crawler.errors import ExportError
from crawler.exporters import csv, jsonl
from crawler.exporters.compression import COMPRESSIONS
from crawler.exporters.manifest import Manifest
from crawler.exporters.output import STDOUT, output, target


class Format(NamedTuple):
    """How records become bytes."""

    head: bytes
    """What the file begins with."""
    line: Callable[[Mapping[str, Any]], bytes]
    """One record's bytes."""


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(b"", jsonl.line),
    "csv": Format(csv.head(), csv.line),
}
"""The formats by name, which is also the suffix of their files."""


def export(
    records: Iterable[Mapping[str, Any]],
    path: str,
    format: str | None = None,  # noqa: A002 - what users of the function know it by
) -> Manifest:
    """Write *records* to *path* and return what is in it; ``-`` is standard output.

    The format is told by the name (``.jsonl``, ``.csv``) unless *format* names it; ``.gz`` or
    ``.zst`` after that compresses. Raises ExportError if the format is unknown or the output
    cannot be written: then what stood there before stays.
    """
    kind = format or format_of(path)
    form = _format(kind)
    with output(path, kind) as out:
        out.write(form.head)
        for record in records:
            out.write_record(form.line(record))
    return out.manifest


def check(path: str, format: str | None = None) -> None:  # noqa: A002 - as in export
    """Raise ExportError, before any work is done, if *path* is no output's name."""
    _format(format or format_of(path))
    if path != STDOUT:
        target(path)


def format_of(path: str) -> str:
    """Return the name of the format that the name of *path* tells; standard output is JSON Lines.

    Raises ExportError if it tells none.
    """
    if path == STDOUT:
        return "jsonl"
    file = Path(path.lower())
    kind = (file.with_suffix("") if file.suffix in COMPRESSIONS else file).suffix
    if kind[1:] not in FORMATS:
        names = " or ".join(f"*.{name}" for name in FORMATS)
        ends = " or ".join(COMPRESSIONS)
        raise ExportError(f"unknown format of {path!r}: name it {names}, with {ends} after or not")
    return kind[1:]


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an article record."""
    text = resources.files(__package__).joinpath("article.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(f"unknown format {name!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
