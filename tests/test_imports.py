"""Imports go down only; siblings never import each other; sites never import one another."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import crawler

PACKAGE = Path(crawler.__file__).parent

# From the bottom up; rooms on one line are siblings.
LEVELS = (
    {"errors", "interrupts"},
    {"text"},
    {"items"},
    {"schedule", "secrets"},
    {"pages", "cleaning", "records", "ledger"},
    {"answers", "crawl", "reader", "workers"},
    {"sources", "reports", "exporters", "pipelines", "extensions", "downloader", "scheduler"},
    {"discovery", "settings", "site", "stopping"},
    {"scout", "spiders"},
    {"loader"},
    {"reextract", "replay"},
    {"replays"},
    {"folder", "testing"},
    {"inference"},
    {"commands"},
    {"console"},
    {"__main__"},
)
RANK = {room: rank for rank, rooms in enumerate(LEVELS) for room in rooms}

PURE = {
    "errors",
    "interrupts",
    "text",
    "items",
    "pages",
    "cleaning",
    "sources",
    "discovery",
    "reader",
    "secrets",
    "workers",
}
"""Rooms that know no Scrapy: they are a library."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the full names of all that a module imports, whoever only reads types included."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def rooms_imported(path: Path) -> set[str]:
    """Return the rooms that a module imports from; ``crawler`` alone is its version."""
    parts = (name.split(".") for name in imported(path) if name.startswith("crawler."))
    return {part[1] for part in parts if part[1] != "__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path):
    room = room_of(path)
    if room == "__init__":
        return
    for other in rooms_imported(path) - {room}:
        assert RANK[other] < RANK[room], f"{room} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_library_knows_no_scrapy(path):
    if room_of(path) in PURE:
        assert not {name for name in imported(path) if name.split(".")[0] == "scrapy"}


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "spiders").glob("*.py")), ids=lambda path: path.stem
)
def test_sites_do_not_import_one_another(path):
    assert "spiders" not in rooms_imported(path)


def test_every_room_has_its_level():
    rooms = {room_of(path) for path in MODULES} - {"__init__"}
    assert rooms == set(RANK)


def test_only_the_ledger_speaks_sql():
    speakers = {room_of(path) for path in MODULES if "sqlite3" in imported(path)}
    assert speakers == {"ledger"}


@pytest.mark.parametrize("package", ["scrapy", "hijridate", "urllib.request", "_hashlib"])
def test_importing_the_library_leaves_out_what_few_uses_need(package):
    told = f"import sys; from crawler import extract; print({package!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
