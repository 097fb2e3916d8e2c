"""Author fields and bylines → persons, agencies and desks.

A byline is split at commas, semicolons, slashes and the word for "and" of a dozen languages; its opening word ("By", "Von",
"Par" …) and what follows a name (role, place, date) are left out. An address is never a name.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

OPENING = re.compile(
    r"^(?:(?:(?:view )?(?:all|more) )?(?:written|reported|story|posted|words|text|published|article|edited|analysis|opinion|"
    r"exclusive|posts|articles|stories)\s+by|by|von|vom|por|par|di|de|door|av|af|przez|autor(?:en|in|a|es|e)?|auteur|authors?|"
    r"reporter|texte?|texto|tekst|skrevet av|skriven av|verfasst von|scritto da|a cura di|propos recueillis par|"
    r"eine analyse von|ein kommentar von|kommentar von|yazan|haber|автор|penulis|oleh|bởi|文|記者|记者|責任編集)"
    r"(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
INNER = re.compile(r"^[^,;:]{0,20}?\b(?:von|by|par|por)\s+(?=[^\W\d_a-z])")
"""A kicker before the opening word: "capital von …"."""
LABEL = re.compile(r"^[^\W\d_][\w -]{1,24}[:：]\s")
"""A label that announces something else than an author: "Redaktion: …"."""
SPLIT = re.compile(
    r"\s*(?:[;/|•·●‧、；，,]|\s&\s|\s(?:and|und|et|og|och|en|ja|ve|dan|và|и|i|y|e|oraz|sowie|with|mit|avec|con)\s(?=\S)|\s[-–—]\s|\n)\s*",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s*(?:\(.*?\)|\[.*?\]|<.*?>|\s+(?:for|in|at|from|aus|à|reporting|published|updated|posted|veröffentlicht|publié)\s.*|"
    r"\d{1,2}[.:/ ].*|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|"
    r"\b(?:stand|updated?|aktualisiert|published|posted|güncelleme)\b.*)$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net|de|fr|it|es|co|uk|info|tv|at|ch|se|no|dk|fi|pl|tr)\b", re.IGNORECASE)
DESK = re.compile(
    r"\b(?:redak[ct]\w*|rédaction|redacción|redazione|redactie|redaksjon\w*|redação|redacţia|newsroom|news|nachrichten|noticias|editorial|editors?|"
    r"agency|agence|agencia|agenzia|agentur\w*|press|presse|online|team|desk|service|staff|media|tv|radio|zeitung|times|post|daily|"
    r"guest|contributors?|correspondents?|korrespondent\w*|reporters?|admin|administrator|developer|webmaster|board|magazine|magazin|journal|"
    r"gazette|tribune|herald|newspaper|today|network|group|gmbh|inc|ltd|foundation|university|institute|nyheter|agencies|wires?|"
    r"web|digital|desk|staffer|author|autor|unknown|anonymous|reprints|register|twitter|facebook|instagram|whatsapp|getty|images?|links?|e-?mail|none|null|undefined|user|root|editor\w*|redattore|редакция|编辑|編集部|기자단)\b",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|chief|head|director|analyst|professor|dr\.? of|senior|deputy|"
    r"associate|korrespondent\w*|redakteur\w*|autorin|reporterin|professor\w*|leiter\w*|journalist\w*|fotograf\w*|photographer|producer|"
    r"journaliste|envoyé\w*|rédact\w+|periodista|giornalista|inviat\w|corrispondente|gazeteci|muhabir\w*)\b",
    re.IGNORECASE,
)
WRITER = re.compile(
    r"((?:the )?\w+(?: press)?) (?:[\w-]+ ){0,3}(?:writer|reporter|correspondent|editor|columnist)s?$", re.IGNORECASE
)
"""A title with its agency: "AP National Security Writer"."""
SUFFIX = re.compile(r"\s*(?:\b(?:기자|특파원|記者|记者)|(?<=[가-힣])기자|(?:외\s*\d+명))\s*$")
LETTER = re.compile(r"[^\W\d_]")
LOWER_PARTS = {
    "de", "da", "do", "dos", "das", "di", "du", "del", "della", "der", "den", "van", "von", "vom", "zu", "zur", "la", "le",
    "el", "al", "bin", "ben", "ibn", "af", "av", "ter", "ten", "y", "e", "dello", "degli", "st", "bint", "abu", "mac", "o",
    "und",
}  # fmt: skip


Agency = Callable[[str], str | None]
"""Id of the agency that bears a name, or None: `Wires.agency`."""


class Byline(NamedTuple):
    """What an author value holds: persons, names of agencies (as written), and desks or brands."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()


