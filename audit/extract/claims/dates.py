"""Dates as pages write them → ISO 8601 with the offset that was declared, and none that was not.

>>> iso("2026-11-19 19:31:39"), iso("Thu Nov 19 19:20:36 CET 2026"), iso("2026-04-30"), iso("2026-11-19T03:05:46.000Z")
('2026-11-19T19:31:39', '2026-11-19T19:20:36+01:00', '2026-04-30', '2026-11-19T03:05:46+00:00')
"""

import re
from datetime import UTC, datetime, timedelta, timezone

from audit.text import Span

ISO = re.compile(
    r"(\d{4})-?(\d{1,2})-?(\d{1,2})"
    r"(?:[T ,]+(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}:?\d{0,2}|[A-Z]{2,5})?)?"
)
DATED = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\D{1,12}(\d{1,2})[:.h](\d{2}))?")
EAST = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](?:\D{0,6}(\d{1,2})\s*[:：時时시]\s*(\d{2}))?")
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)
OFFSET = re.compile(r"(?:GMT|UTC)?([+-]\d{2}):?(\d{2})\b")
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "JST": 540,
    "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "WAT": 60, "EAT": 180, "TRT": 180,
}  # fmt: skip
"""Minutes east of Greenwich of abbreviations that have one meaning in news; IST, BST and CST have several."""
MONTHS = {
    m: i
    for i, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari ocak styczeń stycznia января ιανουαρίου januára jänner",
            "feb february februar février febrero febbraio fevereiro februari şubat luty lutego февраля helmikuuta",
            "mar march märz mars marzo março maart mart marzec marca марта mrz",
            "apr april avril abril aprile nisan kwiecień kwietnia апреля apríla",
            "may mai mayo maggio maio mei mayıs maj maja мая máj",
            "jun june juni juin junio giugno junho haziran czerwiec czerwca июня",
            "jul july juli juillet julio luglio julho temmuz lipiec lipca июля",
            "aug august août agosto augustus ağustos sierpień sierpnia августа augusti",
            "sep sept september septembre septiembre settembre setembro eylül wrzesień września сентября",
            "oct october okt oktober octobre octubre ottobre outubro ekim październik października октября",
            "nov november novembre noviembre novembro kasım listopad listopada ноября",
            "dec december dez dezember décembre diciembre dicembre dezembro aralık grudzień grudnia декабря",
        ),
        1,
    )
    for m in names.split()
}
WORDED = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})")
AMERICAN = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:[\d:]{5,8}\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})(?!\d)")
UPDATED = re.compile(
    r"updat|modif|edit|aktualis|stand|mis ?[aà] ?jour|actualizad|aggiornat|atualizad|bijgewerkt|o(?:pp|p)dater|güncel|обновл|"
    r"päivitet|수정|更新",
    re.IGNORECASE,
)
"""Words before a date of change."""
EARLIEST = 1980
"""Year before which a date is a default of some system, such as 0001-01-01 or 1970-01-01."""
AFTER = re.compile(r"[\s,|·–-]{1,4}(?:at |um )?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
UNIX = re.compile(r"(1[0-9]{9}|2[01][0-9]{8})(\d{3})?")


def iso(value: str) -> str | None:
    """ISO 8601 of a value, or None when no day can be read from it."""
    text = value.strip()
    if m := UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(m.group(1)), UTC).isoformat()
    if m := ISO.match(text):
        return written(text, *m.group(1, 2, 3), clock=(m.group(4), m.group(5), m.group(6)), zone=m.group(7))
    for pattern in (SLASHED, EAST):
        if m := pattern.search(text):
            return written(text, *m.group(1, 2, 3), clock=(m.group(4), m.group(5), None), zone=None)
    if m := DOTTED.search(text):
        return written(text, m.group(3), m.group(2), m.group(1), clock=(m.group(4), m.group(5), None), zone=zone_of(text))
    for pattern, day, month in ((WORDED, 1, 2), (AMERICAN, 2, 1)):
        for m in pattern.finditer(text):
            name = m.group(month).lower()
            number = MONTHS.get(name) or MONTHS.get(name[:3])
            if number:
                at = CLOCK.search(text)
                clock = half_day(at) if at else (None, None, None)
                return written(text, m.group(3), str(number), m.group(day), clock=clock, zone=zone_of(text))
    return None


def day_in(line: str) -> Span | None:
    """Where the first date of a line stands, with its time of day."""
    best: re.Match[str] | None = None
    for pattern in (DATED, SLASHED, DOTTED, EAST, WORDED, AMERICAN):
        m = pattern.search(line)
        if m and iso(m.group()) and (best is None or m.start() < best.start()):
            best = m
    if best is None:
        return None
    clock = AFTER.match(line, best.end())
    return Span(best.start(), clock.end() if clock else best.end())


def half_day(m: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    """Hours, minutes and seconds of a clock of twelve or of twenty-four hours."""
    hour, mark = int(m.group(1)), (m.group(4) or "").lower()[:1]
    if mark:
        hour = hour % 12 + (12 if mark == "p" else 0)
    return str(hour), m.group(2), m.group(3)


def zone_of(text: str) -> str | None:
    """The offset or the abbreviation of a zone that stands somewhere in a date."""
    if m := OFFSET.search(text):
        return m.group(1) + m.group(2)
    return next((w for w in re.findall(r"[A-Z]{3,4}", text) if w in ZONES), None)


def written(
    text: str, year: str, month: str, day: str, *, clock: tuple[str | None, str | None, str | None], zone: str | None
) -> str | None:
    """The parts put together; None when there is no such day. A zone that is not declared is not added."""
    if int(year) < EARLIEST:
        return None
    try:
        moment = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - no zone is added that was not declared
    except ValueError:
        return None
    if clock[0] is None or clock[1] is None:
        return moment.date().isoformat()
    try:
        moment = moment.replace(hour=int(clock[0]), minute=int(clock[1]), second=int(clock[2] or 0))
    except ValueError:
        return moment.date().isoformat()
    minutes = offset(zone)
    if minutes is not None:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    return moment.isoformat()


def offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich of a zone, None when it is not known."""
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        total = hours * 60 + minutes
        return (total if zone[0] == "+" else -total) if total < 24 * 60 else None
    return ZONES.get(zone.upper())


def moment(value: str) -> datetime | None:
    """A resolved date as a moment, for comparing; None when it has no time of day."""
    try:
        return datetime.fromisoformat(value) if "T" in value else None
    except ValueError:
        return None
