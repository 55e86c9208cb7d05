"""A publisher's profile: what its pages have in common, learnt from some of them and frozen."""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self, TypeVar

from crawler.errors import ProfileError
from crawler.pages.stories import group
from crawler.pages.titles import SEPARATOR
from crawler.pages.trace import Order, Trace

MOST_PAGES = 64
"""Pages that a profile is built from: more tell little that is new."""

LEAST = 2
"""Stories that a block stands on at least, to be the publisher's own."""

SHARE = 1 / 12
"""And their share: on two of forty pages stands a correction, or a quotation of one law."""

AGREED = 0.5
"""Share of the stories that the other habits of a publisher are seen on."""

FORMAT = 1
"""Raised whenever profiles come to be built or used in another way."""

_UNKNOWN = "no profile of this version of Backfile: learn one again from the publisher's pages"

Seen = TypeVar("Seen", bound=Hashable)


@dataclass(frozen=True)
class Profile:
    """What the pages of one publisher have in common.

    A pure value, hashable and never changed: made by :meth:`of` from traces of its pages whatever
    their order, and named by its :attr:`version`. A page that is read with it is read the same for
    ever.
    """

    stories: int = 0
    """Different stories that it was learnt from."""
    repeated: Mapping[int, int] = field(default_factory=dict)
    """Fingerprints of the blocks that repeat, with the number of stories that they stand on."""
    prefixes: tuple[str, ...] = ()
    """What the publisher adds to its titles in front, separator included; longest first."""
    suffixes: tuple[str, ...] = ()
    """What it adds to its titles at the end, separator included; longest first."""
    byline: str | None = None
    """Mark of the elements that hold the names of the authors."""
    order: Order | None = None
    """What stands first in its dates of three numbers; null: unknown."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "repeated", MappingProxyType(dict(self.repeated)))

    def __hash__(self) -> int:
        return hash(self.version)

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), tuple((self._told() | {"repeated": dict(self.repeated)}).values())

    @classmethod
    def of(cls, traces: Iterable[Trace]) -> Self:
        """Return what the pages with these traces have in common; their order does not count.

        Copies and versions of one story count as one page. Takes time in the square of the pages:
        some dozens are enough.
        """
        groups = group(sorted(traces, key=Trace.dump))
        return cls(
            stories=len(groups),
            repeated=_repeated(groups),
            prefixes=_ends(groups, _prefixes),
            suffixes=_ends(groups, _suffixes),
            byline=_byline(groups),
            order=_order(groups),
        )

    def seen(self, prints: Sequence[int]) -> dict[int, int]:
        """Return on how many stories each of a page's blocks stands that repeats, by index."""
        get = self.repeated.get
        return {index: count for index, one in enumerate(prints) if (count := get(one))}

    def bare(self, title: str) -> str:
        """Return *title* without what the publisher adds to it; as it is if nothing is left."""
        suffix = next(filter(title.endswith, self.suffixes), "")
        without = title.removesuffix(suffix)
        prefix = next(filter(without.startswith, self.prefixes), "")
        return without.removeprefix(prefix).strip() or title

    @cached_property
    def version(self) -> str:
        """Its name: 16 hexadecimal digits of the SHA-256 of all that it holds."""
        from hashlib import sha256  # noqa: PLC0415 - brings OpenSSL

        return sha256(self.dump().encode(errors="surrogatepass")).hexdigest()[:16]

    def dump(self) -> str:
        """Return the profile as JSON text; equal profiles give equal texts."""
        repeated = {f"{one:016x}": count for one, count in sorted(self.repeated.items())}
        told = {"format": FORMAT, **self._told(), "repeated": repeated}
        return json.dumps(told, separators=(",", ":"), sort_keys=True)

    @classmethod
    def load(cls, text: str) -> Self:
        """Return the profile that :meth:`dump` wrote.

        Raises ProfileError for any other text, and for that of a version which made profiles in
        another way.
        """
        try:
            told: dict[str, Any] = json.loads(text)
            known = told.pop("format", None) == FORMAT
            told |= {name: tuple(map(_text, told[name])) for name in ("prefixes", "suffixes")}
            told["repeated"] = {int(one, 16): int(n) for one, n in told["repeated"].items()}
            loaded = cls(**told)
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise ProfileError(_UNKNOWN) from error
        if not known:
            raise ProfileError(_UNKNOWN)
        return loaded

    def _told(self) -> dict[str, Any]:
        """Return its fields by name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def _text(value: object) -> str:
    """Return *value* if it is text. Raises TypeError for all else."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _repeated(groups: Sequence[Sequence[Trace]]) -> dict[int, int]:
    """Return the fingerprints that stand on enough stories, with how many these are."""
    counts = _counts(groups, lambda trace: trace.prints)
    least = max(LEAST, SHARE * len(groups))
    return {one: count for one, count in sorted(counts.items()) if count >= least}


def _ends(
    groups: Sequence[Sequence[Trace]], cut: Callable[[str], Iterator[str]]
) -> tuple[str, ...]:
    """Return the ends that *cut* gives of titles and most stories share, longest first."""
    counts = _counts(groups, lambda trace: (end for each in trace.titles for end in cut(each)))
    shared = [end for end, count in counts.items() if _is_habit(count, groups)]
    return tuple(sorted(shared, key=lambda end: (-len(end), end)))


def _prefixes(title: str) -> Iterator[str]:
    """Yield what may be added in front of a title."""
    return (title[: cut.end()] for cut in SEPARATOR.finditer(title))


def _suffixes(title: str) -> Iterator[str]:
    """Yield what may be added to a title at its end."""
    return (title[cut.start() :] for cut in SEPARATOR.finditer(title))


def _byline(groups: Sequence[Sequence[Trace]]) -> str | None:
    """Return the mark that holds the authors wherever the metadata tells them."""
    telling = [told for each in groups if (told := [one for one in each if one.authored])]
    counts = _counts(telling, lambda trace: trace.bylines)
    habits = {mark: count for mark, count in counts.items() if _is_habit(count, telling)}
    return min(habits, key=lambda mark: (-habits[mark], mark), default=None)


def _order(groups: Sequence[Sequence[Trace]]) -> Order | None:
    """Return what stands first in the dates of every story that tells; null when they differ."""
    orders = {trace.order for each in groups for trace in each} - {None}
    return orders.pop() if len(orders) == 1 else None


def _is_habit(count: int, groups: Sequence[Sequence[Trace]]) -> bool:
    """Tell whether what is seen on *count* of these stories is the publisher's habit."""
    return count >= max(LEAST, AGREED * len(groups))


def _counts(
    groups: Sequence[Sequence[Trace]], seen: Callable[[Trace], Iterable[Seen]]
) -> Counter[Seen]:
    """Return on how many stories each thing is seen."""
    return Counter(one for each in groups for one in {one for trace in each for one in seen(trace)})
