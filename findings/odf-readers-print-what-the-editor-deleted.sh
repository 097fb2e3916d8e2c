#!/usr/bin/env bash
# Two readers of OpenDocument give back the words that an editor deleted.
#
# Guess: in an OpenDocument text with tracked changes, the paragraphs of the body are
# the draft as it stands; what was deleted is asked for apart.
#
# What happens: ODF keeps deleted words in a list of changes in front of the text,
# as paragraphs like all others. odfpy's getElementsByType(P) and odfdo's
# get_paragraphs() list them first: "not" that was struck out of "She will not sign",
# and a sentence that was deleted whole. extractText() of odfpy's whole text adds
# the editor's name and the time. A comment stands inside its sentence in both
# ("twiceEdCheck this!"), and again as a paragraph. odfdo's
# get_formatted_text() gives the text as it stands, with notes and comments apart.
#
# Why it matters: drafts with tracked changes are where an accusation was taken out.
#
# odfpy 1.4.1, odfdo 3.27.3 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3

venv/bin/python - <<'PY'
import sys
import zipfile
from importlib.metadata import version

import odfdo
from odf import teletype
from odf.opendocument import load
from odf.text import P

print("odfpy", version("odfpy"), "odfdo", version("odfdo"))
NAMES = " ".join(
    f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in (("office", "office"), ("text", "text"))
)
WHO = "<office:change-info><dc:creator>Ed</dc:creator><dc:date>2026-05-03T10:00:00</dc:date></office:change-info>"
CONTENT = f"""<office:document-content {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
<office:body><office:text><text:tracked-changes>
<text:changed-region text:id="a"><text:deletion>{WHO}<text:p>not </text:p></text:deletion></text:changed-region>
<text:changed-region text:id="b"><text:deletion>{WHO}<text:p>The minister lied.</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p>She will <text:change text:change-id="a"/>sign.<text:change text:change-id="b"/></text:p>
<text:p>She paid twice<office:annotation><dc:creator>Ed</dc:creator><text:p>Check this!</text:p></office:annotation>.</text:p>
</office:text></office:body></office:document-content>"""
TYPE = "application/vnd.oasis.opendocument.text"
ENTRY = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    + ENTRY.format("/", TYPE) + ENTRY.format("content.xml", "text/xml") + "</manifest:manifest>"
)
EMPTY = '<office:document-{0} xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"/>'
with zipfile.ZipFile("draft.odt", "w") as archive:
    archive.writestr("mimetype", TYPE)
    archive.writestr("content.xml", CONTENT)
    archive.writestr("META-INF/manifest.xml", MANIFEST)
    for part in ("styles", "meta"):
        archive.writestr(f"{part}.xml", EMPTY.format(part))

by_odfpy = [teletype.extractText(p) for p in load("draft.odt").getElementsByType(P)]
document = odfdo.Document("draft.odt")
by_odfdo = [str(p).strip() for p in document.body.get_paragraphs()]
shown = document.get_formatted_text()
print(by_odfpy, by_odfdo, repr(shown), sep="\n")
changed = (
    by_odfpy != ["not ", "The minister lied.", "She will sign.", "She paid twiceEdCheck this!.", "Check this!"]
    or by_odfdo[:3] != ["not", "The minister lied.", "She will sign."]
    or "lied" in shown
    or "not" in shown
)
if changed:
    print("CHANGED")
    sys.exit(1)
# Output seen: the deleted words are the first two paragraphs of both.
PY
