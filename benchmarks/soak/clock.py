"""An event loop whose time passes only where everybody waits, and then at once."""

import asyncio
import selectors
from datetime import UTC, datetime, timedelta

BEGIN = datetime(2019, 3, 29, tzinfo=UTC)
"""When the simulated time begins: two days before Europe sets its clocks, three before April."""


class Leaps(selectors.DefaultSelector):
    """Waits for files, never for time: with no file ready, that is over already."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0.0
        """Seconds since the beginning."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return the files that are ready; without a timeout, when there is one."""
        ready = super().select(None if timeout is None else 0)
        if not ready and timeout is not None and timeout > 0:
            self.passed += timeout
        return ready


class SimulatedLoop(asyncio.SelectorEventLoop):
    """A loop that sleeps through an hour in no time; what is computed takes none."""

    def __init__(self) -> None:
        self._leaps = Leaps()
        super().__init__(self._leaps)

    def time(self) -> float:
        """Return the simulated seconds since the loop was made."""
        return self._leaps.passed


def now() -> datetime:
    """Return the simulated time, UTC, in a loop that simulates it."""
    return BEGIN + timedelta(seconds=asyncio.get_running_loop().time())
