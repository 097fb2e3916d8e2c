"""What a voice is: its kind, identity, role, and for whom it speaks."""

import re
from typing import NamedTuple

from audit.extract.statements.sources.coreference import Voice
from audit.extract.statements.sources.people import country_after, country_before, office_in
from audit.extract.statements.speech import Speech


class Nature(NamedTuple):
    """Kind, identity, role and reason of a source row."""

    kind: str
    identity: str
    role: str | None
    reason: str | None


class Side(NamedTuple):
    """For whom a source speaks: name, kind, basis, and the words that say so."""

    name: str
    kind: str
    basis: str
    start: int
    stop: int


def nature(v: Voice, text: str, speech: Speech) -> Nature:
    """Kind and identity of a voice by its fullest words."""
    people = speech.people
    name = (v.name or "").lower().replace("’", "'")
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", name)
    role = role_of(v, text, speech)
    if v.person is not None:
        return Nature("person", "named", role, None)
    if v.country:
        return Nature("government", "named", None, None)
    if v.joint:
        return Nature("group", "described", None, None)
    if v.key.startswith("body:"):
        return Nature("organisation", "named", None, None)
    anonymous = hidden(v, text, speech)
    if anonymous is not None:
        return Nature(
            "person" if words and not words[-1].endswith("s") else "group", "granted_anonymity", role, anonymous or None
        )
    head = head_word(words)
    proper = any(w[:1].isupper() for w in (v.name or "").split()[1:] or [(v.name or "")])
    if (set(words) & people["media"] and proper) or head in {"newspaper", "broadcaster", "magazine"}:
        return Nature("media", "named" if proper else "described", None, None)
    if head in people["documents"]:
        return Nature("document", "named" if proper else "described", None, None)
    if head in people["groups"] or (head.endswith("s") and not proper and head[:-1] in people["roles"]):
        return Nature("group", "unnamed_group", None, None)
    if head in {
        "ministry",
        "government",
        "administration",
        "embassy",
        "army",
        "police",
        "parliament",
        "cabinet",
        "regime",
        "authorities",
    }:
        return Nature("government", "named" if proper else "described", None, None)
    if head in people["organisations"] or (proper and set(words) & people["organisations"]):
        return Nature("organisation", "named" if proper else "described", None, None)
    if (
        head in people["roles"]
        or head in people["offices"]
        or re.match(r"(?:a|an|the|one|another)\s+\w*\s*(?:man|woman|boy|girl)\b", name)
    ):
        return Nature("person", "described", role, None)
    if proper and words and name not in {"who", "which", "that"}:
        return Nature("organisation" if name.startswith("the ") or (v.name or "").isupper() else "unknown", "named", None, None)
    return Nature("unknown", "described", None, None)


def head_word(words: list[str]) -> str:
    """The last word before the first "of", "for", "in", "from", "at", "who", "with" of a description."""
    for k, w in enumerate(words):
        if k and w in {"of", "for", "in", "from", "at", "who", "with", "on", "by", "to", "close", "familiar", "briefed"}:
            return words[k - 1]
    return words[-1] if words else ""


def role_of(v: Voice, text: str, speech: Speech) -> str | None:
    """Office or role in the words of the fullest mention, less the name."""
    if v.person is not None and v.person.office:
        return v.person.office
    for start, stop in v.mentions:
        said = text[start:stop].lower()
        found, _ = office_in(re.split(r",", said)[0], speech, end=True)
        if found:
            return found
        for word in map(str, re.findall(r"[a-z]+", said)):
            if word in speech.people["roles"]:
                return word
    return None


def hidden(v: Voice, text: str, speech: Speech) -> str | None:
    """The reason given for anonymity ("" when none) if the sentence of a mention grants it, else None."""
    for start, stop in v.mentions:
        a = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
        b = min(x for x in (text.find("\n", stop), text.find(". ", stop), len(text)) if x >= 0)
        around = text[a:b]
        low = around.lower().replace("’", "'")
        granted = [(low.find(phrase), -len(phrase)) for phrase in speech.people["anonymous"] if phrase in low]
        if granted:
            at, length = min(granted)  # the first, and the longest there
            reason = re.match(
                r"[^.]*?\b((?:because|as|due to|in order to|citing|to (?:discuss|speak|describe|talk))\b[^.,\n]{5,160})",
                around[max(0, at - length - 12) :],
            )
            return str(reason.group(1)).strip(' ,”"') if reason else ""
    return None


