"""The first five lines about an article: who published it, what is promotion, who speaks, whose words, what was not checked.

Page, Markdown and terminal print the same words; their figures are those of `audit/sql/reports/article_answers.sql`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from audit.files import DATA, read_yaml
from audit.report.article.view import BASIS, View, input_kind, undeclared
from audit.report.reference.explain import told
from audit.report.wording import agencies, as_words, count

MOST = 8
"""Maximum measures named in the line on what does not apply to a language; the list below it has all."""


class Answer(NamedTuple):
    """A line: its label, its words, the section with the details, and the marks of language that it quotes."""

    label: str
    words: str
    section: str
    quotes: Sequence[Any] = ()


def answers(v: View) -> list[Answer]:
    """Word the five lines about an article."""
    (a,) = v.answers
    return [
        Answer("Published by", " ".join(publisher_line(v)), "publisher"),
        Answer("Promotion", promotion_line(a), "promotion"),
        Answer("Speech", speech_line(v, a), "speakers"),
        Answer("Own voice", own_voice_line(v, a), "loaded", v.strongest),
        Answer("Not checked", unchecked_line(v, a), "unchecked"),
    ]


def publisher_line(v: View) -> Iterator[str]:
    """Yield sentences on the outlet with the evidence for it, its owner and assessments, each with who says so."""
    head = v.head
    if not head.outlet:
        said = undeclared(v)
        yield f"{said[0].upper()}{said[1:]}."
        return
    candidate = "Perhaps " if head.outlet_basis == "promo_cue" else ""
    yield f"{candidate}{head.outlet_name or head.outlet}, according to {BASIS[head.outlet_basis]}."
    owner = next((f for f in v.facts if f.field == "owner"), None)
    if owner:
        yield f"Owner: {owner.value} ({owner.evidence}, {owner.as_of or 'no date'})."
    sisters = next((f for f in v.facts if f.field == "sisters"), None)
    if sisters:
        yield f"Sisters, by a shared owner: {sisters.value}."
    for f in v.facts:
        if f.field == "assessment":
            yield f"{f.said_by} ({f.as_of or 'no date'}) codes it {f.value}."
    if head.wire_agency and head.wire_level == "full" and head.wire_agency != head.outlet:
        yield f"Written by the agency {head.wire_name or agencies(head.wire_agency)}."


def promotion_line(a: Any) -> str:
    """Word how many words are promotion, and how much of it is inside the story."""
    if not a.promos or a.promo_share is None:
        return "None found in the text." if a.all_words else "Nothing to measure it on."
    words = f"{a.promo_words:,} of {a.all_words:,} words are promotion ({a.promo_share:.0%})"
    if not a.inside:
        return f"{words}, all of it under the story."
    fused = f" ({a.fused:,} not set apart from it)" if a.fused else ""
    under = f", {a.promos - a.inside:,} under it" if a.promos > a.inside else ""
    return f"{words}: {count(a.inside, 'insertion')} inside the story{fused}{under}."


def speech_line(v: View, a: Any) -> str:
    """Word who speaks most, and how much speech is unresolved."""
    if a.attributed_state == "not_applicable":
        return f"Attribution is not measured in {language(v.head.language)}."
    if not a.speech_words:
        return "Nobody speaks: no statement of the body is attributed."
    said = "No speaker is known."
    if a.speaker_words:
        known = f"{a.speaker_words:,} of the {count(a.known_words, 'word')} of speech whose speaker is known"
        said = f"{a.speaker or 'An unnamed source'} speaks most: {known} ({a.speaker_share:.0%})."
    share = a.unresolved_share or 0
    return f"{said} Of all speech, {share:.0%} is unresolved." if a.unresolved_words else f"{said} None is unresolved."


def own_voice_line(v: View, a: Any) -> str:
    """Word how many marks the outlet's own voice has; the strongest are quoted after it."""
    if a.loaded_state == "not_applicable":
        return f"Loaded language is not measured in {language(v.head.language)}."
    if not a.own_marks:
        return "No loaded word was found in the outlet’s own voice."
    if a.own_marks > len(v.strongest):
        return f"{a.own_marks:,} loaded words, the strongest of them:"
    return f"{count(a.own_marks, 'loaded word')}:"


def unchecked_line(v: View, a: Any) -> str:
    """Word what the input cannot show, and what is not measured in its language, measure by measure."""
    why = (
        f"{input_kind(v.head)} shows no links and few declarations"
        if v.head.format == "text"
        else "the page does not show them"
    )
    open_ones = ((a.signals_unchecked, "signal"), (a.measures_unchecked, "measure"))
    counts = " and ".join(count(n, one) for n, one in open_ones if n)
    said = f"{counts}: {why}." if counts else "Nothing that the input could show."
    missing = titles(v, "not_applicable")
    if not missing or v.head.language == "en":
        return said
    names = "; ".join(missing[:MOST]) + (f"; and {len(missing) - MOST} more" if len(missing) > MOST else "")
    return f"{said} Not applicable in {language(v.head.language)}: {names}."


def titles(v: View, state: str) -> list[str]:
    """Titles of the measures and signals in one state, each once, as words within a sentence."""
    return list(dict.fromkeys(title(r.name) for r in (*v.measures, *v.signals) if r.state == state))


def title(name: str) -> str:
    """Title of a measure or signal as words within a sentence.

    >>> title("loaded_rate")
    'loaded sentences, own voice'
    """
    found = told(name)
    words = found.title if found else as_words(name)
    return words if words[:2].isupper() else words[0].lower() + words[1:]


@cache
def language_names() -> dict[str, str]:
    """English names of languages by code."""
    names: dict[str, str] = read_yaml(DATA / "language_names.yaml")
    return names


def language(code: str | None) -> str:
    """English name of a language with its code.

    >>> language("de"), language(None)
    ('German (de)', 'a text of unknown language')
    """
    if not code:
        return "a text of unknown language"
    return f"{language_names().get(code, 'this language')} ({code})"


def share(measures: dict[str, Any], name: str, of: str) -> str:
    """Word a measured share, or return "" where it is null."""
    m = measures.get(name)
    return f"{m.value:.0%} {of}" if m is not None and m.value is not None else ""


def unmeasured(what: str, v: View) -> str:
    """Say that the language of the text has no data for a measure."""
    return f"not applicable: {what} is not measured in {language(v.head.language)}"


def flagged(rate: Any) -> str:
    """Word how many sentences in the outlet's own voice are flagged as a whole, apart from the single words listed below.

    >>> from types import SimpleNamespace as S
    >>> flagged(S(value=0.25, n=4))
    '1 of 4 sentences in the outlet’s own voice flagged as a whole'
    """
    return f"{round(rate.value * rate.n)} of {count(rate.n, 'sentence')} in the outlet’s own voice flagged as a whole"
