"""Inflection of English verbs and nouns, as far as the word lists need it."""

from functools import cache
from pathlib import Path

from audit.files import read_yaml

LONG = 5
"""Maximum letters of a plural in "-ies" that only loses its "s": "movies" is longer, "ties" is not."""
NOT_MEN = ("cimen", "gimen", "omen", "umen", "amen", "emen", "ymen", "lmen")
"""Endings of singulars in "-men"; "women" is none."""


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


HISSING = ("sses", "shes", "ches", "xes", "zzes")
"""Endings of plurals in "-es"."""
NO_PLURALS = ("ss", "us", "is")
"""Endings of singulars that look like plurals."""


def singular(word: str) -> str | None:
    """Form the singular of a regular plural, or of one in "-men"; None for another word.

    >>> singular("lawyers"), singular("companies"), singular("police"), singular("fishermen"), singular("specimen")
    ('lawyer', 'company', None, 'fisherman', None)
    >>> singular("witnesses"), singular("coaches"), singular("business"), singular("virus")
    ('witness', 'coach', None, None)
    """
    if word.endswith("men") and (word.endswith("women") or not word.endswith(NOT_MEN)):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > LONG:
        return word[:-3] + "y"
    if word.endswith(HISSING) and len(word) > LONG:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(NO_PLURALS) else None


def lemma(word: str) -> str:
    """Guess the lemma of a verb form in lower case; irregular forms are those of `irregular.yaml`.

    >>> [lemma(w) for w in ("lashed", "replies", "hugging", "amusing", "took", "voted", "missed", "run", "carrying")]
    ['lash', 'reply', 'hug', 'amuse', 'take', 'vote', 'miss', 'run', 'carry']
    """
    known = irregular().get(word)
    if known:
        return known
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("eed"):
            return unended(word[: -len(ending)])
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def unended(stem: str) -> str:
    """Restore the lemma of a stem without "-ing" or "-ed": undouble a letter, or add the silent "e" or the "y"."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouslfz":
        return stem[:-1]
    before, last = stem[-2:-1], stem[-1]
    if last in "vuczg" and stem[-2:] not in {"ng", "zz"}:
        return stem + "e"
    single = before in "aeiou" and stem[-3:-2] not in "aeiou"
    if (last == "s" and before != "s") or (last == "t" and single and stem[-2:] in {"at", "ut", "ot"} and len(stem) > 2):
        return stem + "e"
    return stem + "e" if last == "k" and single and stem[-2:] in {"ak", "ik", "ok"} else stem


@cache
def irregular() -> dict[str, str]:
    """Read the irregular forms: lemma by form."""
    given = read_yaml(Path(__file__).parent / "irregular.yaml")
    return {form: lemma for lemma, forms in given.items() for form in forms}


def consonant_y(word: str) -> bool:
    """True when a word ends in a consonant and "y"."""
    return word.endswith("y") and word[-2] not in "aeiou"
