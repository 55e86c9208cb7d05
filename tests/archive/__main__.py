"""``python -m tests.archive``: serve a site, write it as fixtures, write the shipped fixtures."""

import argparse
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tests.archive.cases import Case, all_articles
from tests.archive.server import serve
from tests.archive.shipped import shipped
from tests.archive.site import build
from tests.archive.themes import THEMES
from tests.archive.words import LANGUAGES

FIXTURES = Path(__file__).parents[2] / "fixtures"


def main() -> None:
    """Do what the command line says."""
    arguments = vars(_parser().parse_args())
    command = arguments.pop("command")
    if command == "serve":
        _serve(arguments.pop("port"), arguments)
    elif command == "write":
        folder, name = arguments.pop("folder"), arguments.pop("site")
        _write(all_articles(build(**arguments), name), folder)
    else:
        _write(shipped(), FIXTURES)


def _parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.archive", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    server = commands.add_parser("serve", help="serve a site until interrupted")
    server.add_argument("--port", type=int, default=0, help="default: a free one")
    writer = commands.add_parser("write", help="write every story of a site as a fixture")
    writer.add_argument("folder", type=Path)
    writer.add_argument("--site", default="courier.example", help="its name in the side-cars")
    for command in (server, writer):
        _add_options(command)
    commands.add_parser("fixtures", help="write the fixtures that ship with the project")
    return parser


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a site; see ``Options``."""
    parser.add_argument("--template", choices=sorted(THEMES), default="wordpress")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    parser.add_argument("--permalinks", choices=("dated", "flat", "query"), default="dated")
    parser.add_argument("--first-day", type=date.fromisoformat, default=date(2018, 1, 1))
    parser.add_argument("--days", type=int, default=5)
    parser.add_argument("--per-day", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)


def _serve(port: int, options: dict[str, Any]) -> None:
    """Serve a site until interrupted."""
    with serve(port=port, **options) as server:
        sys.stdout.write(f"{len(server.site.stories)} stories on {server.url}/\n")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


def _write(cases: Iterable[Case], folder: Path) -> None:
    """Write the cases and say how many they are."""
    count = 0
    for case in cases:
        case.write(folder)
        count += 1
    sys.stdout.write(f"{count} cases in {folder}\n")


if __name__ == "__main__":
    main()
