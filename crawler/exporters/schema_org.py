"""schema.org: a record as JSON-LD of type NewsArticle (https://schema.org/NewsArticle).

What is unknown, and a list of nothing, is left out, as JSON-LD has it.
"""

from collections.abc import Mapping
from typing import Any


def article(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return *record* as a NewsArticle; times keep their offset, or the lack of one."""
    publisher = record["publisher"]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": record["canonical_url"] or record["url"],
            "identifier": record["id"],
            "url": record["url"],
            "mainEntityOfPage": record["canonical_url"],
            "sameAs": record["aliases"],
            "headline": record["headline"],
            "alternativeHeadline": record["alternative_headline"],
            "description": record["description"],
            "datePublished": record["date_published"],
            "dateModified": record["date_modified"],
            "dateline": record["dateline"],
            "author": [_author(each, publisher) for each in record["authors"]],
            "publisher": _publisher(record),
            "articleBody": record["article_body"],
            "articleSection": record["article_section"],
            "keywords": record["keywords"],
            "inLanguage": record["in_language"],
            "image": [_image(each) for each in _images(record)],
            "isAccessibleForFree": record["is_accessible_for_free"],
            "commentCount": record["comments_count"],
            "hasPart": [_update(each) for each in record["live_blog_updates"]],
            "version": record["version"]["n"],
        }
    )


def _author(author: Mapping[str, Any], publisher: Mapping[str, Any]) -> dict[str, Any]:
    """Return a person; the record does not tell an agency from one, but it knows the publisher."""
    kind = "Organization" if author["name"] == publisher["name"] else "Person"
    return _known({"@type": kind, "name": author["name"], "url": author["url"]})


def _publisher(record: Mapping[str, Any]) -> dict[str, Any] | None:
    name, domain = record["publisher"]["name"], record["publisher"]["domain"]
    if name is None and domain is None:
        return None
    scheme = (record["url"] or "").partition(":")[0].lower()
    address = f"{scheme if scheme == 'http' else 'https'}://{domain}/" if domain else None
    return _known({"@type": "NewsMediaOrganization", "name": name or domain, "url": address})


def _images(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the lead picture and the others, each address once."""
    images: dict[str, Mapping[str, Any]] = {}
    for each in (record["main_image"], *record["images"]):
        if each is not None:
            images.setdefault(each["url"], each)
    return list(images.values())


def _image(image: Mapping[str, Any]) -> dict[str, Any]:
    return _known(
        {
            "@type": "ImageObject",
            "url": image["url"],
            "caption": image["caption"] or image["alt"],
            "creditText": image["credit"],
        }
    )


def _update(update: Mapping[str, Any]) -> dict[str, Any]:
    return _known(
        {
            "@type": "BlogPosting",
            "datePublished": update["date_published"],
            "headline": update["headline"],
            "articleBody": update["body"],
        }
    )


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value != []}
