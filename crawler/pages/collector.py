"""Python's collector of cyclic garbage rests while a page is read.

A page makes thousands of objects in a few milliseconds and no cycle of them, so that the
collector, which the number of new objects wakes, searches again and again and finds nothing: a
fifth of the time. What is read is set free without it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest until the end of the block; one that was off stays off."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
