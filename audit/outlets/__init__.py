"""The registry of outlets: `sources.yaml` -> who is behind a host.

Hosts are looked up label by label, longest match first, so that an edition on a shared domain finds its own outlet. An
unknown host gives None; nothing is guessed from its name.
"""

from audit.outlets.hosts import host_of, registrable, site
from audit.outlets.registry import Registry
from audit.outlets.wrapped import original

__all__ = ["Registry", "host_of", "original", "registrable", "site"]
