"""A database of invented sentences with known truth, and readers who code a sample of it."""

import random

from blank import memory

from audit.rows import Code, Document, Measured, Sentence
from audit.store.writing import insert
from audit.validate.draw import Draw, draw

OUTLETS = ("ledger", "courier", "gazette")
NOW = "2026-11-30T00:00:00+00:00"


def words(i, n):
    return f"Ship {i} of row {n} waits."


def database(articles=90, each=20, *, outlets=OUTLETS, shift=0, seed=1, positive=None):
    """Articles of `each` own-voice sentences; return the connection and the truth by text and sentence."""
    rnd, con = random.Random(seed), memory()
    measured, documents, sentences, truth = [], [], [], {}
    for i in range(articles):
        doc, lines = f"d{i:05}", [words(i, n) for n in range(each)]
        text, at = " ".join(lines), 0
        key = {"sighting": f"s{i}", "doc": doc, "kit": "k", "article": f"a{i}", "outlet": outlets[i % len(outlets)]}
        when = {
            "fetched": None,
            "day": "2026-11-03",
            "month": "2026-11",
            "week": "2026-W45",
            "counted": "story",
            "current": True,
        }
        measured.append(Measured(**key, **when, area="language", name="loaded_rate", value=0.1, n=each, state="present"))
        documents.append(Document(doc, "k", doc, text, "en", len(text.split()), 0))
        for n, line in enumerate(lines):
            p = rnd.betavariate(0.5, 3)
            truth[doc, n] = rnd.random() < (p if positive is None else positive)
            sentences.append(Sentence(doc, "k", n, at, at + len(line), "outlet", "body", p, p > 0.4))
            at += len(line) + 1
    insert(con, Measured, measured)
    insert(con, Document, documents)
    insert(con, Sentence, sentences)
    return con, truth


def drawn(con, **order):
    return draw(con, Draw("loaded_rate", **order), NOW)


def code(con, sample, truth, *coders, wrong=0.0, limit=None, seed=2, judge=False, value=None):
    """Readers code a sample; each errs with probability `wrong`."""
    rnd = random.Random(seed)
    rows = con.execute("SELECT unit, doc, n FROM coding_sample WHERE sample = ? ORDER BY place", [sample.id]).fetchall()
    codes = []
    for unit, doc, n in rows[:limit]:
        for coder in coders:
            said = truth[doc, n] != (rnd.random() < wrong)
            told = value(unit, doc, n) if value else "yes" if said else "no"
            codes.append(
                Code(
                    sample=sample.id,
                    unit=unit,
                    coder=coder,
                    value=told,
                    time=None,
                    seconds=4.0,
                    recognised=False,
                    judge=judge,
                )
            )
    insert(con, Code, codes)


def row(con, view, where="true"):
    answer = con.execute(f"SELECT * FROM {view} WHERE {where}")
    names = [c[0] for c in answer.description]
    return [dict(zip(names, r, strict=True)) for r in answer.fetchall()]
