"""`python3 -m tests.check`: the developer's one command, the same that CI runs.

Formatting, lint, types and import contracts first, because they are quick; then all tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from console import bootstrap

STEPS = (
    ("formatting", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    (
        "import contracts",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
    ),
)
TRIES = 3
REMEMBERING = (
    "-o",
    "addopts=--strict-markers --strict-config",
)  # pyproject.toml's, with the cache of what failed
SOME_FAILED = 1  # pytest.ExitCode.TESTS_FAILED


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
    return check_tests()


def check_tests() -> int:
    """Run all tests, then those that failed again: on a busy machine a window may answer later than its test waits."""
    bootstrap.say("checking tests ...")
    with tempfile.TemporaryDirectory() as folder:
        whole = [sys.executable, "-m", "tests", *REMEMBERING, "-o", f"cache_dir={folder}"]
        code = subprocess.run(whole, check=False).returncode
        for _ in range(TRIES - 1):
            if code != SOME_FAILED:
                break
            bootstrap.say("trying what failed once more ...")
            code = subprocess.run([*whole, "--last-failed", "-v"], check=False).returncode
    if code:
        bootstrap.say("tests: failed")
    return code


if __name__ == "__main__":
    sys.exit(main())
