"""The fingerprint of linking: digest of the code and data of this room, which every linked row carries."""

from functools import cache
from hashlib import blake2b

from audit.fingerprint import DATA_SUFFIXES, PACKAGE, feed, files


@cache
def link_kit() -> str:
    """Twelve hexadecimal digits over the source and data of this room.

    >>> len(link_kit())
    12
    """
    h = blake2b(digest_size=6)
    for path in files(PACKAGE, ("link",), (".py", *DATA_SUFFIXES)):
        feed(h, PACKAGE, path)
    return h.hexdigest()
