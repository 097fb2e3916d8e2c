"""Names of months, halves of the day and orders of numeric dates from Unicode CLDR, as `audit/data/months.yaml`.

usage: python benchmarks/months.py > audit/data/months.yaml

Needs Babel 2.19 or later, which ships CLDR (2.18 mixes months of several languages). The languages are those that
`audit/data/languages.yaml` detects, and a few more that pages declare.
A form with a digit ("tháng 3") is left out: numbers are parsed as numbers.
"""

import re
import sys

import babel.core
from babel import Locale
from babel.localedata import locale_identifiers

from audit.files import DATA, read_yaml

EXTRA = frozenset(
    {"az", "be", "bs", "cy", "ga", "hy", "ka", "kk", "ky", "lo", "mk", "mn", "my", "nb", "nn", "ps", "rm", "si", "sw", "uz"}
)
"""Languages of news pages beyond those detected."""
VARIANTS = {"nb": "no", "nn": "no", "bs": "hr", "fil": "tl", "yue": "zh"}
"""Codes of CLDR that `audit.lang.detect` maps to another."""
MARKS = re.compile(r"[.\u200e\u200f]")
"""Marks that are not part of a name."""
ARTICLE = re.compile(r"^(?:de |da |d[’'])")
"""Preposition that CLDR writes before Catalan and Romansh months."""
REFORMS = frozenset({"Shaw", "Dsrt", "Mong"})
"""Scripts of languages that news pages do not write in them."""
LETTER = re.compile(r"[^\W\d_]")


def locales() -> dict[str, list[str]]:
    """List the locales of each language: its own, then those of its regions; other scripts than the usual one included."""
    data = read_yaml(DATA / "languages.yaml")
    wanted = {*data["words"], *(lang for _, _, lang in data["scripts"]), *EXTRA, *VARIANTS} - {"zh", "yue", "ja"}
    found: dict[str, list[str]] = {}
    for name in sorted(locale_identifiers(), key=lambda n: (len(n), n)):
        code = name.split("_")[0]
        if code in wanted and REFORMS.isdisjoint(name.split("_")):
            found.setdefault(VARIANTS.get(code, code), []).append(name)
    return dict(sorted(found.items()))


def forms(names: list[str], width: str) -> list[list[str]]:
    """Collect the forms of the twelve months: those inside a date and those alone, over all locales of a language."""
    months: list[list[str]] = [[] for _ in range(12)]
    for name in names:
        for use in ("format", "stand-alone"):
            for n, word in Locale.parse(name).months[use][width].items():
                form = ARTICLE.sub("", MARKS.sub("", word.lower())).strip()
                if form and not any(c.isdigit() for c in form) and len(LETTER.findall(form)) > 1 and form not in months[n - 1]:
                    months[n - 1].append("_".join(form.split()))
    return [list(dict.fromkeys(m)) for m in months]


def halves(names: list[str]) -> list[list[str]]:
    """Collect the words for the first and the second half of the day, without those in Latin letters that English has too."""
    found: list[list[str]] = [[], []]
    for name in names[:1]:
        periods = Locale.parse(name).day_periods["format"]
        for width in ("abbreviated", "wide"):
            for n, half in enumerate(("am", "pm")):
                word = " ".join(periods[width].get(half, "").lower().split())
                if word.strip(".") not in {"", "am", "pm"} and word not in found[n]:
                    found[n].append(word)
    return found


def order(name: str) -> str:
    """Return the order of the numbers in a locale's short date: `dmy`, `mdy` or `ymd`."""
    return "".join(dict.fromkeys(re.findall("[dmy]", Locale.parse(name).date_formats["short"].pattern.lower())))


def orders(code: str, names: list[str]) -> dict[str, str | None]:
    """Map a language and its deviating regions to orders; one that is `mdy` and mostly not in its regions has none."""
    all_regions = {n.split("_")[-1]: order(n) for n in names[1:] if re.fullmatch(r"[a-z]+_[A-Z]{2}", n)}
    own: str | None = order(names[0])
    deviating = {region: o for region, o in all_regions.items() if o != own}
    if own == "mdy" and len(deviating) * 2 > len(all_regions):
        own, deviating = None, all_regions
    return {code: own} | {f"{code}-{region}": o for region, o in sorted(deviating.items())}


def key(lang: str) -> str:
    """Quote the code that YAML takes for a false value."""
    return f"'{lang}'" if lang == "no" else lang


def line(lang: str, months: list[list[str]]) -> str:
    """Write the months of one language."""
    return f"  {key(lang)}: [{', '.join(' '.join(m) for m in months)}]"


def main() -> None:
    """Print the file."""
    found = locales()
    out = [
        f"# Unicode CLDR {babel.core.get_cldr_version()} (cldr.unicode.org, Unicode License v3: months.yaml.license),",
        f"# read through Babel {babel.__version__} by",
        "# `benchmarks/months.py`: do not edit, forms that CLDR lacks go into dates.yaml. Keys are language codes.",
        "",
        "# Twelve entries, January first: names inside a date and alone, in all regions; _ is a space.",
        "full:",
    ]
    out += [line(lang, m) for lang, names in found.items() if all(m := forms(names, "wide"))]
    out += ["# The same for abbreviations, without their full stop.", "short:"]
    for lang, names in found.items():
        full, short = forms(names, "wide"), forms(names, "abbreviated")
        left = [[w for w in s if w not in f] for s, f in zip(short, full, strict=True)]
        if all(full) and any(left):
            out.append(f"  {key(lang)}: [" + ", ".join(" ".join(m) or "''" for m in left) + "]")
    out += ["# Words for the first and the second half of the day beside a clock.", "halves:"]
    for lang, names in {**found, "ja": ["ja"], "zh": ["zh", "zh_Hant"]}.items():
        am, pm = halves(names)
        if am and pm:
            out.append(f"  {key(lang)}: [[{', '.join(map(repr, am))}], [{', '.join(map(repr, pm))}]]")
    out += [
        "# Order of day, month and year in a short numeric date, by language and region; null where its regions differ.",
        "orders:",
    ]
    pairs = {
        k: o for lang, names in {**found, "ja": ["ja"], "zh": ["zh", "zh_HK"]}.items() for k, o in orders(lang, names).items()
    }
    out += [f"  {key(k)}: {o or 'null'}" for k, o in pairs.items()]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
