"""Numbers, moments and names as words, the same on pages, in Markdown and in the terminal."""

import re
from datetime import date
from functools import cache

from audit.files import DATA, DEFAULT_LANGUAGE, LANGUAGES, read_yaml

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?")
"""A day of ISO 8601, with or without its time and offset, as `resolved` has it."""


def number(value: float | None, digits: int = 2) -> str:
    """Format a number without trailing zeros, None as a dash.

    >>> number(3.0), number(1234567), number(0.1234), number(None)
    ('3', '1,234,567', '0.12', '–')
    """
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def as_words(name: object) -> str:
    """Turn a name of a table, column or kind into words.

    >>> as_words("cross_promotion")
    'cross promotion'
    """
    return str(name).replace("_", " ")


def quoted(text: object) -> bool:
    """True when a text starts with a quotation mark, so that the page adds none.

    >>> quoted("“We go.”"), quoted("We go.")
    (True, False)
    """
    return str(text or "").lstrip()[:1] in tuple("“”„«»‘'\"‹")


def excerpt(text: str | None, longest: int = 200) -> str:
    """Cut a text to at most `longest` code points, at a word boundary.

    >>> excerpt("one two three", 8)
    'one two …'
    """
    text = " ".join((text or "").split())
    return text if len(text) <= longest else text[: longest + 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def count(n: float | None, one: str, many: str | None = None) -> str:
    """Format a number with its noun, singular or plural.

    >>> count(1, "link"), count(2, "link"), count(2, "story", "stories")
    ('1 link', '2 links', '2 stories')
    """
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def moment(text: str | None) -> str:
    """Write an ISO 8601 day or moment in words, with the offset that was declared; any other text stays as it is.

    >>> moment("2026-11-20T09:30:00+01:00"), moment("2026-11-20T08:30Z"), moment("2026-11-02")
    ('20 November 2026, 09:30 +01:00', '20 November 2026, 08:30 UTC', '2 November 2026')
    >>> moment("last week"), moment("2026-13-40"), moment(None)
    ('last week', '2026-13-40', '')
    """
    found = MOMENT.fullmatch((text or "").strip())
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        day = None
    if found is None or day is None:
        return text or ""
    clock = f", {found[2]}" if found[2] else ""
    offset = f" {'UTC' if found[3] == 'Z' else found[3]}" if found[3] else ""
    return f"{in_words(day)}{clock}{offset}"


def agencies(ids: object) -> str:
    """Names of agencies by their ids, which commas separate; an id of no agency stays as it is.

    >>> agencies("reuters"), agencies("ap, dpa"), agencies("Coastwire")
    ('Reuters', 'Associated Press, Deutsche Presse-Agentur', 'Coastwire')
    """
    return ", ".join(agency_names().get(one, one) for one in str(ids).split(", "))


@cache
def agency_names() -> dict[str, str]:
    """First name of each agency, or its code where it has no name, by id."""
    known = read_yaml(DATA / "wires.yaml")["agencies"]
    return {agency: (*said["names"], *said["codes"], agency)[0] for agency, said in known.items()}


@cache
def months() -> tuple[str, ...]:
    """English names of the months, in order, whatever the locale."""
    return tuple(read_yaml(LANGUAGES / DEFAULT_LANGUAGE / "words.yaml")["months"])


def in_words(day: date) -> str:
    """Write a day in words.

    >>> in_words(date(2026, 7, 3))
    '3 July 2026'
    """
    return f"{day.day} {months()[day.month - 1]} {day.year}"


def days_in_words(since: date, until: date) -> str:
    """Write a span of days, both included, without repeating month or year.

    >>> days_in_words(date(2020, 7, 13), date(2020, 7, 19)), days_in_words(date(2020, 7, 27), date(2020, 8, 2))
    ('13–19 July 2020', '27 July – 2 August 2020')
    >>> days_in_words(date(2020, 12, 28), date(2021, 1, 3)), days_in_words(date(2020, 7, 3), date(2020, 7, 3))
    ('28 December 2020 – 3 January 2021', '3 July 2020')
    """
    if since == until:
        return in_words(since)
    if since.year != until.year:
        return f"{in_words(since)} – {in_words(until)}"
    if since.month != until.month:
        return f"{since.day} {months()[since.month - 1]} – {in_words(until)}"
    return f"{since.day}–{in_words(until)}"
