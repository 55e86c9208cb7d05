"""The inventory of faults names tests that are there."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROWS = [
    line
    for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| what goes wrong", "| advisory"))
    and line != "| | tests |"
]  # fmt: skip
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def test_each_row_names_a_test():
    assert len(ROWS) > 30
    assert [row for row in ROWS if not NAMED.search(row)] == []


@pytest.mark.parametrize("file", sorted({file for row in ROWS for file, _ in NAMED.findall(row)}))
def test_what_is_named_is_there(file):
    tree = ast.parse((HERE.parent / file).read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    tests = {node.name for node in ast.walk(tree) if isinstance(node, kinds)}
    named = {name for row in ROWS for where, name in NAMED.findall(row) if where == file}
    assert named <= tests
