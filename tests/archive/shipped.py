"""The fixtures that ship with the project: a few pages of several small sites."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.archive.cases import Case, article_case, listing_case, text_case
from tests.archive.site import build

INVITATION = "islamicinvitationturkey"
INVITATION_OPTIONS: dict[str, Any] = {
    "base_url": "https://islamicinvitationturkey.com",
    "name": "Islamic Invitation Turkey",
}


@dataclass(frozen=True, slots=True)
class Shipment:
    """Pages taken from one site."""

    site: str
    """Name of the site definition, or the host of a site without one."""
    options: dict[str, Any]
    articles: dict[str, int] = field(default_factory=dict)
    """Name of the case → number of the story."""
    captures: dict[str, int] = field(default_factory=dict)
    """The same, for text captures."""
    listings: dict[str, str] = field(default_factory=dict)
    """Name of the case → path of the listing."""

    def cases(self) -> Iterator[Case]:
        """Yield the cases."""
        site = build(**self.options)
        for stem, number in self.articles.items():
            yield article_case(site, self.site, stem, site.stories[number - 1])
        for stem, number in self.captures.items():
            yield text_case(site, self.site, stem, site.stories[number - 1])
        for stem, path in self.listings.items():
            yield listing_case(site, self.site, stem, site.listings[path])


def generic(host: str, options: dict[str, Any], articles: dict[str, int], **more: Any) -> Shipment:
    """Return pages of a site without a definition."""
    return Shipment(host, {"base_url": f"https://{host}", "days": 4, **options}, articles, **more)


SHIPMENTS = (
    Shipment(
        INVITATION,
        {
            **INVITATION_OPTIONS,
            "template": "bar2018",
            "per_day": (4, 6, 3, 5, 2),
            "older_days": (
                date(2011, 5, 4),
                date(2015, 12, 8),
                date(2016, 8, 21),
                date(2016, 11, 2),
                date(2017, 2, 18),
            ),
            "imports_until": date(2011, 12, 31),
            "first_day": date(2018, 7, 16),
            "earlier": 131_402,
            "seed": 2018,
        },
        articles={
            "2011-import-quote": 1,
            "2011-import-list": 2,
            "2015-winter": 7,
            "2016-summer": 12,
            "2016-autumn": 15,
            "2017-file-name": 19,
            "2018-today": 40,
        },
        captures={"2018-text": 33},
        listings={"2018-day": "/2018/07/19/"},
    ),
    Shipment(
        INVITATION,
        {
            **INVITATION_OPTIONS,
            "template": "bar2018",
            "other_template": "flat",
            "older_days": (date(2012, 3, 25), date(2014, 10, 25)),
            "imports_until": date(2012, 12, 31),
            "first_day": date(2018, 3, 18),
            "scroll_up": False,
            "counts": "span",
            "earlier": 122_817,
            "seed": 318,
        },
        articles={"2012-import": 1, "2014-heading": 6, "2018-flat-markup": 11, "2018-caption": 18},
    ),
    Shipment(
        INVITATION,
        {
            **INVITATION_OPTIONS,
            "template": "flat",
            "other_template": "bar2018",
            "permalinks": "flat",
            "older_days": (date(2015, 6, 14), date(2016, 1, 30)),
            "first_day": date(2023, 5, 8),
            "counts": "badge",
            "open_graph": True,
            "undated": 7,
            "earlier": 214_090,
            "seed": 2023,
        },
        articles={
            "2015-flat": 3,
            "2016-old-markup": 8,
            "2016-no-date": 7,
            "2023-source": 13,
            "2023-table": 24,
        },
        captures={"2023-text": 9},
        listings={"2023-day": "/2023/05/10/"},
    ),
    generic(
        "courier.example",
        {"template": "twentysixteen", "undated": 5, "seed": 11},
        {"quote": 8, "list": 2, "table": 3, "no-date": 10, "heading": 6},
        listings={"day": "/2018/07/18/", "front-page-2": "/page/2/"},
    ),
    generic(
        "kurier.example",
        {
            "template": "twentyten",
            "language": "de",
            "timezone": "Europe/Berlin",
            "name": "Der Kurier",
            "seed": 12,
        },
        {"zitat": 1, "liste": 9, "bild": 4},
    ),
    generic(
        "courrier.example",
        {
            "template": "twentytwentyfour",
            "language": "fr",
            "timezone": "Europe/Paris",
            "name": "Le Courrier",
            "json_ld": True,
            "seed": 13,
        },
        {"citation": 8, "tableau": 10},
    ),
    generic(
        "haber.example",
        {
            "template": "twentysixteen",
            "language": "tr",
            "name": "Kıyı Haber",
            "open_graph": True,
            "undated": 6,
            "seed": 14,
        },
        {"liste": 2, "tarihsiz": 6, "tablo": 3},
    ),
    generic(
        "correo.example",
        {
            "template": "twentyten",
            "language": "es",
            "timezone": "Europe/Madrid",
            "name": "El Correo del Faro",
            "json_ld": True,
            "share": "shariff",
            "seed": 15,
        },
        {"cita": 1, "pie-de-foto": 11},
    ),
    generic(
        "sahil.example",
        {"template": "twentysixteen", "language": "ar", "name": "أنباء الساحل", "seed": 16},
        {"quote": 1, "table": 10},
    ),
    generic(
        "fanous.example",
        {
            "template": "twentytwentyfour",
            "language": "fa",
            "timezone": "Asia/Tehran",
            "name": "فانوس",
            "seed": 17,
        },
        {"list": 2, "caption": 11},
    ),
    generic(
        "plain.example",
        {"permalinks": "query", "name": "Plain Gazette", "undated": 4, "seed": 18},
        {"query": 5, "query-no-date": 8},
    ),
)


def shipped() -> Iterator[Case]:
    """Yield every case that ships with the project."""
    for shipment in SHIPMENTS:
        yield from shipment.cases()
