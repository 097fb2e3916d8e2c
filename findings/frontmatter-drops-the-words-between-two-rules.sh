#!/usr/bin/env bash
# python-frontmatter drops a first paragraph that stands between two rules.
#
# Guess: a Markdown text that opens with a thematic break, a paragraph and a second
# break has no front matter: what stands between is no mapping, so loads() gives
# the text back as it is, or raises.
#
# What happens: the words between the two lines of hyphens are parsed as YAML. If
# that gives a text or a list, it is thrown away: it is neither in .metadata, which
# is empty, nor in .content. If a colon stands in the paragraph, its first half
# becomes the name of a field. Only a second colon on the line raises.
#
# Why it matters: newsletters and columns open with a note between two rules. Their
# first paragraph is gone, without an error, and checks() says that there is front
# matter.
#
# python-frontmatter 1.3.0 (Python), PyYAML 6.0.4. Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check python-frontmatter==1.3.0 PyYAML==6.0.4

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import frontmatter

print("python-frontmatter", version("python-frontmatter"))
TEXTS = {
    "a paragraph": "---\n\nThe canal opens on Monday.\n\n---\n\nThe minister said so.\n",
    "a list": "---\n- The canal opens.\n- Nobody pays.\n---\nThe minister said so.\n",
    "a colon": "---\nThe canal opens on Monday: nobody pays.\n---\nThe minister said so.\n",
}
EXPECTED = {
    "a paragraph": (True, {}, "The minister said so."),
    "a list": (True, {}, "The minister said so."),
    "a colon": (True, {"The canal opens on Monday": "nobody pays."}, "The minister said so."),
}
found = {}
for name, text in TEXTS.items():
    post = frontmatter.loads(text)
    found[name] = (frontmatter.checks(text), post.metadata, post.content)
    print(name, *found[name])
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: the canal is nowhere in the first two, a field's name in the third.
PY
