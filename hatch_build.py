"""Build hook: `sources.yaml` goes into the wheel in the form in which it is looked up, so that nothing is compiled later."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface):
    """Puts `audit/data/sources.json` into a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the registry; an editable install reads the checkout's own file."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from audit.outlets.compiled import compile_file

        source = Path(self.root, "sources.yaml")
        target = Path(tempfile.mkdtemp()) / "sources.json"
        value = compile_file(source.read_bytes(), source)
        target.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        build_data["force_include"][str(target)] = "audit/data/sources.json"
