"""Inflection of English verbs and nouns, as far as the word lists need it."""


def inflected(entry: str) -> list[tuple[str, str, str, str]]:
    """Inflect a verb entry of `cues.yaml`: tuples of word, second word or "", form, lemma.

    An entry is `base`, `base+` (doubles its last letter) or `base:past` / `base:past:participle`; a form is `base`, `s`,
    `ing`, `past` or `participle`.

    >>> [f[0] for f in inflected("admit+")], [f[:2] for f in inflected("speak of:spoke of:spoken of")][-1]
    (['admit', 'admits', 'admitting', 'admitted'], ('spoken', 'of'))
    """
    lemma, *given = entry.split(":")
    lemma, doubled = lemma.rstrip("+"), lemma.endswith("+")
    base, _, second = lemma.partition(" ")
    stem = base + base[-1] if doubled else base
    quiet = base.endswith("e") and not base.endswith("ee")
    if consonant_y(base):
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
        past = base + "d" if base.endswith("e") else stem + "ed"
    ing = base[:-1] + "ing" if quiet else stem + "ing"
    pasts = [g.partition(" ")[0] for g in given] or [past]
    forms = [(base, "base"), (third, "s"), (ing, "ing"), *zip(pasts, ("past", "participle"), strict=False)]
    return [(word, second, form, lemma) for word, form in forms]


def plural(noun: str) -> str:
    """Form the regular plural of a noun.

    >>> plural("anxiety"), plural("claim")
    ('anxieties', 'claims')
    """
    return noun[:-1] + "ies" if consonant_y(noun) else noun + "s"


def singular(word: str) -> str | None:
    """Form the singular of a regular plural; None for a word without its ending.

    >>> singular("lawyers"), singular("police")
    ('lawyer', None)
    """
    return word[:-1] if word.endswith("s") else None


def consonant_y(word: str) -> bool:
    """True when a word ends in a consonant and "y"."""
    return word.endswith("y") and word[-2] not in "aeiou"
