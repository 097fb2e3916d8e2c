"""The registry of outlets: `sources.yaml` → who is behind a host.

A host is looked up label by label, longest first, so that an edition on a shared domain finds its own outlet. An unknown
host gives None; nothing is guessed from a host's name.
"""

from audit.outlets.registry import Registry, host_of

__all__ = ["Registry", "host_of"]
