"""What is written runs, says what was found, and nothing else."""

import ast
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.definition import Definition, literal, source
from crawler.discovery.zones import Zone
from crawler.folder import TEMPLATES

TEMPLATE = (TEMPLATES / "spiders" / "site.tmpl").read_text(encoding="utf-8")

HOSTILE = [
    '"""\nimport os; os.system("true")\n"""',
    "' + __import__('os').getcwd() + '",
    "\\",
    '\\"',
    "$name ${classname} {day}",
    "line\nbreak\r\u2028\u2029\x00\x1b[2J",
    "\u202etxet desrever\u2066",
    "\ud800",
    "مرحبا – «Courier»",
    "x" * 300,
]


def written(**options):
    told = {
        "name": "courier",
        "module": "courier",
        "scheme": "https",
        "host": "courier.example",
        "summary": "made up",
        "sources": (source("Sitemap", "https://courier.example/map.xml", None),),
    }
    return Definition(**{**told, **options}).render(TEMPLATE)


def attributes(text):
    """Return what the classes of a definition are given, as far as it is literal."""
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            found[node.targets[0].id] = node.value.value
    return found


@given(st.text())
def test_a_text_is_written_as_a_literal_that_is_it_again(text):
    assert ast.literal_eval(literal(text)) == text
    assert "\n" not in literal(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text):
    made = written(
        publisher=text,
        suffix=text,
        body=text,
        language=text,
        sources=(source("Feed", text, None), source("DayArchive", text, date(2018, 7, 20))),
    )
    told = attributes(made)
    assert told["publisher"] == told["title_suffix"] == told["body"] == text
    calls = {node.func.id for node in ast.walk(ast.parse(made)) if isinstance(node, ast.Call)}
    assert calls == {"Feed", "DayArchive", "date"}
    assert len(list(ast.iter_child_nodes(ast.parse(made)))) == 7


@pytest.mark.parametrize("host", ['a"""b', "a\nb", "a'$(x)`"])
def test_a_hostile_host_loses_what_no_host_has(host):
    assert attributes(written(host=host))["name"] == "courier"


def test_what_is_written_imports_what_it_names_and_passes_ruff(tmp_path):
    zone = Zone("Europe/Istanbul", "the site says so", is_guess=False)
    for number, text in enumerate(["plain", *HOSTILE]):
        made = written(publisher=text, suffix=text, zone=zone)
        tmp_path.joinpath(f"site{number}.py").write_text(made, encoding="utf-8")
    pytest.importorskip("ruff")
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F,I,W",
         "--line-length", "100", "--no-cache", tmp_path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_without_anything_to_say_there_is_no_layout():
    made = written()
    assert "class Page" not in made
    assert "layouts = (ArticlePage,)" in made


def test_a_guess_is_marked_as_one():
    zone = Zone("Europe/Berlin", "told by its address or language alone", is_guess=True)
    assert 'ZoneInfo("Europe/Berlin")  # a guess: told by' in written(zone=zone)