def sides(v: Voice, text: str, speech: Speech) -> list[Side]:
    """For whom a voice speaks, as its mentions have it: country, body or party, by gazetteer, office or statement."""
    if v.joint:
        start, stop = v.mentions[0]
        return [Side(name, "country", "gazetteer", start, stop) for name in v.joint]
    if v.country:
        start, stop = v.mentions[0]
        return [Side(v.country, "country", "gazetteer", start, stop)]
    if v.key.startswith("body:"):
        start, stop = v.mentions[0]
        return [Side(v.key.removeprefix("body:"), "organisation", "gazetteer", start, stop)]
    out: list[Side] = []
    if v.person is not None and v.person.office and v.person.country:
        a = max(0, v.person.start - 60)
        start, stop = v.mentions[0]
        at = text.find(v.person.name, a)
        out.append(Side(v.person.country, "country", "office", *((at, at + len(v.person.name)) if at >= 0 else (start, stop))))
    for start, stop in v.mentions:
        out += stated(text, start, stop, speech)
    kept: dict[str, Side] = {}
    for side in out:
        kept.setdefault(side.name, side)
    countries = [s for s in kept.values() if s.kind == "country"]
    return [s for s in kept.values() if s.kind != "country"] + countries[:1]


PARTS = re.compile(r",\s*(?:(?:who|which|whose|whom|that|former|formerly|once)\b.*)?|\(")
"""Where the words about a source change their subject: a country in one part owns no office in another."""


def stated(text: str, start: int, stop: int, speech: Speech) -> list[Side]:
    """Sides in the words of one mention: an office of a country or body, or a member's word."""
    for part in PARTS.split(text[start:stop]):
        words = re.findall(r"[^\W_]+(?:[.-][^\W_]+)*\.?|[’']s", part.replace("’", "'"))
        side = by_office([w.lower() for w in words], speech) or by_party(text, start, words, speech)
        if side:
            return [Side(*side, start, stop)]
    return []


def by_office(low: list[str], speech: Speech) -> tuple[str, str, str] | None:
    """The country or body whose office some words name."""
    for size in (4, 3, 2, 1):
        for at in range(len(low) - size + 1):
            if " ".join(low[at : at + size]) not in speech.people["offices"]:
                continue
            owned = speech.people["private"].intersection(low[:at])
            country = None if owned else country_before(low[:at], speech) or country_after(low[at + size :], speech)
            if country:
                return country, "country", "office"
            for width in (4, 3, 2, 1):
                body = " ".join(w for w in low[max(0, at - width) : at] if w not in {"'s", "the"})
                if body in speech.bodies:
                    return speech.bodies[body], "organisation", "office"
    return None


def by_party(text: str, start: int, words: list[str], speech: Speech) -> tuple[str, str, str] | None:
    """The party that some words name, or of whose members they speak."""
    low = [w.lower() for w in words]
    for k in range(len(low)):
        for size in (3, 2, 1):
            name = " ".join(low[k : k + size])
            known = name in speech.members or name in speech.parties
            if not known or not words[k][:1].isupper():
                continue
            longer = k and size > 1 and words[k - 1][:1].isupper() and words[k - 1].lower() not in speech.adjectives
            if longer or low[k + size : k + size + 1] in (["of"], ["for"]):
                break  # another party, whose name is longer
            if size == 1 and k == 0 and not capital(text, start, words[0]):
                continue
            if name in speech.members and k + size < len(low):
                return speech.members[name], "party", "stated"
            if name in speech.parties:
                return speech.parties[name], "party", "gazetteer" if size == len(low) else "stated"
    return None


def capital(text: str, start: int, word: str) -> bool:
    """Whether a word has its capital from being a name: it stands inside a sentence, or has one inside another sentence."""
    before = text[:start].rstrip(" “\"‘'")
    if before and before[-1] not in ".!?:\n":
        return True
    return re.search(rf"[a-z,;] {re.escape(word)}", text) is not None
