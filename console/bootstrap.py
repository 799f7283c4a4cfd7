"""Everything between a bare machine and the first line of the program; standard library only.

From a checkout without its dependencies: makes `.venv`, installs the versions of constraints.txt into it, stamps it,
and starts again inside it. Installed by pip it does nothing. An environment that was begun and not finished, or was
made by another Python, is made anew; two starts at once wait for one another.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from console.libraries import CannotStart, apt_command, ensure_libraries, install_packages, is_root, say

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = Path(__file__).with_name("constraints.txt")
STAMP = VENV / "meo-console.stamp"
BEGUN = VENV / "meo-console.begun"
LOCK = ROOT / ".venv.lock"
MARK = "MEO_CONSOLE_BOOTSTRAPPED"
OLDEST = (3, 11)
PROBES = (
    "PySide6",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "click",
    "platformdirs",
    "numpy",
    "openpyxl",
    "holidays",
    "xlsxwriter",
    "pyqtgraph",
    "snowballstemmer",
    "phonenumbers",
    "rapidfuzz",
    "keyring",
)
TEST_PROBES = ("pytest", "pytestqt", "xdist", "pytest_cov", "pytest_timeout", "hypothesis", "time_machine")
TOOL_PROBES = ("ruff", "mypy", "importlinter")
EXTRAS = ("", "test", "dev")
OFFLINE = ("Temporary failure in name resolution", "NewConnectionError", "Name or service not known")


def prepare(module: str, *, tests: bool = False, tools: bool = False) -> None:
    """Return when the dependencies can be imported here; otherwise start `python -m module` again inside .venv.

    `tests` and `tools` ask for the extras «test» and «dev» as well. Raises CannotStart with a sentence.
    """
    found = tuple(sys.version_info[:2])
    if found < OLDEST:
        raise CannotStart(f"Python {_dotted(OLDEST)} or newer is needed; this is {_dotted(found)}")
    probes = PROBES + (TEST_PROBES if tests else ()) + (TOOL_PROBES if tools else ())
    extras = [name for name, asked in (("test", tests), ("dev", tools)) if asked]
    missing = [name for name in probes if not importlib.util.find_spec(name)]
    if not missing and not (is_inside() and _is_stale(module, extras)):
        return
    names = ", ".join(missing)
    if not (ROOT / "pyproject.toml").exists():
        raise CannotStart(f"these packages are missing: {names}; install meo-console again with pip")
    if is_inside() and os.environ.get(MARK) == module:
        raise CannotStart(
            f"these packages cannot be found in {VENV}: {names}; delete this folder and start again"
        )
    with alone():
        make_environment(extras, anew=bool(missing) and is_inside())
    restart(module)


def is_inside() -> bool:
    """Whether this Python is that of .venv."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def _is_stale(module: str, extras: Sequence[str]) -> bool:
    """Whether .venv was made for other requirements; right after a restart nobody asks again."""
    project = ROOT / "pyproject.toml"
    if os.environ.get(MARK) == module or not project.exists():
        return False
    with suppress(OSError):  # the quick look, at every start
        if STAMP.stat().st_mtime > max(project.stat().st_mtime, CONSTRAINTS.stat().st_mtime):
            return BEGUN.exists()
    if is_stamped(extras):  # a file was only touched: the next quick look shall do
        with suppress(OSError):
            STAMP.touch()
        return False
    return os.access(ROOT, os.W_OK)


