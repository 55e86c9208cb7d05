"""Whether an output stands where it belongs: for exports that were killed before they said so."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crawler.exporters import disk, jsonl
from crawler.exporters.folder import MANIFEST, SUMS
from crawler.exporters.output import manifest_of, refused

_CHUNK = 1 << 20


def stands(path: str, manifest: Mapping[str, Any]) -> bool:
    """Tell whether the output that *manifest* is of stands at *path*.

    A file whose manifest did not get its name any more gets it now. Raises ExportError if it
    cannot be written.
    """
    target = Path(path)
    note = jsonl.line(manifest)
    try:
        if target.is_dir():
            is_same = _digest(target / SUMS) == manifest["sha256"]
            return is_same and (target / MANIFEST).read_bytes() == note
        if _digest(target) != manifest["sha256"]:
            return False
    except OSError:  # it is not there, or nobody may read it
        return False
    with refused(path), disk.temporary(target.parent) as file:
        file.write(note)
        disk.sync(file)
        Path(file.name).replace(manifest_of(target))
        disk.sync_folder(target.parent)
    return True


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
