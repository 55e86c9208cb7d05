"""Captions that are nothing but the picture's file name, and credits without their picture."""

import re
from dataclasses import replace

from crawler.cleaning.containers import Containers
from crawler.cleaning.credits import credit
from crawler.cleaning.rules import remove
from crawler.items import Article, Block, Image, Removal

FIGURE = Containers.of(
    "captions: file name",
    "figure .wp-caption .wp-caption-text .wp-block-image .wp-block-gallery .gallery .gallery-item",
    ".gallery-caption .featured-image .post-thumbnail",
)
"""Elements that hold a picture."""

MOST_SPACES = 8
"""Spaces in the longest file name that does not end with a number or a hyphen."""

LONGEST = 250
"""Characters in the longest file name: no disk takes a longer one."""

_UPLOAD = (
    r"indir(?:ilen|me)?|images?|download|unnamed|untitled|index|photo|picture|resim|görsel|imagen|"
    r"descarga|téléchargement|herunterladen|scaricare|загружено|تنزيل|دانلود|صورة|下载"
)
"""What browsers and writers in a hurry name a picture."""

_CLOCK = r"\d{4}-\d\d-\d\d[ ]\w+[ ]\d\d\.\d\d(?:\.\d\d)?"
"""When a picture was taken, as phones and screens name it."""

_FILE_NAME = re.compile(
    rf"""
    [\w().,&+-]+(?:[ ][\w().,&+-]+){{0,7}}\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|heic)  # x.jpg
    | (?:{_UPLOAD})(?:[ _-]?(?:\(\d+\)|\d+)){{1,3}}                   # indir (2), images-1 (1)
    | (?-i:indir|images)(?-i:CA[0-9A-Z]{{6}})?                          # images, imagesCA0AB1CD
    | (?:img|dsc[nf]?|pic|dscn|gopr|mvi|vid|scan|screenshot|photo)[ _-]?\d[\d _-]*(?:wa\d+)?
    | (?:whatsapp[ ])?\w+[ ]{_CLOCK}(?:[ ]\(\d+\))?                       # WhatsApp Image 2019-...
    | \d{{13,}} | \d{{8,}}[_-](?=[\d-]*[^\W\d])[\w-]*                    # 13940204_PhotoI
    | [a-z]?(?!0)\d{{7,}}-\d{{4,}}                                        # n2912345-4512345
    | \d{{1,3}}[ ]?\(\d{{1,3}}\)                                          # 1 (3)
    | (?=\S*\d{{3}})(?![@\#])[\w-]*_[\w-]*                              # n00123_b
    | (?=\S*\d)[0-9a-f]{{16,}}                                           # a hash
    | [0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}                   # a UUID
    | (?=\w{{10,}}\Z)[a-z]*(?:\d+[a-z]+){{3,}}\d*                        # 4bk5e2a1f0bd
    | [\w-]+-\d{{2,4}}x\d{{2,4}}                                            # protest-1024x768
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Texts that are a file name wherever they stand."""

_BARE = re.compile(rf"{_UPLOAD}|\d{{8,}}|\w+_\d+", re.IGNORECASE)
"""Texts that are a file name only beside a picture: elsewhere a telephone number, a chapter."""


def remove_captions(article: Article) -> Article:
    """Return *article* without captions that are file names, in its blocks and its images.

    Lines that are a picture's credit leave the body, too.
    """
    main = article.main_image and _without_file_name(article.main_image)
    images = tuple(map(_without_file_name, article.images))
    if main != article.main_image or images != article.images:
        article = replace(article, main_image=main, images=images)
    return remove(article, _file_name, credit)


def _file_name(block: Block) -> Removal | None:
    """Speak against a caption, or a line that may be one, that is a file name."""
    if block.type not in {"caption", "paragraph"} or not _is_file_name(block.text):
        return None
    if _BARE.fullmatch(block.text) and not _FILE_NAME.fullmatch(block.text):
        pictured = block.type == "caption" or FIGURE.find(block.context.marks) is not None
        if not pictured:
            return None
    return Removal("captions: file name", "a picture's file name")


def _is_file_name(text: str) -> bool:
    """Tell whether *text* is a file name where it stands beside a picture.

    One of many words ends with a number or a hyphen.
    """
    if len(text) > LONGEST:
        return False
    if text.count(" ") > MOST_SPACES and not text[-1].isdecimal() and text[-1] not in "-_":
        return False
    return bool(_FILE_NAME.fullmatch(text) or _BARE.fullmatch(text))


def _without_file_name(image: Image) -> Image:
    """Return *image*, its caption dropped if it is a file name."""
    if image.caption is None or not _is_file_name(image.caption):
        return image
    return replace(image, caption=None)
