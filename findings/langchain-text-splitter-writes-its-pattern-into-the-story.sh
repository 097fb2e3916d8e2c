#!/usr/bin/env bash
# langchain's splitter writes "\n+" between two sentences of a story, or nothing at all.
#
# Guess: a text that is split by a pattern, and whose pieces are joined up to a size, has
# its own blanks or lines where it was joined; start_index, asked for with
# add_start_index=True, is where a chunk begins in the text.
#
# What happens: CharacterTextSplitter with is_separator_regex=True joins the pieces with the
# pattern itself: "Reed will sign.\n+Lund said no." has a backslash, an n and a plus, and with
# "[.] " the chunk says "no[.] He left". A pattern that only looks behind, such as
# (?<=[.!?])\s+, the usual one for sentences, is joined with nothing: "Lund said no.He
# left." Such a chunk isn't found in the text, so its start_index is -1, without a warning,
# while others have true ones. With keep_separator=True the words are those of the text. It is
# known in the project's tracker since 2023, and not said in its documentation.
#
# Why it matters: archives are cut like this for search and for language models. What they
# quote was never printed, sentences grow together, and text[start_index:] with -1 is the
# last character of the story.
#
# langchain-text-splitters 1.1.3 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check langchain-text-splitters==1.1.3

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from langchain_text_splitters import CharacterTextSplitter

print("langchain-text-splitters", version("langchain-text-splitters"))
TEXT = "Reed will sign.\n\nLund said no. He left.\n\nMay came. She stayed in Vell till Monday, they said to us."
CASES = [
    (r"\n+", False, -1, r"Reed will sign.\n+Lund said no. He left."),
    (r"\n+", True, 0, "Reed will sign.\n\nLund said no. He left."),
    ("[.] ", False, -1, "Reed will sign.\n\nLund said no[.] He left.\n\nMay came"),
    (r"(?<=[.!?])\s+", False, -1, "Reed will sign.Lund said no.He left.May came."),
    (r"(?<=[.!?])\s+", True, 0, "Reed will sign.\n\nLund said no. He left.\n\nMay came."),
]
changed = 0
for pattern, keep, start, words in CASES:
    splitter = CharacterTextSplitter(
        separator=pattern, is_separator_regex=True, keep_separator=keep, chunk_size=70, chunk_overlap=0, add_start_index=True
    )
    first = splitter.create_documents([TEXT])[0]
    found = first.metadata["start_index"], first.page_content
    print(pattern, "kept" if keep else "not kept", "->", found)
    if found != (start, words):
        changed = 1
        print("   CHANGED, was:", (start, words))
sys.exit(changed)
# Output seen: as in CASES.
PY
