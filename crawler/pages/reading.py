"""From a page to an article with every block, by the first layout that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crawler import __version__
from crawler.errors import PageError
from crawler.items import (
    Announcement,
    Article,
    Block,
    Cleaning,
    Context,
    Observation,
    Page,
    Provenance,
    Publisher,
    Version,
)
from crawler.pages.bounds import check_text
from crawler.pages.classifier import classifier
from crawler.pages.document import Document
from crawler.pages.jsonld import named
from crawler.pages.page import ArticlePage
from crawler.pages.profile import Profile
from crawler.pages.trace import Trace
from crawler.pages.values import plain

UNKNOWN = Publisher()
"""A publisher of whom the page alone tells."""

Read = tuple[Article, tuple[Observation, ...]]


def read(
    page: Page,
    layouts: Sequence[type[ArticlePage]] = (ArticlePage,),
    *,
    site: str,
    publisher: Publisher = UNKNOWN,
    profile: Profile | None = None,
    traced: bool = False,
) -> Read:
    """Return the article of *page* with every block of it, and the counts that the page shows.

    The first of *layouts* whose structure matches reads it, with what the *profile* of its
    publisher tells; *traced*: with what the next profile needs to know of it. Dates are evidence
    only and nothing is taken out: that is left to cleaning. Raises PageError if it is no page or
    no layout fits.
    """
    document = Document(page, profile)
    layout = next((each for each in layouts if each.matches(document)), None)
    if layout is None:
        raise PageError("no layout of the site has the structure of this page")
    reader = layout(document)
    article = _article(reader, site, publisher)
    check_text(_texts(article))
    if traced:
        article = replace(article, trace=Trace.of(reader).dump())
    return article, reader.read_observations()


def _texts(article: Article) -> Iterator[str | None]:
    """Yield what may be long of an article."""
    yield from (article.headline, article.description, *article.keywords)
    yield from (block.text for block in article.blocks)
    yield from (update.body for update in article.live_blog_updates)


def _article(reader: ArticlePage, site: str, publisher: Publisher) -> Article:
    """Return what *reader* reads."""
    page = reader.document.page
    found = reader.read_dates()
    return Article(
        site=site,
        url=page.url,
        canonical_url=reader.meta.canonical,
        publisher=_publisher(reader, publisher),
        headline=reader.read_headline(),
        alternative_headline=reader.read_alternative_headline(),
        description=reader.read_description(),
        date_evidence=found,
        dateline=reader.read_dateline(),
        authors=reader.read_authors(),
        blocks=_blocks(reader, reader.read_parts(found)),
        article_section=reader.read_section(),
        keywords=reader.read_keywords(),
        in_language=reader.read_language(),
        main_image=reader.read_main_image(),
        images=reader.read_images(),
        is_accessible_for_free=reader.read_free(),
        live_blog_updates=reader.read_live_updates(),
        comments_count=reader.read_comments_count(),
        archive=_announcement(page),
        provenance=_provenance(reader),
        cleaning=Cleaning(profile=reader.profile.version if reader.profile else None),
        version=Version(first_seen=page.fetched_at, last_seen=page.fetched_at),
    )


def _blocks(reader: ArticlePage, parts: dict[int, str]) -> tuple[Block, ...]:
    """Return the blocks with what is known of their place; the walk knows nothing of it."""
    region = reader.region
    repeated = reader.walk.repeated
    stories = reader.profile.stories if reader.profile else 0
    touched = region | parts.keys() | repeated.keys()
    return tuple(
        _placed(block, index in region, parts.get(index), repeated.get(index, 0), stories)
        if (index := block.index) in touched
        else block
        for block in reader.walk.blocks
    )


def _placed(
    block: Block,
    inside: bool,  # noqa: FBT001
    part: str | None,
    repeated: int,
    stories: int,
) -> Block:
    """Return *block* with what is known of its place; the calls spelt out cost half of replace."""
    known = block.context
    share = repeated / stories if repeated else 0.0
    context = Context(known.marks, known.link_share, known.links, inside, part, repeated, share)
    return Block(block.index, block.type, block.text, block.level, context)


def _publisher(reader: ArticlePage, publisher: Publisher) -> Publisher:
    """Return who publishes the site: what is known of it, else what the page says."""
    told = named(reader.linked.get("publisher"), "name") or reader.meta.first("og:site_name")
    return Publisher(
        publisher.name or plain(told), publisher.domain or reader.document.host or None
    )


def _announcement(page: Page) -> Announcement | None:
    """Return the archive page that announced *page*."""
    entry = page.entry
    if entry is None or (entry.archive is None and entry.day is None):
        return None
    return Announcement(entry.archive, entry.day, entry.position)


def _provenance(reader: ArticlePage) -> Provenance:
    """Return where the bytes came from and what read them."""
    from hashlib import sha256  # noqa: PLC0415 - brings OpenSSL

    page, encoding = reader.document.page, reader.document.encoding
    label = encoding.label
    body = page.body.encode(errors="surrogatepass") if isinstance(page.body, str) else page.body
    return Provenance(
        fetched_at=page.fetched_at,
        status=page.status,
        payload_digest=f"sha256:{sha256(body).hexdigest()}",
        discovered_via=page.entry.source or None if page.entry else None,
        extractor=type(reader).__name__,
        extractor_version=reader_version(),
        encoding=label,
        encoding_confidence=round(encoding.confidence, 3) if label else None,
    )


def reader_version() -> str:
    """Return the version of Backfile, a plus, and that of the weights that find the body."""
    return f"{__version__}+{classifier().version}"
