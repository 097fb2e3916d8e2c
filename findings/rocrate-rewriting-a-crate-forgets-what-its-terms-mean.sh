#!/usr/bin/env bash
# Reading an RO-Crate and writing it again drops the meaning of its own terms.
#
# Guess: a crate that defines terms of its own in @context, as the specification
# describes, is written with the same @context; the library reads and writes the
# whole metadata file.
#
# What happens: of a @context with two parts, RO-Crate's own and a dictionary of
# the crate's terms, only the address of the first is written. All properties are
# kept, the crate's own as well, so nothing looks lost: but "biasLabel" has no
# definition any more, and a reader of JSON-LD drops it. Nothing was changed
# between reading and writing, and there is no warning. Terms added to the crate
# by the program (crate.metadata.extra_terms) are written.
#
# Why it matters: the label of an annotation is what a crate of coded news adds to
# schema.org. Each tool that only adds a file or a checksum takes its meaning away.
#
# rocrate 0.16.0 (Python, ro-crate-py). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check rocrate==0.16.0

venv/bin/python - <<'PY'
import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from rocrate.rocrate import ROCrate

print("rocrate", version("rocrate"))
RO_CRATE = "https://w3id.org/ro/crate/1.1/context"
OWN = {"biasLabel": "https://gazette.example/terms#biasLabel"}
METADATA = {
    "@context": [RO_CRATE, OWN],
    "@graph": [
        {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"},
         "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}},
        {"@id": "./", "@type": "Dataset", "name": "Canal coverage", "description": "Coded articles",
         "datePublished": "2024-02-01", "license": {"@id": "https://gazette.example/licence"},
         "hasPart": [{"@id": "articles.csv"}]},
        {"@id": "articles.csv", "@type": "File", "name": "articles", "biasLabel": "none"},
    ],
}
source, target, second = (Path(tempfile.mkdtemp(dir=".")) for _ in range(3))
(source / "ro-crate-metadata.json").write_text(json.dumps(METADATA))
(source / "articles.csv").write_text("id,label\n1,none\n")


def written(folder):
    metadata = json.loads((folder / "ro-crate-metadata.json").read_text())
    return metadata["@context"], next(e for e in metadata["@graph"] if e["@id"] == "articles.csv").get("biasLabel")


ROCrate(source).write(target)
crate = ROCrate(source)
crate.metadata.extra_terms.update(OWN)
crate.write(second)
print("in the source:             ", METADATA["@context"], "biasLabel: none")
print("read and written:          ", *written(target))
print("read, terms added, written:", *written(second))
if written(target) != (RO_CRATE, "none") or written(second) != ([RO_CRATE, OWN], "none"):
    print("CHANGED")
    sys.exit(1)
# Output seen: the second line has the address only, and biasLabel all the same.
PY
