"""Cues: the verbs and nouns of a language that attribute words to somebody.

`lang/<code>/cues.yaml` is the single list of reporting words: a verb added there reaches the grammar of statements, the
tagger and every other step that checks whether words near a quotation attribute it. The pack's module `inflection` generates
the forms.

>>> from audit.lang.pack import Packs
>>> cues = Cues.load(Packs.load().nearest("en"))
>>> cues.verbs["telling"].lemma, cues.verbs["telling"].form, "tell" in cues.verbs["telling"].frames
('tell', 'ing', True)
>>> {"said", "warns", "quipping"} <= cues.sayings, "dismissed" in cues.sayings, "dubbed" in cues.namings
(True, False, True)
>>> sorted(cues.finite({"retort", "read"}))
['reads', 'retorted', 'retorts']
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from typing import Any, NamedTuple

from audit.frozen import frozen
from audit.lang.pack import Pack


class Verb(NamedTuple):
    """An inflected form of a reporting verb: lemma, act by frame, and form (`base`, `s`, `past`, `ing`, `participle`)."""

    lemma: str
    frames: dict[str, str]
    form: str


@frozen
class Cues:
    """Words that attribute, all in lower case with plain apostrophes.

    `verbs` by form; `particles` maps the first word of a verb of two words to its second words ("call" -> "for", "on");
    `nouns` to their act; `prepositions` attribute a clause ("according"); `words` are the first words of all of these.
    `sayings` are all forms of verbs of speech that take a clause or a quotation, `namings` forms and words that introduce a
    name, a term or a part of a sentence in quotation marks. `silence` is the pattern of a cue of silence ("did not respond").
    `lemma` returns the lemma of a verb that is not listed. `separable`: the second word of a verb may end its clause ("teilte …
    mit"). `apart`: a sentence without a cue that goes on with a statement is a statement of its own. `capitals`: nouns have
    capitals. `certainty`: probability of a right source by the way of a rule, for a language without a model.
    """

    verbs: dict[str, Verb] = field(repr=False)
    particles: dict[str, dict[str, Verb]] = field(repr=False)
    nouns: dict[str, str] = field(repr=False)
    prepositions: frozenset[str]
    words: frozenset[str] = field(repr=False)
    sayings: frozenset[str] = field(repr=False)
    namings: frozenset[str] = field(repr=False)
    silence: str
    lemma: Callable[[str], str] = field(repr=False, default=str.lower)
    separable: bool = False
    apart: bool = False
    capitals: bool = False
    certainty: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, pack: Pack) -> "Cues":
        """Read the cues of a language pack."""
        given, language = pack.read("cues.yaml"), pack.module("inflection")
        verbs, particles = inflections(given["verbs"], language.inflected)
        naming, prepositions = given["naming"], frozenset(given["prepositions"])
        nouns = {form.lower(): act for act, words in given["nouns"].items() for w in words for form in (w, language.plural(w))}
        return cls(
            verbs=verbs,
            particles=particles,
            nouns=nouns,
            prepositions=prepositions,
            words=prepositions.union(verbs, particles, nouns),
            sayings=frozenset(w for w, v in verbs.items() if "speech" in {v.frames.get("that"), v.frames.get("tell")}),
            namings=frozenset(
                [
                    *(f[0] for entry in naming["verbs"] for f in language.inflected(entry)),
                    *naming["words"],
                    *given["prepositions"],
                ]
            ),
            silence=given["silence"]["pattern"],
            lemma=getattr(language, "lemma", str.lower),
            separable=bool(given.get("separable")),
            apart=bool(given.get("apart")),
            capitals=pack.words["tags"]["capitals"] == "nouns",
            certainty=given.get("certainty", {}),
        )

    def finite(self, lemmas: Collection[str]) -> frozenset[str]:
        """Return the finite forms of the verbs with these lemmas that differ from the base form."""
        return frozenset(w for w, v in self.verbs.items() if v.form in {"s", "past"} and v.lemma in lemmas)


def inflections(
    given: Mapping[str, Mapping[str, list[str]]], inflected: Any
) -> tuple[dict[str, Verb], dict[str, dict[str, Verb]]]:
    """Inflect verbs from act -> frame -> entries: by form, and verbs of two words by their first and second word."""
    verbs: dict[str, Verb] = {}
    particles: dict[str, dict[str, Verb]] = {}
    for act, frames in given.items():
        for frame, entries in frames.items():
            for word, second, form, lemma in (f for entry in entries for f in inflected(entry)):
                table = particles.setdefault(word, {}) if second else verbs
                known = table.setdefault(second or word, Verb(lemma, {}, form))
                known.frames.setdefault(frame, act)
    return verbs, particles
