"""The models of insertions: trained on everything, measured on outlets left out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import seam
from audit.kit import Kit
from audit.learn import linear
from audit.learn.insertions import corpora as promo
from audit.learn.insertions import frequency, line_model, spans
from audit.learn.insertions.joined_seams import by_document, joined
from audit.learn.insertions.seams import clean, cued, exact, fuses

CUED, JOINED = 0.1, 0.35
"""Probabilities from which a place is a seam: after a cue, and in a line where many texts touch."""


def seams(texts: dict[str, str], labelled: list[promo.Segment], prose: list[promo.Prose]) -> Seams:
    """Both models of seams and their words."""
    table = frequency.count(prose)
    return Seams(
        replace(cued(prose, table), threshold=CUED),
        replace(joined(texts, by_document(labelled), table), threshold=JOINED),
        table,
    )


def trained(corpora: Path, folder: Path) -> Iterator[Path]:
    """Train on everything and write the models."""
    texts, labelled = promo.segments(corpora)
    found = seams(texts, labelled, list(promo.prose(corpora)))
    kit = replace(Kit.load().insertions, seams=found)
    folder.mkdir(parents=True, exist_ok=True)
    linear.save(line_model.trained(line_model.labelled(kit, texts, labelled)), folder / "promo_lines.json")
    frequency.save(found.words, folder / "words.txt")
    linear.save(found.cued, folder / "seam_cued.json")
    linear.save(found.joined, folder / "seam_joined.json")
    spans.save(spans.trained(kit, texts, labelled), folder / "joined.npz")
    yield from (folder / name for name in ("words.txt", "seam_cued.json", "seam_joined.json", "promo_lines.json", "joined.npz"))


def measured(corpora: Path) -> Iterator[tuple[str, float]]:
    """Figures on outlets that the models of this call have not seen: every other outlet trains, the rest is measured."""
    prose = list(promo.prose(corpora))
    outlets = sorted({p.outlet for p in prose})
    train = [p for p in prose if p.outlet in set(outlets[::2])]
    rest = [p for p in prose if p.outlet not in set(outlets[::2])]
    texts, labelled = promo.segments(corpora)
    found = seams(texts, [s for s in labelled if s.outlet in set(outlets[::2])], train)
    for lang in (None, "en", "de", "fr", "es"):
        mine = [p for p in rest if lang in (None, p.lang)]
        if any(p.paragraphs for p in mine) and len(mine) > 1:
            tried = [f for f in fuses(mine, 3000, 7) if f.at < len(f.text)]
            yield f"seam exact, synthetic fuses of unseen outlets, {lang or 'all'}", exact(tried, found)
    paragraphs = clean(rest, 4000, 8)
    false = [p for p in paragraphs if seam(p, 0, len(p), found) is not None]
    yield "false seams on clean paragraphs, were each cued", len(false) / len(paragraphs)


def folds(corpora: Path, n: int = 5) -> Iterator[tuple[Kit, list[tuple[str, str]]]]:
    """For each of `n` parts of the outlets of train: a kit that has not seen their labels, and their texts by id; then dev.

    The model of seams after a cue learns from headlines and paragraphs, not from labels, and stays as it is.
    """
    texts, labelled = promo.segments(corpora)
    base = Kit.load()
    kit = base.insertions
    parts = {outlet: i % n for i, outlet in enumerate(sorted({s.outlet for s in labelled if s.split == "train"}))}
    place = {s.doc: n if s.split == "dev" else parts[s.outlet] for s in labelled}
    for part in range(n + 1):
        seen = [s for s in labelled if s.split == "train" and parts.get(s.outlet) != (part if part < n else None)]
        joints = replace(joined(texts, by_document(seen), kit.seams.words), threshold=JOINED)
        made = replace(kit, seams=replace(kit.seams, joined=joints))
        made = replace(made, lines=line_model.trained(line_model.labelled(made, texts, seen)))
        made = replace(made, joined=spans.trained(made, texts, seen))
        yield replace(base, insertions=made), [(doc, texts[doc]) for doc, i in sorted(place.items()) if i == part]
