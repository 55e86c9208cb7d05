"""File systems of a test's own: small ones that fill up, and ones that become read-only.

They stand in a mount namespace, so that they are gone with the test, and nobody else sees them.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

WAYS = (
    (("unshare", "--mount"), ("nsenter", "--mount")),
    (
        ("unshare", "--mount", "--user", "--map-root-user"),
        ("nsenter", "--preserve-credentials", "--user", "--mount"),
    ),
)
"""How a namespace is made and entered: by root, and by anybody else."""


class Mounts:
    """A mount namespace."""

    def __init__(self, pid: int, enter: tuple[str, ...], folder: Path) -> None:
        self._pid = pid
        self.enter = (*enter, f"--target={pid}", f"--wdns={folder}", "--")
        """What a command begins with that runs inside."""

    def do(self, *command: object) -> None:
        """Run a command inside."""
        subprocess.run([*self.enter, *map(str, command)], check=True, capture_output=True)

    def see(self, path: Path) -> Path:
        """Return where those outside see *path* as it is inside."""
        return Path(f"/proc/{self._pid}/root") / path.relative_to("/")


@contextmanager
def mounts(folder: Path) -> Iterator[Mounts]:
    """Make a namespace, to work in *folder*.

    Where that is impossible the test fails: what it is about would not be seen.
    """
    for make, enter in WAYS:
        with subprocess.Popen(
            [*make, "sh", "-c", "mount -t tmpfs none /mnt && umount /mnt && echo && read wait"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as holder:
            if holder.stdout.read(1):  # it has mounted something, and waits
                try:
                    yield Mounts(holder.pid, enter, folder)
                finally:
                    holder.kill()
                return
    pytest.fail("needs root or user namespaces to mount a small disk: run it where one is allowed")
