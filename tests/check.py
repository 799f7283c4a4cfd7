"""`python3 -m tests.check`: the developer's one command, the same that CI runs.

Formatting, lint, types and import contracts first, because they are quick; then all tests.
"""

from __future__ import annotations

import os
import subprocess
import sys

from console import bootstrap

STEPS = (
    ("formatting", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    (
        "import contracts",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
    ),
    # On a busy machine a window may answer later than its test waits: tried once more, and named as such by pytest.
    ("tests", ["-m", "tests", "--reruns", "2"]),
)


def main() -> int:
    """Run the steps in order and stop at the first that fails."""
    try:
        bootstrap.ensure_libraries(x11=False)
        bootstrap.prepare("tests.check", tests=True, tools=True)
    except bootstrap.CannotStart as problem:
        bootstrap.say(str(problem))
        return 1
    os.chdir(bootstrap.ROOT)
    for name, arguments in STEPS:
        bootstrap.say(f"checking {name} ...")
        code = subprocess.run([sys.executable, *arguments], check=False).returncode
        if code:
            bootstrap.say(f"{name}: failed")
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