def _dotted(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


def wanted(extras: Sequence[str]) -> list[str]:
    """The requirements of pyproject.toml for these extras."""
    import tomllib  # not before the version of Python was looked at

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [*project["dependencies"], *more]


def _stamp(extra: str) -> str:
    import hashlib

    lines = [_dotted(sys.version_info[:2]), *wanted([extra] if extra else [])]
    lines.append(CONSTRAINTS.read_text(encoding="utf-8"))
    return f"{extra or 'base'} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}"


def is_stamped(extras: Sequence[str]) -> bool:
    """Whether .venv was made completely for exactly these requirements."""
    if not STAMP.exists() or BEGUN.exists():
        return False
    noted = STAMP.read_text(encoding="utf-8").splitlines()
    return all(_stamp(extra) in noted for extra in ("", *extras))


def venv_python() -> Path:
    """The interpreter of .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@contextmanager
def alone() -> Iterator[None]:
    """Make the environment while nobody else does: a second start waits here and then finds it made."""
    try:
        file = LOCK.open("a", encoding="utf-8")
    except OSError:  # a folder that is only read: there is nothing to make in it either
        yield
        return
    with file:
        if not _lock(file.fileno(), wait=False):
            say("another start is setting up .venv; waiting for it ...")
            _lock(file.fileno(), wait=True)
        yield


def _lock(number: int, *, wait: bool) -> bool:
    """Lock an open file until it is closed; False when somebody else has it. Where nothing locks, it is ours."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(number, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # gives up after 10 s
            except OSError:
                if wait:
                    continue
                return False
            return True
    else:
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


def make_environment(extras: Sequence[str], *, anew: bool = False) -> None:
    """Make or complete .venv; does nothing when its stamp says that it is whole, unless it shall be made `anew`."""
    fits = _fits() and not anew
    if fits and is_stamped(extras):
        return
    if not os.access(ROOT, os.W_OK):
        raise CannotStart(
            f"the folder {ROOT} cannot be written; use a checkout of your own, or pip install it"
        )
    say("setting up .venv (once; needs the package registry, takes a few minutes) ...")
    if not fits or BEGUN.exists():
        _make_empty()
    BEGUN.touch()
    _fetch([*wanted(extras), "-c", str(CONSTRAINTS)])
    _compile()
    noted = set(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.exists() else set()
    noted = {line for line in noted if line in map(_stamp, EXTRAS)} | {
        _stamp(extra) for extra in ("", *extras)
    }
    STAMP.write_text("\n".join(sorted(noted)) + "\n", encoding="utf-8")
    BEGUN.unlink()


def _fits() -> bool:
    """Whether .venv has a Python like this one, that runs, and pip."""
    asked = "import sys, pip; print(*sys.version_info[:2], sep='.')"
    try:
        done = _run([str(venv_python()), "-I", "-c", asked])
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == _dotted(sys.version_info[:2])


def _make_empty() -> None:
    """A fresh .venv; as root on Debian the package that it needs is installed."""
    if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
        if not is_root():
            raise CannotStart(f"Python's venv is missing; type: {apt_command(['python3-venv'])}")
        install_packages(["python3-venv"], "the environment")
    base = str(
        getattr(sys, "_base_executable", sys.executable)
    )  # not an environment that happens to be active
    done = _run([base, "-I", "-m", "venv", "--clear", str(VENV)])
    if done.returncode:
        raise CannotStart(
            f"{VENV} cannot be made: {_last_words(done)}; type: {apt_command(['python3-venv'])}"
        )


def _fetch(arguments: Sequence[str]) -> None:
    """Have pip install; CannotStart says in words why it could not."""
    quietly = ["--quiet", "--disable-pip-version-check", "--no-input"]
    done = _run([str(venv_python()), "-I", "-m", "pip", "install", *quietly, *arguments])
    if not done.returncode:
        return
    if any(sign in done.stderr for sign in OFFLINE):
        raise CannotStart(
            "the package registry does not answer: check the network connection and start again"
        )
    raise CannotStart(f"the packages could not be installed: {_last_words(done)}")


def add(requirement: str) -> None:
    """Install one more package into this Python, in the version of constraints.txt; raises CannotStart."""
    with alone():
        quietly = ["--quiet", "--disable-pip-version-check", "--no-input", "-c", str(CONSTRAINTS)]
        done = _run([sys.executable, "-I", "-m", "pip", "install", *quietly, requirement])
    if done.returncode:
        raise CannotStart(f"{requirement} could not be installed: {_last_words(done)}")


def _compile() -> None:
    """Our own modules once, so that the first window does not wait for it, nor every one where Python may not."""
    floors = [str(ROOT / name) for name in ("console", "widgets", "models", "resources")]
    _run([str(venv_python()), "-I", "-m", "compileall", "-q", *floors])


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    import subprocess  # late: most starts need none

    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join((done.stderr or done.stdout).strip().splitlines()[-3:])


def restart(module: str) -> None:
    """Start `python -m module` with the same arguments inside .venv; does not return."""
    environment = {**os.environ, MARK: module, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONHOME", None)  # what belongs to another Python would only disturb this one
    command = [str(venv_python()), "-m", module, *sys.argv[1:]]
    if os.name == "nt":  # exec on Windows gives the prompt back at once
        import subprocess

        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os.execve(command[0], command, environment)  # noqa: S606 - our own interpreter


__all__ = [
    "CannotStart",
    "add",
    "ensure_libraries",
    "install_packages",
    "is_root",
    "make_environment",
    "prepare",
    "restart",
    "say",
]
