#!/usr/bin/env bash
# ural's normalize_url() gives a fact check the address of the rumour that it checks.
#
# Guess: normalize_url() makes the spellings of one address equal; redirections are
# followed for services known to redirect (searches, networks, shorteners).
#
# What happens: an address in a parameter called url, u, next and the like is taken
# for the true one, whatever site it is on. A fact check, a comment, an archive's
# copy or a share page with ?url=<story> gets the address of that story: another host
# and other words. With the parameter called "claim" the page keeps its own address.
# get_normalized_hostname() and fingerprint_url() do the same; so a page is counted
# for the outlet that it writes about. canonicalize_url() and infer_redirection=False
# leave it alone.
#
# Why it matters: links of posts and pages are counted by these keys. Sharing the
# refutation counts as sharing the rumour, under the outlet that spread it.
#
# ural 1.6.2 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check ural==1.6.2

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from ural import canonicalize_url, fingerprint_url, get_normalized_hostname, normalize_url

print("ural", version("ural"))
RUMOUR = "https://rumour.example/story"
PAGES = {
    f"https://factcheck.example/verdict?url={RUMOUR}": True,
    f"https://factcheck.example/verdict?id=7&u={RUMOUR}": True,
    f"https://archive.example/2026/11?url={RUMOUR}": True,
    f"https://forum.example/thread?next={RUMOUR}": True,
    f"https://factcheck.example/verdict?claim={RUMOUR}": False,
}
found = {}
for page in PAGES:
    key = normalize_url(page)
    found[page] = key == "rumour.example/story"
    print(page, "->", key)
    own = page.split("/")[2]
    assert get_normalized_hostname(page) == ("rumour.example" if found[page] else own)
    assert fingerprint_url(page).startswith(key.split("/")[0])
    assert normalize_url(page, infer_redirection=False).startswith(own)
    assert canonicalize_url(page) == page
if found != PAGES:
    print("CHANGED, was:", PAGES)
    sys.exit(1)
# Output seen: rumour.example/story for all but the last.
PY
