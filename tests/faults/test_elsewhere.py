"""Files from elsewhere are data: nothing that stands in them is run, imported or unpickled."""

import ast
import os
import subprocess
import sys

from tests.faults.process import ROOT

RUNS = {
    "eval", "exec", "__import__", "import_module", "run_path", "run_module", "exec_module",
    "spec_from_file_location", "load_object", "pickle", "marshal", "shelve", "dill", "yaml",
}  # fmt: skip
"""What can run what it is given, or be told to: functions, and modules that read such files."""

ALLOWED = {
    "answers.py": {"load_object"},  # the names in RETRY_EXCEPTIONS
    "commands/reextract.py": {"pickle"},  # what this process has just written
    "pipelines/step.py": {"load_object"},  # the steps in ITEM_PIPELINES
    "workers/layouts.py": {"import_module", "spec_from_file_location", "exec_module"},
    "workers/parcel.py": {"pickle"},  # what a worker of ours has sent
}
"""Rooms that use one, for what no file of data tells."""


def used(path):
    """Return what of :data:`RUNS` a file names."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.alias):
            names.update(node.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            names.update((node.module or "").split("."))
    return names & RUNS


def test_only_these_rooms_run_what_has_a_name():
    package = ROOT / "crawler"
    files = ((str(path.relative_to(package)), used(path)) for path in package.rglob("*.py"))
    assert {name: names for name, names in files if names} == ALLOWED


def test_the_check_sees_what_it_is_for(tmp_path):
    path = tmp_path / "room.py"
    path.write_text("import yaml\nfrom pickle import loads\neval(a)\nmap(x.load_object, b)\n")
    assert used(path) == {"yaml", "pickle", "eval", "load_object"}


def planted(folder):
    """Lay out a folder whose files would be run by whoever trusts it."""
    deed = f"open({str(folder / 'run')!r}, 'a').write(__name__)\n"
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = planted.settings\n[deploy]\n")
    for name in ("planted", "crawler", "scrapy"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(deed)
        (folder / name / "settings.py").write_text(deed)
    (folder / "sitecustomize.py").write_text(deed)


def test_a_folder_that_one_stands_in_runs_nothing(tmp_path):
    planted(tmp_path)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SCRAPY_SETTINGS_MODULE": "planted.settings",
        "SCRAPY_PROJECT": "planted",
    }
    done = subprocess.run(
        [sys.executable, "-P", "-m", "crawler", "list"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "archive" in done.stdout
    assert not (tmp_path / "run").exists()
