"""Our own words: what stories are made of, one JSON file a language."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, sentence patterns and labels of one language."""

    tag: str
    """BCP 47, as WordPress writes it into ``<html lang>``."""
    direction: str
    """``ltr`` or ``rtl``."""
    months: list[str]
    weekdays: list[str]
    """Monday first."""
    date: str
    """Pattern of a day, as WordPress shows it in this language."""
    places: list[str]
    people: list[str]
    bodies: list[str]
    """Groups of people that decide."""
    subjects: list[str]
    """What stories are about."""
    agencies: list[str]
    sections: list[str]
    tags: list[str]
    headlines: list[str]
    sentences: list[str]
    quotes: list[str]
    headings: list[str]
    items: list[str]
    table: list[str]
    """Heads of the columns."""
    captions: list[str]
    labels: dict[str, str]
    """What the page itself says: "Leave a Reply"."""


@cache
def load(language: str) -> Words:
    """Return the words of *language* ("en")."""
    return Words(**json.loads((FOLDER / f"{language}.json").read_text("utf-8")))
