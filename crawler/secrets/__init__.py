"""What a person may ask a site with, and nobody else may see.

A key is read from a file outside the project, or taken out of an address that was typed. What is
secret of it is known to this process from then on, so that nothing which is shown or kept holds it.
"""

from crawler.secrets.file import read
from crawler.secrets.headers import kept_value
from crawler.secrets.key import Key, Login, Proxy
from crawler.secrets.masking import hide, install, masked
from crawler.secrets.session import Session
from crawler.secrets.tokens import of_path, parted

__all__ = [
    "Key",
    "Login",
    "Proxy",
    "Session",
    "hide",
    "install",
    "kept_value",
    "masked",
    "of_path",
    "parted",
    "read",
]
