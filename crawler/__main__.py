"""The ``backfile`` command, also as ``python -m crawler``: hears signals before all imports."""

import sys

from crawler import interrupts


def main() -> None:
    """Run the command line, and exit with its code."""
    interrupts.leave()
    try:
        from crawler.console import main as run  # noqa: PLC0415 - it takes most of a second

        run()
    except KeyboardInterrupt:
        sys.exit(interrupts.STOPPED)
    finally:
        interrupts.finish()


if __name__ == "__main__":
    main()
