"""Train the models of insertions in plain text on all outlets, and evaluate them on held-out outlets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import seam
from audit.kit import Kit
from audit.learn import linear
from audit.learn.insertions import corpora as promo
from audit.learn.insertions.cued_seams import clean, exact, fuses, train_cued_seams
from audit.learn.insertions.frequency import count_words, save_words
from audit.learn.insertions.joined_model import save_joined, train_joined
from audit.learn.insertions.joined_seams import by_document, train_joined_seams
from audit.learn.insertions.line_model import labelled_lines, train_lines
from audit.learn.insertions.sentence_model import train_sentences
from audit.learn.insertions.spaced_seams import spaced, spaced_ends, train_spaced_seams

FILES = (
    "words.txt",
    "seam_cued.json",
    "seam_joined.json",
    "seam_spaced.json",
    "promo_lines.json",
    "promo_sentences.json",
    "joined.npz",
)
"""Files of the models in their folder."""
CUED, JOINED, SPACED = 0.1, 0.35, 0.1
"""Minimum probability of a seam: after a cue, in a line where many texts touch, and at a space after a cue."""


def train_seams(texts: dict[str, str], labelled: list[promo.Segment], prose: list[promo.Prose]) -> Seams:
    """Train the models of seams and count their words."""
    table = count_words(prose)
    return Seams(
        replace(train_cued_seams(prose, table), threshold=CUED),
        replace(train_joined_seams(texts, by_document(labelled), table), threshold=JOINED),
        replace(train_spaced_seams(prose, table), threshold=SPACED),
        table,
    )


def train_all(corpora: Path, folder: Path) -> Iterator[Path]:
    """Train on all data, write the models to a folder and yield their paths."""
    texts, labelled = promo.segments(corpora)
    prose = list(promo.prose(corpora))
    found = train_seams(texts, labelled, prose)
    kit = replace(Kit.load().insertions, seams=found)
    kit = replace(kit, sentences=train_sentences(kit, texts, labelled, prose))
    folder.mkdir(parents=True, exist_ok=True)
    linear.save(train_lines(labelled_lines(kit, texts, labelled)), folder / "promo_lines.json")
    linear.save(kit.sentences, folder / "promo_sentences.json")
    save_words(found.words, folder / "words.txt")
    linear.save(found.cued, folder / "seam_cued.json")
    linear.save(found.joined, folder / "seam_joined.json")
    linear.save(found.spaced, folder / "seam_spaced.json")
    save_joined(train_joined(kit, texts, labelled), folder / "joined.npz")
    yield from (folder / name for name in FILES)


def measure_seams(corpora: Path) -> Iterator[tuple[str, float]]:
    """Yield figures by name on unseen outlets: training on every second outlet, evaluation on the rest."""
    prose = list(promo.prose(corpora))
    outlets = sorted({p.outlet for p in prose})
    train = [p for p in prose if p.outlet in set(outlets[::2])]
    rest = [p for p in prose if p.outlet not in set(outlets[::2])]
    texts, labelled = promo.segments(corpora)
    found = train_seams(texts, [s for s in labelled if s.outlet in set(outlets[::2])], train)
    for lang in (None, "en", "de", "fr", "es"):
        mine = [p for p in rest if lang in (None, p.lang)]
        if any(p.paragraphs for p in mine) and len(mine) > 1:
            tried = [f for f in fuses(mine, 3000, 7) if f.at < len(f.text)]
            yield f"seam exact, synthetic fuses of unseen outlets, {lang or 'all'}", exact(tried, found)
            ends = [*spaced_ends(spaced(tried), found)]
            yield f"seam at a space exact, {lang or 'all'}", sum(e == 0 for e in ends) / len(ends)
            yield (
                f"seam at a space late, so that the headline takes some of the story, {lang or 'all'}",
                sum(e is not None and e > 0 for e in ends) / len(ends),
            )
    paragraphs = clean(rest, 4000, 8)
    false = [p for p in paragraphs if seam(p, 0, len(p), found) is not None]
    yield "false seams on clean paragraphs, were each cued", len(false) / len(paragraphs)


def outlet_folds(corpora: Path, n: int = 5) -> Iterator[tuple[Kit, list[tuple[str, str]]]]:
    """Yield a kit and texts by id for each of `n` folds of the training outlets, then for dev; the kit is trained without them.

    The model of seams after a cue is trained on headlines and paragraphs, not on labels, and is shared by all folds.
    """
    texts, labelled = promo.segments(corpora)
    base, prose = Kit.load(), list(promo.prose(corpora))
    kit = base.insertions
    parts = {outlet: i % n for i, outlet in enumerate(sorted({s.outlet for s in labelled if s.split == "train"}))}
    place = {s.doc: n if s.split == "dev" else parts[s.outlet] for s in labelled}
    for part in range(n + 1):
        seen = [s for s in labelled if s.split == "train" and parts.get(s.outlet) != (part if part < n else None)]
        joints = replace(train_joined_seams(texts, by_document(seen), kit.seams.words), threshold=JOINED)
        made = replace(kit, seams=replace(kit.seams, joined=joints), sentences=train_sentences(kit, texts, seen, prose))
        made = replace(made, lines=train_lines(labelled_lines(made, texts, seen)))
        made = replace(made, joined=train_joined(made, texts, seen))
        yield replace(base, insertions=made), [(doc, texts[doc]) for doc, i in sorted(place.items()) if i == part]
