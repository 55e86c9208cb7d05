"""What may be connected to: public addresses, and private ones that a person has named."""

from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from crawler.downloader.networks import is_local, is_public, literal
from crawler.downloader.origins import Origins
from crawler.downloader.places import Place


class Perimeter:
    """Around one crawl: the guard asks it before a request, and the connection once more.

    A private host is reached where it is named with this scheme and port, and where its name can
    be of a private network alone, or the user says so: what others may register never leads inside.
    """

    def __init__(self, origins: Origins | None = None, private: Iterable[str] = ()) -> None:
        """Take the *origins* that a site names; null: those that are told to :meth:`name`.

        *private*: hosts that may be inside though anybody could have registered their names.
        """
        self._origins = origins
        self._private = Origins(private)
        self._typed: set[Place] = set()
        self._first: dict[str, frozenset[str]] = {}

    def name(self, place: Place) -> None:
        """Take *place* for one that a person named."""
        self._typed.add(place)

    def names(self, place: Place) -> bool:
        """Tell whether a person named *place*."""
        return place in self._typed or (self._origins is not None and self._origins.has(place))

    def is_shut(self, place: Place) -> bool:
        """Tell whether *place* is private by its very spelling, and nobody named it."""
        return is_local(place.host) and not self.names(place)

    def reached(self, place: Place, addresses: Sequence[str]) -> list[str]:
        """Return those of *addresses*, which *place* has now, that may be connected to.

        The others are left out, not all: what is never connected to does no harm, and the DNS of
        many an honest site has a stray private address. One that is inside stays at the addresses
        that it had first.
        """
        if not addresses:
            return []
        if literal(place.host) is None and self._may_be_inside(place):
            first = self._first.setdefault(place.host, frozenset(addresses))
            inside = first if not any(map(is_public, first)) else frozenset()
            return [each for each in addresses if each in inside or is_public(each)]
        is_named = self._may_be_inside(place)
        return [each for each in addresses if is_named or is_public(each)]

    def _may_be_inside(self, place: Place) -> bool:
        is_private = is_local(place.host) or self._private.has_host(place)
        return is_private and self.names(place)


_AROUND: WeakKeyDictionary[Crawler, Perimeter] = WeakKeyDictionary()


def perimeter_of(crawler: Crawler) -> Perimeter:
    """Return the perimeter around *crawler*: one for all that fetch for it."""
    if crawler not in _AROUND:
        origins = getattr(crawler.spider, "origins", None)
        named = origins if isinstance(origins, Origins) else None
        _AROUND[crawler] = Perimeter(named, crawler.settings.getlist("PRIVATE_HOSTS"))
    return _AROUND[crawler]
