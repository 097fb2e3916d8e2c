"""Build hook: pack into the wheel what a checkout computes at start-up, the compiled registry and the digest of the source."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface):
    """Add `audit/data/sources.json` and `audit/data/source.digest` to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the registry and digest the source; an editable install reads the checkout's own files."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from audit.fingerprint import PACKED, source_digest
        from audit.outlets.compiled import compile_file

        source = Path(self.root, "sources.yaml")
        registry = compile_file(source.read_bytes(), source)
        packed = {
            Path("data", "sources.json"): json.dumps(registry, ensure_ascii=False, separators=(",", ":")),
            PACKED: source_digest(Path(self.root, "audit")),
        }
        folder = Path(tempfile.mkdtemp())
        for path, text in packed.items():
            target = folder / path.name
            target.write_text(text, encoding="utf-8")
            build_data["force_include"][str(target)] = f"audit/{path.as_posix()}"
