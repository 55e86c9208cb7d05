#!/usr/bin/env python3
"""Write the tables of the documentation that are read off the code.

A table stands between ``<!-- generated: NAME ARGUMENT -->`` and ``<!-- end -->``; NAME is a key of
:data:`TABLES`. ``python docs/generate.py`` rewrites all of them; a test checks that they are
current.
"""

import argparse
import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from crawler import cleaning, exporters, settings
from crawler.cleaning.containers import Containers
from crawler.text import wordings

DOCS = Path(__file__).parent
ROOT = DOCS.parent

_PART = re.compile(
    r"(?P<head><!-- generated: (?P<name>\w+) ?(?P<argument>[^\n]*?) -->\n)"
    r"(?P<text>.*?)(?P<end><!-- end -->)",
    re.DOTALL,
)
_SETTING = re.compile(r"^\| `([A-Z_]+)` \|.*?\|", re.MULTILINE)


def main() -> None:
    """Rewrite the tables of every page."""
    for path in pages():
        path.write_text(render(path.read_text(encoding="utf-8")), encoding="utf-8")


def pages() -> list[Path]:
    """Return every page of the documentation, those at the top of the project included."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def render(text: str) -> str:
    """Return *text*, a page of the documentation, with its tables as the code is now."""

    def part(match: re.Match[str]) -> str:
        table = TABLES[match["name"]](match["argument"], match["text"])
        return f"{match['head']}{table}{match['end']}"

    return _PART.sub(part, text)


# The article record


def record(name: str, _: str) -> str:
    """Return the fields of the record, or of the object *name* in it, as the schema has them."""
    schema = exporters.schema()
    part = schema["$defs"][name] if name else schema
    return _table(
        ("field", "type", "meaning"),
        (
            (f"`{field}`", _type(value, schema["$defs"]), value["description"])
            for field, value in part["properties"].items()
        ),
    )


def _type(value: Mapping[str, Any], objects: Mapping[str, Any]) -> str:
    """Return the type of a field in words; an object of *objects* is a link to its table."""
    match value:
        case {"const": text}:
            words = [f"`{text}`"]
        case {"enum": texts}:
            words = ["null" if text is None else f"`{text}`" for text in texts]
        case {"anyOf": choices}:
            words = [_type(choice, objects) for choice in choices]
        case {"$ref": path}:
            words = [_named(path.rpartition("/")[2], objects)]
        case {"items": items}:
            words = [f"list of {_type(items, objects)}"]
        case {"type": list(kinds)}:
            words = kinds
        case {"type": kind}:
            words = [kind]
    return " or ".join(words)


def _named(name: str, objects: Mapping[str, Any]) -> str:
    words = name.replace("_", " ")
    is_object = objects[name]["type"] == "object"
    return f"[{words}](#{name.replace('_', '-')})" if is_object else words


# Commands and settings


def options(name: str, _: str) -> str:
    """Return the usage of the command *name*, and the options that not all commands have."""
    command = importlib.import_module(f"crawler.commands.{name}").Command()
    command.settings = _settings()
    parser = argparse.ArgumentParser(add_help=False)
    command.add_options(parser)
    own = parser._optionals._group_actions  # noqa: SLF001 - argparse tells them nowhere else
    rows = [(_option(each), each.help or "") for each in own if each.dest != "data"]
    table = _table(("option", "meaning"), rows) if rows else "No options of its own.\n"
    return f"```\nbackfile {name} {command.syntax()}\n```\n\n{table}"


def _option(action: argparse.Action) -> str:
    names = ", ".join(action.option_strings)
    return f"`{names}`" if action.nargs == 0 else f"`{names} {action.metavar or 'VALUE'}`"


def defaults(_: str, text: str) -> str:
    """Return *text*, a table of settings, with their defaults; the rest is written by hand."""
    known = _settings()

    def row(match: re.Match[str]) -> str:
        value = known[match[1]]
        return f"| `{match[1]}` | {'none' if value is None else f'`{value}`'} |"

    return _SETTING.sub(row, text)


def _settings() -> Settings:
    known = Settings()
    known.setmodule(settings, priority="project")
    return known


# Sites


def attributes(path: str, _: str) -> str:
    """Return the attributes of a class that site definitions use, with their docstrings."""
    kind = load_object(path)
    given = inspect.signature(kind).parameters if is_dataclass(kind) else None
    told = dict(_documented(kind))
    if given is not None:  # a source has those of the kind that it is, too
        inherited = {}
        for each in reversed(kind.__mro__[:-1]):
            inherited |= dict(_documented(each))
        told = {name: inherited[name] for name in given if name in inherited}
    return _table(
        ("name", "default", "meaning"),
        (
            (f"`{name}`", _default(given[name].default if given else getattr(kind, name)), text)
            for name, text in told.items()
        ),
    )


def _documented(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the annotated names of a class and the docstrings below them.

    Of a dataclass those that it has from others, too, in the order of its fields.
    """
    told: dict[str, str] = {}
    for each in reversed(kind.__mro__) if is_dataclass(kind) else [kind]:
        if each is not object:
            told |= _own(each)
    yield from told.items()


