"""Connections to the very addresses that were checked: a name is looked up once for both."""

from collections.abc import Sequence
from typing import Any

from scrapy.exceptions import IgnoreRequest
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.defer import Deferred, succeed
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.interfaces import (
    IAddress,
    IHostnameResolver,
    IHostResolution,
    IProtocol,
    IProtocolFactory,
    IResolutionReceiver,
    IStreamClientEndpoint,
)
from twisted.web.client import URI
from twisted.web.iweb import IAgentEndpointFactory
from zope.interface import (  # type: ignore[import-untyped]
    directlyProvides,
    implementer,
    providedBy,
)

from crawler.downloader.certificates import certified
from crawler.downloader.networks import literal
from crawler.downloader.perimeter import Perimeter
from crawler.downloader.places import Place, place_of
from crawler.text.addresses import bare


def look_up(place: Place) -> "Deferred[list[str]]":
    """Return the IP addresses that *place* has now; none: it has no address."""
    address = literal(place.host)
    if address is not None:
        return succeed([str(address)])
    from twisted.internet import reactor  # noqa: PLC0415 - it must be installed first

    found = _Found()
    reactor.nameResolver.resolveHostName(found, place.host, place.port)
    return found.addresses


def inside(place: Place, addresses: Sequence[str]) -> str:
    """Return why nothing is asked of *place*, all of whose *addresses* are refused."""
    shown = ", ".join(addresses)
    told = "" if shown == place.host else f" ({shown})"
    return f"leads to a private address: {place}{told}"


@implementer(IResolutionReceiver)
class _Found:
    """Gathers what a resolver finds."""

    def __init__(self) -> None:
        self.addresses: Deferred[list[str]] = Deferred()
        self._found: list[str] = []

    def resolutionBegan(self, resolutionInProgress: IHostResolution) -> None:  # noqa: N802, N803
        pass

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802 - Twisted's name
        if isinstance(address, IPv4Address | IPv6Address):
            self._found.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        if not self.addresses.called:
            self.addresses.callback(self._found)


@implementer(IHostResolution)
class _Done:
    name = ""

    def cancel(self) -> None:
        """Do nothing: it is over."""


@implementer(IHostnameResolver)
class _Known:
    """In the place of a resolver: knows what was checked, and nothing else."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: ARG002, N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: ARG002, N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803
    ) -> _Done:
        for each in self._addresses:
            kind = IPv6Address if ":" in each else IPv4Address
            resolutionReceiver.addressResolved(kind("TCP", each, portNumber))
        resolutionReceiver.resolutionComplete()
        return _Done()


class _Reactor:
    """The reactor, with another resolver."""

    def __init__(self, reactor: Any, resolver: _Known) -> None:
        self._reactor = reactor
        self.nameResolver = resolver
        directlyProvides(self, providedBy(reactor))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)


@implementer(IStreamClientEndpoint)
class Endpoint:
    """Connects to a place, if it lies within the perimeter when the connection is made."""

    def __init__(self, uri: URI, perimeter: Perimeter, policy: Any, **how: Any) -> None:
        """Take what Twisted read of an address; *how* it connects is HostnameEndpoint's."""
        self._uri = uri
        self._perimeter = perimeter
        self._policy = policy
        self._how = how

    def connect(self, protocolFactory: IProtocolFactory) -> "Deferred[IProtocol]":  # noqa: N803
        """Return the connection. Fails with IgnoreRequest when all addresses are refused."""
        return Deferred.fromCoroutine(self._connect(protocolFactory))

    async def _connect(self, factory: IProtocolFactory) -> IProtocol:
        from twisted.internet import reactor  # noqa: PLC0415 - it must be installed first

        uri = self._uri
        url = uri.toBytes().decode()  # type: ignore[no-untyped-call]
        place, host = place_of(url), uri.host.decode().lower().removesuffix(".")
        # Where two parsers disagree, nobody knows where Twisted would connect to.
        if place is None or (place.host, place.port) != (host, uri.port):
            raise IgnoreRequest(f"no address of the web: {bare(url)}")
        addresses = await look_up(place)
        reached = self._perimeter.reached(place, addresses)
        if addresses and not reached:
            raise IgnoreRequest(inside(place, addresses))
        endpoint: Any = HostnameEndpoint(
            _Reactor(reactor, _Known(reached)), place.host, place.port, **self._how
        )
        if place.scheme == "https":
            creator = self._policy.creatorForNetloc(uri.host, uri.port)
            endpoint = wrapClientTLS(certified(creator, place.host), endpoint)
        connected: IProtocol = await endpoint.connect(factory)
        return connected


@implementer(IAgentEndpointFactory)
class Endpoints:
    """Makes the connections of an agent, in the place of Twisted's own."""

    def __init__(self, standard: Any, perimeter: Perimeter, policy: Any) -> None:
        """Take what Twisted makes them with: how long, and from where, it connects."""
        self._bindAddress = standard._bindAddress  # noqa: SLF001 - Scrapy's agent asks for it
        self._how = {"bindAddress": self._bindAddress}
        timeout = standard._connectTimeout  # noqa: SLF001
        self._how |= {} if timeout is None else {"timeout": timeout}
        self._perimeter = perimeter
        self._policy = policy

    def endpointForURI(self, uri: URI) -> Endpoint:  # noqa: N802 - Twisted's name
        """Return what connects to *uri*."""
        return Endpoint(uri, self._perimeter, self._policy, **self._how)
