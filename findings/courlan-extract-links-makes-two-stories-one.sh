#!/usr/bin/env bash
# courlan's extract_links makes two stories of an archive one address.
#
# Guess: by default (strict=False) the query of a link is kept but for what counts
# readers (utm_source and the like); a parameter with a number is the article.
#
# What happens: extract_links() drops every parameter that is not on a short list of
# names. ?id=, ?p=, ?article_id= are on it; ?storyid=, ?nid=, ?newsid=, ?articleId=,
# ?story= and ?doc= are not. Of a list of stories with such addresses one address is
# left, and it names no story. strict=True and False give the same. check_url() and
# clean_url(), called on the same link, keep the parameter; only no_filter=True
# keeps it in extract_links.
#
# Why it matters: archives of newspapers count their stories this way; a list of
# links made like this has lost them, and it looks complete.
#
# courlan 1.4.0 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check courlan==1.4.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from courlan import check_url, extract_links

print("courlan", version("courlan"))
NAMES = ["id", "article_id", "storyid", "nid", "newsid", "articleId", "story", "doc"]
EXPECTED = {"id": 2, "article_id": 2, "storyid": 1, "nid": 1, "newsid": 1, "articleId": 1, "story": 1, "doc": 1}
SITE = "https://paper.example"
found = {}
for name in NAMES:
    page = f'<a href="/read.php?{name}=101">one</a> <a href="/read.php?{name}=102">two</a>'
    links = extract_links(page, SITE, external_bool=False)
    found[name] = len(links)
    print(name, sorted(links))
    assert check_url(f"{SITE}/read.php?{name}=101")[0].endswith(f"{name}=101")
    assert extract_links(page, SITE, external_bool=False, strict=True) == links
    assert len(extract_links(page, SITE, external_bool=False, no_filter=True)) == 2
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: two addresses for id and article_id, else https://paper.example/read.php
PY
