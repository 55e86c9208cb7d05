"""Wordings of the labels that pages put around an article, by kind and language.

Data only: labels.py looks them up. Wordings are parted by ``|`` and spelled as pages spell
them; ``{}`` stands for the name of any network.
"""

from crawler.text.wordings.pages import ADVERT, HOME, SOURCE, TAGS, TOP
from crawler.text.wordings.readers import COMMENT, SUBSCRIBE
from crawler.text.wordings.sharing import NETWORKS, PRINT, SHARE, SOCIAL
from crawler.text.wordings.stories import READ_MORE, RELATED

__all__ = [
    "ADVERT",
    "COMMENT",
    "HOME",
    "NETWORKS",
    "PRINT",
    "READ_MORE",
    "RELATED",
    "SHARE",
    "SOCIAL",
    "SOURCE",
    "SUBSCRIBE",
    "TAGS",
    "TOP",
]
