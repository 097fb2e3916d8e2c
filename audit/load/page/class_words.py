"""Words of the classes, ids and roles of elements, and the families that they belong to (`data/blocks.yaml`).

>>> tokens_of("relatedStories box-3 x"), TOKEN.findall("a1b22")
(('related', 'stories', 'box'), [])
>>> [name for n, name in enumerate(families()[0]) if families_of("relatedStories") >> n & 1]
['related']
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from audit.files import DATA, read_yaml

TOKEN = re.compile(r"[a-z]{2,24}")
"""One word of a class or id; numbers and generated names are ignored."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Word boundary in a class such as `relatedStories`."""


@lru_cache(maxsize=1 << 14)
def tokens_of(value: str) -> tuple[str, ...]:
    """Split the value of an attribute into words; cached, because the pages of an outlet repeat them."""
    return tuple(TOKEN.findall(CAMEL.sub(" ", value).lower()))


@cache
def families() -> tuple[Sequence[str], Mapping[str, int]]:
    """Load the names of the families of words, and the bit of each word's family."""
    lists = read_yaml(DATA / "blocks.yaml")["families"]
    words: dict[str, int] = {}
    for n, said in enumerate(lists.values()):
        each = said if isinstance(said, list) else [word for some in said.values() for word in some]
        words |= dict.fromkeys(each, 1 << n)
    return tuple(lists), words


@lru_cache(maxsize=1 << 14)
def families_of(value: str) -> int:
    """Find the families that the words of an attribute's value belong to, as bits; cached like `tokens_of`."""
    bit = families()[1]
    found = 0
    for token in tokens_of(value):
        found |= bit.get(token, 0)
    return found
