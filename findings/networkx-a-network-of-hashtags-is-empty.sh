#!/usr/bin/env bash
# networkx reads the network of hashtags that it has written as an empty one.
#
# Guess: read_edgelist gives back what write_edgelist wrote, at least for names without
# blanks. Names with blanks, parted by blanks in the file, raise an error.
#
# What happens: the writer writes any name; the reader takes all behind a "#" for a
# comment. Of a network of hashtags nothing is left, of one of hashtags and persons
# nothing either, since each edge has a hashtag; read_adjlist does the same. Names with
# blanks raise an error only while the edges have data. Read with data=False, the edge
# from "Ada Reed" to "The Gazette" is one from "Ada" to "Reed", and in an adjacency
# list Ada is beside Reed, The and Gazette. No warning; Pajek and GML keep all.
#
# Why it matters: who uses which tags, and who writes for whom, are the networks of
# media research. An empty one is noticed, one of invented neighbours is not.
#
# networkx 3.6.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check networkx==3.6.1

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import networkx as nx

print("networkx", version("networkx"))
tags = nx.Graph([("#vell", "#port"), ("#port", "#union"), ("Reed", "#port")])
names = nx.DiGraph([("Ada Reed", "The Gazette")])
found = {}
for name, graph in ("tags", tags), ("names", names):
    nx.write_edgelist(graph, "edges.txt")
    found[name, "edge list"] = sorted(nx.read_edgelist("edges.txt", data=False).edges)
    nx.write_adjlist(graph, "adjacency.txt")
    found[name, "adjacency"] = sorted(nx.read_adjlist("adjacency.txt").edges)
    nx.write_gml(graph, "graph.gml")
    found[name, "GML"] = sorted(nx.read_gml("graph.gml").edges)
EXPECTED = {
    ("tags", "edge list"): [],
    ("tags", "adjacency"): [],
    ("tags", "GML"): [("#port", "#union"), ("#port", "Reed"), ("#vell", "#port")],
    ("names", "edge list"): [("Ada", "Reed")],
    ("names", "adjacency"): [("Ada", "Gazette"), ("Ada", "Reed"), ("Ada", "The"), ("The", "Gazette")],
    ("names", "GML"): [("Ada Reed", "The Gazette")],
}
changed = 0
for key, seen in EXPECTED.items():
    print(*key, found[key])
    if found[key] != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
