"""A resolver that answers as a hostile one may, for ``-s TWISTED_DNS_RESOLVER=…``.

It knows what ``names.json`` in the working folder tells: by name its answers in turn, each a list
of addresses, the last of them for ever. What was asked goes to ``asked.txt``.
"""

import json
from pathlib import Path
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer

SETTING = ("-s", "TWISTED_DNS_RESOLVER=tests.faults.names.Names")


@implementer(IHostnameResolver)
class Names:
    """Answers each lookup from a list."""

    def __init__(self, reactor: Any) -> None:
        self._reactor = reactor
        self._answers = json.loads(Path("names.json").read_text(encoding="utf-8"))

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> "Names":
        return cls(reactor)

    def install_on_reactor(self) -> None:
        self._reactor.installNameResolver(self)

    def resolveHostName(self, receiver: Any, hostName: str, portNumber: int = 0, *_: Any) -> Any:  # noqa: N802, N803 - Twisted's
        answers = self._answers.get(hostName, [[]])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        with Path("asked.txt").open("a", encoding="utf-8") as file:
            file.write(f"{hostName} {' '.join(answer)}\n")
        receiver.resolutionBegan(self)
        for each in answer:
            kind = IPv6Address if ":" in each else IPv4Address
            receiver.addressResolved(kind("TCP", each, portNumber))
        receiver.resolutionComplete()
        return self