def byline(value: str, agency: Agency, own: frozenset[str] = frozenset()) -> Byline:
    """The parts of an author value. `agency` knows the names of agencies; `own` are names of the site in small letters.

    >>> wires = {"Associated Press": "ap"}
    >>> byline("By MEG BROWN and Erin Hall, Associated Press", wires.get)
    Byline(persons=('MEG BROWN', 'Erin Hall'), agencies=('Associated Press',), desks=())
    >>> byline("https://social.example/ledger", wires.get)
    Byline(persons=(), agencies=(), desks=())
    """
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    if not text or len(text) > 400 or (ADDRESS.search(text) and " " not in text):
        return Byline()
    text = OPENING.sub("", OPENING.sub("", text))
    if m := INNER.match(text):
        text = text[m.end() :]
    elif LABEL.match(text) or (len(text) > 30 and sum(c > "\u2e7f" for c in text) > 20 and not SPLIT.match(text)):
        return Byline()  # a label, or a sentence in a script without spaces
    if agency(text):
        return Byline(agencies=(text,))
    persons: list[str] = []
    wires: list[str] = []
    desks: list[str] = []
    for i, raw in enumerate(SPLIT.split(text)):
        part = SUFFIX.sub("", TAIL.sub("", OPENING.sub("", raw.strip(" .:,*\u200b")))).strip(" .:,*-–—")
        name = plain(part)
        if not name:
            continue
        if wire := wire_of(part, agency):
            wires.append(wire)
        elif name in own or name.split()[0] in own or name.replace(" ", "") in own or DESK.search(part) or ADDRESS.search(part):
            desks.append(part)
        elif is_person(part) and not (i and ROLE.search(part)):
            persons.append(part)
    return Byline(tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(wires)), tuple(dict.fromkeys(desks)))


def wire_of(part: str, agency: Agency) -> str | None:
    """The agency that a piece of a byline names, alone or in the title of its writer."""
    writer = WRITER.match(part)
    return part if agency(part) else writer.group(1) if writer and agency(writer.group(1)) else None


def plain(text: str) -> str:
    """A name for comparing: small letters, no articles in front, no stops."""
    return re.sub(r"^(?:the|die|der|das|le|la|l['’]|agence|agencia)\s+", "", " ".join(text.lower().replace(".", "").split()))


def is_person(part: str) -> bool:
    """Whether a piece of a byline can be a person's name: two to six words in capitals, or one in a script without them.

    >>> is_person("Ada van Brandt"), is_person("our correspondent"), is_person("牛镛"), is_person("42 photos")
    (True, False, True, False)
    """
    if len(part) > 60 or re.search(r"[\d@#%=_!?<>{}:：・]", part) or not LETTER.search(part):
        return False
    words = part.split()
    if any(ord(c) > 0x2E7F for c in part):
        return len(part) <= 20
    cased = [w for w in words if w[0].lower() != w[0].upper()]
    if not cased:
        return len(words) <= 6
    if len(words) == 1 or words[-1].lower() in LOWER_PARTS:
        return False
    small = [w for w in words if w[0].islower() and w.lower().strip("'’.") not in LOWER_PARTS]
    return len(words) <= 6 and not [w for w in small if not re.match(r"[a-z]{1,2}['’][A-Z]", w)]
