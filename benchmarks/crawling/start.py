"""How long a crawl takes from the shell to its first request."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.ledger.large import ROOT

TIMES = 5
PATIENCE = 60.0
"""Seconds after which a crawl that asks for nothing is given up."""

DEFINITION = """
from crawler.site import SiteSpider
from crawler.sources import Listing


class CourierSpider(SiteSpider):
    name = "courier"
    allowed_domains = ({host!r},)
    sources = (Listing(("http://{host}/page/listing-0/",), "main h2 > a", name="listing"),)
"""


def first_request(folder: Path) -> float:
    """Return the seconds on the clock from ``backfile crawl`` to its first request.

    The median of :data:`TIMES`; the code was read from the disk before.
    """
    return median([_once(folder / f"start-{number}") for number in range(TIMES + 1)][1:])


def _once(folder: Path) -> float:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE)
        host = "{}:{}".format(*server.getsockname())
        (folder / "sites").mkdir(parents=True)
        (folder / "sites" / "courier.py").write_text(DEFINITION.format(host=host), encoding="utf-8")
        begin = time.perf_counter()
        command = [sys.executable, "-m", "crawler", "crawl", "courier"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(  # noqa: S603 - ourselves
            command, cwd=folder, env=environment, stderr=subprocess.DEVNULL
        ) as own:
            asking, _ = server.accept()
            with asking:
                asking.settimeout(PATIENCE)
                asking.recv(1)
                took = time.perf_counter() - begin
            own.send_signal(signal.SIGTERM)
            own.send_signal(signal.SIGKILL)
    return took
