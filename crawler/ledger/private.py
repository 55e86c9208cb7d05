"""Who may look into a ledger: nobody but its owner, since an archive may hold what is not public.

What SQLite puts beside the database (``-wal``, ``-shm``) has the permissions of the database.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FOLDER = 0o700
"""Permissions of the ledger's folders."""

FILE = 0o600
"""Permissions of the ledger's files."""

_OTHERS = 0o077
"""What others may do."""

_FOLDERS = ("locks", "records")

_OURS = ("ledger.sqlite3", *_FOLDERS, ".backfile-")
"""How the names begin of what a crawl puts into the ledger's folder."""


def make_folder(folder: Path) -> None:
    """Make *folder* for its owner alone, and those above it as usual. Raises OSError.

    One that is there stays as it is, unless it is empty.
    """
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        with suppress(PermissionError):  # another's, who lets us write in it
            folder.chmod(FOLDER)


def create(path: Path) -> None:
    """Make the empty file *path* for its owner alone. Raises FileExistsError and OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))


def open_to_others(folder: Path) -> Iterator[Path]:
    """Yield what of the ledger in *folder* others may look into. Raises OSError.

    The folder itself is only the ledger's own where it holds nothing else.
    """
    content = sorted(folder.iterdir())
    ours = [path for path in content if path.name.startswith(_OURS)]
    if ours == content:
        ours.insert(0, folder)
    for name in _FOLDERS:
        ours += sorted((folder / name).rglob("*"))
    for path in ours:
        with suppress(FileNotFoundError):  # SQLite's own come and go
            if path.stat().st_mode & _OTHERS:
                yield path


def close_to_others(folder: Path) -> None:
    """Let nobody but its owner look into the ledger in *folder*. Raises OSError."""
    for path in list(open_to_others(folder)):
        with suppress(FileNotFoundError):
            path.chmod(path.stat().st_mode & ~_OTHERS)
