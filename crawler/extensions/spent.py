"""What a crawl left out since the budget of its pattern was spent, for people."""

from collections.abc import Iterator, Sequence

from crawler.ledger import Left
from crawler.text.spaces import NAME, expression

MOST = 5
"""Patterns that are named."""


def spent_lines(left: Sequence[Left], budget: int) -> Iterator[str]:
    """Yield a line for each pattern of which something was left out, and what to do."""
    if not left:
        return
    for each in left[:MOST]:
        yield (
            f"budget spent: {_addresses(each.count)} like {each.name}"
            f" {'was' if each.count == 1 else 'were'} not asked for, since page after page of them"
            " gave nothing new"
        )
    if len(left) > MOST:
        rest = sum(each.count for each in left[MOST:])
        others = len(left) - MOST
        told = "another pattern" if others == 1 else f"{others:,} other patterns"
        yield f"budget spent: {_addresses(rest, 'more ')}, like {told}"
    # A pattern of names alone would leave out articles, too.
    own = [expression(each.name) for each in left[:MOST] if not _is_open(each.name)]
    exclude = f"leave them out for good with -a exclude='{'|'.join(own)}', or " if own else ""
    yield f"they may be a trap: {exclude}ask for more of them with -s PATTERN_BUDGET={4 * budget}"


def _addresses(count: int, more: str = "") -> str:
    return f"{count:,} {more}address" if count == 1 else f"{count:,} {more}addresses"


def _is_open(pattern: str) -> bool:
    """Tell whether a pattern names nothing: an expression for it would fit any address."""
    address, _, query = pattern.partition("?")
    return not query and not set(address.partition("/")[2]) - set(f"{NAME}/")
