"""The documentation says what is: its tables, links, commands and code."""

import importlib.util
import pkgutil
import re
from pathlib import Path

import pytest

import crawler.commands
import crawler.pipelines
from crawler.commands import INCOMPLETE, STOPPED, UNREAD, UNWRITABLE, USAGE
from crawler.console import names

ROOT = Path(__file__).parent.parent

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_COMMAND = re.compile(r"(?<![\w-])backfile ([a-z]+)")


def _generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generator = _generator()
PAGES = [pytest.param(path, id=str(path.relative_to(ROOT))) for path in generator.pages()]


def read(*path):
    return ROOT.joinpath(*path).read_text(encoding="utf-8")


def prose(text):
    """Return a page without its blocks of code."""
    return _FENCE.sub("", text)


def code(text):
    """Return the code of a page: its blocks, and the spans between them."""
    return [*(block for _, block in _FENCE.findall(text)), *_SPAN.findall(prose(text))]


def anchors(text):
    """Return what links may name the headings of a page by."""
    headings = (
        re.sub(r"[^\w -]", "", heading.lower()) for heading in _HEADING.findall(prose(text))
    )
    return {heading.replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES)
def test_generated_tables_are_current(path):
    text = path.read_text(encoding="utf-8")
    assert generator.render(text) == text, "run: python docs/generate.py"


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(path):
    for link in _LINK.findall(prose(path.read_text(encoding="utf-8"))):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("path", PAGES)
def test_commands_exist(path):
    named = {
        name for each in code(path.read_text(encoding="utf-8")) for name in _COMMAND.findall(each)
    }
    assert named <= names()


@pytest.mark.parametrize("path", PAGES)
def test_python_compiles(path):
    for language, block in _FENCE.findall(path.read_text(encoding="utf-8")):
        if language == "python":
            compile(block, str(path), "exec")


def test_every_command_of_the_project_is_told():
    told = set(
        re.findall(r"^## `backfile (\w+)`$", read("docs", "reference", "commands.md"), re.MULTILINE)
    )
    assert told == {module.name for module in pkgutil.iter_modules(crawler.commands.__path__)}


def test_every_exit_code_is_told():
    table = read("docs", "reference", "commands.md").partition("## Options of every command")[0]
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    assert codes == {0, INCOMPLETE, USAGE, UNWRITABLE, STOPPED, UNREAD}


def test_every_step_of_cleaning_is_told():
    text = read("docs", "reference", "cleaning.md")
    steps = [path.rsplit(".", 2)[1] for path in crawler.pipelines.CLEANING]
    assert [heading for heading in _HEADING.findall(text) if heading in steps] == steps


def test_every_room_is_told():
    text = read("docs", "explanation", "architecture.md")
    rooms = {path.name + "/" * path.is_dir() for path in (ROOT / "crawler").iterdir()}
    for room in rooms - {"__init__.py", "__pycache__/", "py.typed"}:
        assert f"`{room}`" in text, room


@pytest.mark.parametrize("target", ["bench", "bench-crawl", "bench-ledger", "soak", "fuzz"])
def test_what_measures_has_a_page_with_its_variables_and_exit_codes(target):
    recipe = re.search(rf"^{target}: (.*\n(?:\t.*\n)+)", read("Makefile"), re.MULTILINE)[1]
    [page] = [
        text
        for each in (ROOT / "docs" / "how-to").glob("*.md")
        if re.search(
            rf"^make {target}\b(?!-)", text := each.read_text(encoding="utf-8"), re.MULTILINE
        )
    ]
    for name in re.findall(r"\$\(if \$\((\w+)\)", recipe):
        assert f"{name}=" in page
    assert "| exit code | when |" in page


def test_the_front_page_names_what_measures():
    for target in ("bench", "bench-crawl", "soak", "fuzz"):
        assert f"make {target}" in read("README.md")
