"""What the user can put right.

Expected trouble raises `AuditError`: one line that names the thing and the way out; the command line prints it and exits
with 2. Everything else that is raised is a bug and is seen as one.

>>> print(AuditError("notes.txt: no such file", "check the path"))
notes.txt: no such file; check the path
"""


class AuditError(Exception):
    """Trouble that the user can put right: `problem` names the thing, `way_out` what to do about it."""

    def __init__(self, problem: str, way_out: str = "") -> None:
        super().__init__(problem, way_out)
        self.problem = problem
        self.way_out = way_out

    def __str__(self) -> str:
        """The problem and the way out as one line."""
        line = f"{self.problem}; {self.way_out}" if self.way_out else self.problem
        return " ".join(line.split())