def _own(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the names that a class itself annotates, and the docstrings below them."""
    definition = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - it is the source of a class
    for each, below in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(each, ast.AnnAssign) and isinstance(below, ast.Expr):
            yield ast.unparse(each.target), inspect.cleandoc(ast.literal_eval(below.value))


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return "to be given"
    if isinstance(value, tuple):
        return f"`({', '.join(getattr(each, '__name__', each) for each in value)})`"
    return "none" if value is None else f"`{value!r}`"


def methods(path: str, _: str) -> str:
    """Return the methods of a class that read something."""
    found = vars(load_object(path)).items()
    return _table(
        ("method", "does"),
        ((f"`{name}`", _summary(each)) for name, each in found if name.startswith("read_")),
    )


# Cleaning


def steps(_: str, __: str) -> str:
    """Return the pipelines in their order."""
    order = sorted(settings.ITEM_PIPELINES, key=lambda path: settings.ITEM_PIPELINES[path])
    return _table(
        ("", "step", "does"),
        (
            (str(place), f"`{path.split('.')[-2]}`", _summary(load_object(path)))
            for place, path in enumerate(order, start=1)
        ),
    )


def rules(step: str, _: str) -> str:
    """Return the rules of a cleaning step, each with the reasons that it gives."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(Path(cleaning.__file__).parent.glob("*.py")):
        for rule, reason in _reasons(ast.parse(path.read_text(encoding="utf-8"))):
            if rule.startswith(f"{step}: "):
                found.setdefault(rule, {})[reason] = None
    return _table(
        ("rule", "reason in the record"),
        ((f"`{rule}`", "; ".join(found[rule])) for rule in sorted(found)),
    )


def _reasons(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the rules that a module names, with the reasons that they give."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        texts = [_text(argument) for argument in call.args]
        match ast.unparse(call.func), texts:
            case "Removal", [str(rule), str(reason)]:
                yield rule, reason
            case "Containers.of", [str(rule), *_]:
                yield rule, "in *TOKEN*"
            case "label_rule", [_, str(rule), *_]:
                yield rule, "the whole block is a label"


def _text(node: ast.expr) -> str | None:
    """Return the text of a literal, what is filled in by its name; null for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.FormattedValue(value=ast.Name(id=name)):
            return f"*{name.upper()}*"
        case ast.JoinedStr(values=values):
            return "".join(_text(value) or "…" for value in values)
    return None


def tokens(step: str, _: str) -> str:
    """Return the tokens of markup by which a cleaning step knows its containers."""
    module = importlib.import_module(f"crawler.cleaning.{step}")
    known = module.CONTAINERS
    return _table(
        ("rule", "tokens"),
        (
            (f"`{each.rule}`", " ".join(f"`{token}`" for token in _tokens(each)))
            for each in (known if isinstance(known, tuple) else (known,))
        ),
    )


def _tokens(known: Containers) -> list[str]:
    return sorted([*known.tokens, *(f"{prefix}*" for prefix in known.prefixes)])


def labels(_: str, __: str) -> str:
    """Return the kinds of labels, each with an English wording or two and its languages."""
    known = ((name, getattr(wordings, name)) for name in sorted(wordings.__all__))
    return _table(
        ("kind", "for example", "languages", "which (BCP 47)"),
        (
            (
                f"`{name.lower()}`",
                ", ".join(texts["en"].replace("{}", "…").split("|")[:2]),
                str(len(texts)),
                " ".join(sorted(texts)),
            )
            for name, texts in known
            if isinstance(texts, dict)
        ),
    )


# What all tables share


def _summary(of: object) -> str:
    return inspect.getdoc(of).partition("\n\n")[0]  # type: ignore[union-attr]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; its cells are one line each."""
    names = tuple(head)
    lines = (names, tuple("---" for _ in names), *rows)
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    """Return *text* as a cell: on one line, literals as Markdown writes them."""
    words = " ".join(text.split()).replace("``", "`").replace("|", r"\|")
    return re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", words)


_WRITERS = (record, options, defaults, attributes, methods, steps, rules, tokens, labels)

TABLES: dict[str, Callable[[str, str], str]] = {each.__name__: each for each in _WRITERS}
"""What writes the table of each name, from its argument and the text that stands there."""


if __name__ == "__main__":
    main()
