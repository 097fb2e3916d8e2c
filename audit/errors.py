"""Errors that the user can fix.

Expected errors are `AuditError`: one line that names the problem and the way out, which the command line prints before it exits
with 2. Any other exception is a bug: one line as well, and its traceback with `AUDIT_TRACEBACK=1`.

>>> print(AuditError("notes.txt: no such file", "check the path"))
notes.txt: no such file; check the path
"""


class AuditError(Exception):
    """An error that the user can fix: `problem` names the cause, `way_out` the remedy."""

    def __init__(self, problem: str, way_out: str = "") -> None:
        super().__init__(problem, way_out)
        self.problem = problem
        self.way_out = way_out

    def __str__(self) -> str:
        """Format problem and way out on one line."""
        line = f"{self.problem}; {self.way_out}" if self.way_out else self.problem
        return " ".join(line.split())
