"""Captions that are nothing but the picture's file name."""

import re
from dataclasses import replace

from crawler.cleaning.containers import Containers
from crawler.cleaning.rules import remove
from crawler.items import Article, Block, Image, Removal

FIGURE = Containers.of(
    "captions: file name",
    "figure .wp-caption .wp-caption-text .wp-block-image .wp-block-gallery .gallery .gallery-item",
    ".gallery-caption .featured-image .post-thumbnail",
)
"""Elements that hold a picture."""

_UPLOAD = (
    r"indir(?:ilen|me)?|images?|download|unnamed|untitled|index|photo|picture|resim|görsel|imagen|"
    r"descarga|téléchargement|herunterladen|scaricare|загружено|تنزيل|دانلود|صورة|下载"
)
"""What browsers and writers in a hurry name a picture."""

_FILE_NAME = re.compile(
    rf"""
    [\w().,&+-]+(?:[ ][\w().,&+-]+){{0,7}}\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|heic)  # x.jpg
    | (?:{_UPLOAD})[ _-]?(?:\(\d+\)|\d+)                                    # indir (2), images4
    | (?:img|dsc[nf]?|pic|dscn|gopr|mvi|vid|scan|screenshot|photo)[ _-]?\d[\d _-]*  # IMG_2034
    | \d{{8,}}(?:[_-][\w-]*)?                                               # 13940204_PhotoI
    | (?=\S*\d)(?![@\#])[\w-]*_[\w-]*                                       # n00123_b
    | (?=\S*\d)[0-9a-f]{{16,}}                                              # a hash
    | [\w-]+-\d{{2,4}}x\d{{2,4}}                                            # protest-1024x768
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Texts that are a file name wherever they stand."""

_BARE = re.compile(_UPLOAD, re.IGNORECASE)
"""Words that are a file name only beside a picture."""


def remove_captions(article: Article) -> Article:
    """Return *article* without captions that are file names, in its blocks and its images."""
    main = article.main_image
    article = replace(
        article,
        main_image=main and _without_file_name(main),
        images=tuple(map(_without_file_name, article.images)),
    )
    return remove(article, _file_name)


def _file_name(block: Block) -> Removal | None:
    """Speak against a caption, or a line that may be one, that is a file name."""
    pictured = block.type == "caption" or FIGURE.find(block.context.marks) is not None
    if block.type not in {"caption", "paragraph"} or not _is_file_name(block.text, bare=pictured):
        return None
    return Removal("captions: file name", "a picture's file name")


def _is_file_name(text: str, *, bare: bool) -> bool:
    """Tell whether *text* is a file name; with *bare* also one without any number."""
    return bool(_FILE_NAME.fullmatch(text) or (bare and _BARE.fullmatch(text)))


def _without_file_name(image: Image) -> Image:
    """Return *image*, its caption dropped if it is a file name."""
    if image.caption is None or not _is_file_name(image.caption, bare=True):
        return image
    return replace(image, caption=None)
