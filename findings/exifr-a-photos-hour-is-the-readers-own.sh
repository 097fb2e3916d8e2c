#!/usr/bin/env bash
# exifr reads the hour of a photo in the zone of the reader, not the camera's.
#
# Guess: a photo that says 23:30 on 1 March 2026 and, in OffsetTimeOriginal, -05:00 has
# a moment, 04:30 of 2 March in Greenwich; DateTimeOriginal, which exifr gives as
# a Date, is that moment everywhere. Without an offset it may be the reader's zone.
#
# What happens: the offset is read (OffsetTimeOriginal is in the answer) and not used.
# The Date is 23:30 of the machine on which the program runs: in Tokyo 14:30 UTC of
# 1 March, fourteen hours before the picture was taken, in Los Angeles 07:30 UTC of
# the 2nd. With and without an offset the answers are the same.
#
# Why it matters: when a photo was taken is compared with when a story says that
# something happened; two desks get two answers from one file, and a picture can be
# older than the event that it shows.
#
# exifr 7.1.3 (npm; node 18 or later), pillow 13.0.0 (Python) makes the photo. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pillow==13.0.0
npm init --yes >npm.log
npm install --silent --no-audit --no-fund exifr@7.1.3 >>npm.log

venv/bin/python - <<'PY'
from PIL import Image

for name, offset in ("with", "-05:00"), ("without", None):
    photo = Image.new("RGB", (8, 8))
    exif = photo.getexif()
    tags = exif.get_ifd(0x8769)
    tags[0x9003] = "2026:03:01 23:30:00"  # DateTimeOriginal
    if offset:
        tags[0x9011] = offset  # OffsetTimeOriginal
    photo.save(f"{name}.jpg", exif=exif)
PY
cat >try.cjs <<'JS'
const exifr = require("exifr");
exifr.parse(`${process.argv[2]}.jpg`).then((tags) => {
  console.log(tags.DateTimeOriginal.toISOString().slice(0, 16), tags.OffsetTimeOriginal ?? "-");
});
JS
node -p '"exifr " + require("exifr/package.json").version'
changed=0
check() { # zone, photo, moment in UTC and offset
  found=$(TZ=$1 node try.cjs "$2")
  echo "in $1, $2 offset: $found"
  if [ "$found" != "$3" ]; then
    echo "CHANGED, was: $3"
    changed=1
  fi
}
check Asia/Tokyo with '2026-03-01T14:30 -05:00'
check UTC with '2026-03-01T23:30 -05:00'
check America/Los_Angeles with '2026-03-02T07:30 -05:00'
check America/Los_Angeles without '2026-03-02T07:30 -'
exit $changed
# Output seen: as above; the moment was 2026-03-02T04:30 UTC.
