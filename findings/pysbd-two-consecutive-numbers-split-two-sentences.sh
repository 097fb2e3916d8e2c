#!/usr/bin/env bash
# pysbd takes sentences that end in consecutive numbers for a list.
#
# Guess: "The committee struck article 3. It kept article 4. The rest stays." has
# three sentences; "Am 3. Mai kam er. Am 4. Juni ging er." has two.
#
# What happens: a figure before a full stop becomes the number of a list item as
# soon as another sentence has the next number in the same place. The break goes
# before the figure: "The committee struck article" / "3. It kept article" /
# "4. The rest stays." With 3 and 8 instead of 3 and 4 the same text is cut right.
# In German and French, where the day of the month is written with a full stop or
# "1.", the 3rd of May is cut from its preposition only when the text has a 4th
# of some month too. The same happens inside quotation marks, where pysbd
# otherwise cuts nothing: the quotation is broken in the middle.
#
# Why it matters: whoever counts statements, or asks in which sentence a
# quotation and its speaker stand, gets another answer for one sentence because
# of a figure in another one. Scores of matches, articles of a treaty, days of a
# month and rows of a hall come in consecutive numbers.
#
# pysbd 0.3.4 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pysbd==0.3.4

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from pysbd import Segmenter

print("pysbd", version("pysbd"))
CASES = [
    # language, text, what it is cut into
    ("en", "The committee struck article 3. It kept article 8. The rest stays.",
     ["The committee struck article 3.", "It kept article 8.", "The rest stays."]),
    ("en", "The committee struck article 3. It kept article 4. The rest stays.",
     ["The committee struck article", "3. It kept article", "4. The rest stays."]),
    ("de", "Am 3. Mai kam er. Am 7. Juni ging er.",
     ["Am 3. Mai kam er.", "Am 7. Juni ging er."]),
    ("de", "Am 3. Mai kam er. Am 4. Juni ging er.",
     ["Am", "3. Mai kam er.", "Am", "4. Juni ging er."]),
    ("en", '"It was in row 4. We sat in row 7. We saw nothing," she said.',
     ['"It was in row 4. We sat in row 7. We saw nothing," she said.']),
    ("en", '"It was in row 4. We sat in row 5. We saw nothing," she said.',
     ['"It was in row', "4. We sat in row", '5. We saw nothing," she said.']),
]
changed = 0
for language, text, expected in CASES:
    found = [part.strip() for part in Segmenter(language=language, clean=False).segment(text)]
    print(f"\n{language}: {text}")
    for part in found:
        print("   |", part)
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
# Output seen: the second, fourth and sixth text are cut before each figure;
# the first, third and fifth, with other figures, are not.
PY
