#!/usr/bin/env bash
# url-normalize takes a slash out of an archived page's address and asks for another page.
#
# Guess: normalizing gives another spelling of the same address, as RFC 3986 allows:
# small letters in the host, no default port, no "./".
#
# What happens: two slashes in a path become one, which isn't among the RFC's
# equivalents. In the address of an archived page, which has the story's own address in
# its path, "https://" becomes "https:/". And "#!/story/5" becomes
# "?_escaped_fragment_=/story/5", a scheme for crawlers that was given up: asked for it,
# a server that never knew it answers with the front page, for every story. An address
# inside a parameter has its "=" escaped: "?u=https://b.example/?y=1" is "y%3D1". No
# option is needed for that.
#
# Why it matters: addresses are normalized before they are compared with an archive's or
# fetched. What was saved as evidence isn't found under the address that was written
# down.
#
# url-normalize 3.1.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check url-normalize==3.1.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from url_normalize import url_normalize

print("url-normalize", version("url-normalize"))
EXPECTED = [
    ("https://archive.example/2026/https://gazette.example/story", "https://archive.example/2026/https:/gazette.example/story"),
    ("https://gazette.example/a//b", "https://gazette.example/a/b"),
    ("https://gazette.example/#!/story/5", "https://gazette.example/?_escaped_fragment_=/story/5"),
    ("https://gazette.example/share?u=https://b.example/?y=1", "https://gazette.example/share?u=https://b.example/?y%3D1"),
    ("https://GAZETTE.example:443/./story", "https://gazette.example/story"),
]
changed = 0
for address, seen in EXPECTED:
    found = url_normalize(address)
    print(address, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
