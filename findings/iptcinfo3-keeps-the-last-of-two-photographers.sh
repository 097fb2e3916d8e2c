#!/usr/bin/env bash
# iptcinfo3 keeps the last of two photographers, and saving deletes the first.
#
# Guess: By-line may be repeated in IPTC's IIM, the record of caption and credit
# inside a press photo; a photo of two photographers gives both names, as it gives
# all keywords; saving a photo changes what was changed.
#
# What happens: only keywords, supplemental categories and contacts are lists. Of two
# by-lines the last one is kept, as if there were no other. After save(), here after
# a new keyword only, the first photographer is gone from the file (the old file is
# left beside it, with a "~"). Pillow and pyexiv2 read both. No error, no warning.
#
# Why it matters: the by-line of a photo is its provenance and what is paid for; a
# desk that adds a keyword erases a name.
#
# IPTCInfo3 2.3.0, beside pillow 13.0.0 and pyexiv2 2.16.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check IPTCInfo3==2.3.0 pillow==13.0.0 pyexiv2==2.16.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import pyexiv2
from iptcinfo3 import IPTCInfo
from PIL import Image, IptcImagePlugin

print(*(f"{name} {version(name)}" for name in ("IPTCInfo3", "pillow", "pyexiv2")))


def by_lines():
    with pyexiv2.Image("photo.jpg") as photo:
        exiv2 = photo.read_iptc()["Iptc.Application2.Byline"]
    with Image.open("photo.jpg") as photo:
        pillow = IptcImagePlugin.getiptcinfo(photo)[2, 80]
    pillow = [name.decode() for name in (pillow if isinstance(pillow, list) else [pillow])]
    return exiv2, pillow, IPTCInfo("photo.jpg")["by-line"].decode()


Image.new("RGB", (8, 8)).save("photo.jpg")
with pyexiv2.Image("photo.jpg") as photo:
    photo.modify_iptc({"Iptc.Application2.Byline": ["Ada Reed", "Jo Lund"], "Iptc.Application2.Keywords": ["canal"]})
before = by_lines()
print("before", before)
info = IPTCInfo("photo.jpg")
info["keywords"].append("treaty")
info.save()
after = by_lines()
print("after a new keyword", after)
EXPECTED = ((["Ada Reed", "Jo Lund"],) * 2 + ("Jo Lund",), (["Jo Lund"], ["Jo Lund"], "Jo Lund"))
if (before, after) != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: both names before, Jo Lund alone after.
PY
