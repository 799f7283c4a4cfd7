"""Everything between a bare machine and the first line of the program; standard library only.

From a checkout without its dependencies: makes `.venv`, installs the versions of constraints.txt into it, stamps it,
and starts again inside it. Installed by pip it does nothing. Missing system libraries are installed as root on
Debian, and named with the exact command elsewhere.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = Path(__file__).with_name("constraints.txt")
STAMP = VENV / "meo-console.stamp"
MARK = "MEO_CONSOLE_BOOTSTRAPPED"
PROBES = (
    "PySide6",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "click",
    "platformdirs",
    "holidays",
    "xlsxwriter",
    "pyqtgraph",
)
TEST_PROBES = ("pytest", "pytestqt", "xdist", "pytest_timeout", "hypothesis", "time_machine")
TOOL_PROBES = ("ruff", "mypy", "importlinter", "pytest_rerunfailures")
EXTRAS = ("", "test", "dev")

# Shared libraries that the Qt wheels expect from the system, and the Debian packages that hold them.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
}
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


class CannotStart(Exception):
    """The machine lacks something that we cannot bring; the message says what to do."""


def say(sentence: str) -> None:
    """One line about what is going on, on stderr so that answers stay clean."""
    print(f"meo-console: {sentence}", file=sys.stderr, flush=True)  # noqa: T201


def prepare(module: str, *, tests: bool = False, tools: bool = False) -> None:
    """Return when the dependencies can be imported here; otherwise start `python -m module` again inside .venv.

    `tests` and `tools` ask for the extras «test» and «dev» as well. Raises CannotStart with a sentence.
    """
    probes = PROBES + (TEST_PROBES if tests else ()) + (TOOL_PROBES if tools else ())
    extras = [name for name, asked in (("test", tests), ("dev", tools)) if asked]
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    missing = [name for name in probes if not importlib.util.find_spec(name)]
    if not inside and not missing:
        return
    if not (ROOT / "pyproject.toml").exists():
        raise CannotStart(
            f"these packages are missing: {', '.join(missing)}; install meo-console again with pip"
        )
    if inside and (os.environ.get(MARK) == module or is_stamped(extras)):
        return
    make_environment(extras)
    restart(module)


def wanted(extras: Sequence[str]) -> list[str]:
    """The requirements of pyproject.toml for these extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [*project["dependencies"], *more]


def _stamp(extra: str) -> str:
    lines = [sys.version, *wanted([extra] if extra else []), CONSTRAINTS.read_text(encoding="utf-8")]
    return f"{extra or 'base'} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}"


def is_stamped(extras: Sequence[str]) -> bool:
    """Whether .venv was made completely for exactly these requirements."""
    if not STAMP.exists():
        return False
    noted = STAMP.read_text(encoding="utf-8").splitlines()
    return all(_stamp(extra) in noted for extra in ("", *extras))


def venv_python() -> Path:
    """The interpreter of .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(extras: Sequence[str]) -> None:
    """Make or complete .venv; does nothing when its stamp says that it is whole."""
    if is_stamped(extras) and venv_python().exists():
        return
    say("setting up .venv (once; needs the package registry, takes a few minutes) ...")
    if not os.access(ROOT, os.W_OK):
        raise CannotStart(
            f"the folder {ROOT} cannot be written; use a checkout of your own, or pip install it"
        )
    if not venv_python().exists() or not _has_pip():
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "install the package python3-venv")
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "-c",
        str(CONSTRAINTS),
    ]
    _run([str(venv_python()), *install, *wanted(extras)], "check the connection to the package registry")
    noted = set(STAMP.read_text(encoding="utf-8").splitlines()) if STAMP.exists() else set()
    noted = {line for line in noted if line in map(_stamp, EXTRAS)} | {
        _stamp(extra) for extra in ("", *extras)
    }
    STAMP.write_text("\n".join(sorted(noted)) + "\n", encoding="utf-8")


def _has_pip() -> bool:
    done = subprocess.run([str(venv_python()), "-m", "pip", "--version"], capture_output=True, check=False)
    return done.returncode == 0


def _run(command: Sequence[str], advice: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        detail = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise CannotStart(f"{' '.join(command[:4])} … failed: {' '.join(detail)} — {advice}")


def restart(module: str) -> None:
    """Start `python -m module` with the same arguments inside .venv; does not return."""
    environment = {**os.environ, MARK: module}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    command = [str(venv_python()), "-m", module, *sys.argv[1:]]
    if os.name == "nt":  # exec on Windows gives the prompt back at once
        sys.exit(subprocess.run(command, env=environment, check=False).returncode)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, environment)  # noqa: S606 - our own interpreter


def missing_libraries(*, x11: bool) -> dict[str, str]:
    """The shared libraries that cannot be loaded, with their Debian packages; empty off Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = {**QT_LIBRARIES, **(X11_LIBRARIES if x11 else {})}
    return {name: package for name, package in needed.items() if not _loads(name)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages as root; otherwise raise CannotStart with the command to type."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *sorted(set(packages))]
    shown = " ".join(command)
    if not shutil.which("apt-get"):
        raise CannotStart(
            f"{purpose} needs these libraries (names as in Debian): {' '.join(sorted(set(packages)))}"
        )
    if not hasattr(os, "geteuid") or os.geteuid():
        raise CannotStart(f"{purpose} needs system packages; type: sudo {shown}")
    say(f"installing system packages for {purpose}: {' '.join(sorted(set(packages)))}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=environment, capture_output=True, check=False).returncode:
        subprocess.run(["apt-get", "update", "-qq"], env=environment, capture_output=True, check=False)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotStart(f"{shown} failed: {done.stderr.strip()[-300:]}")


def ensure_libraries(*, x11: bool) -> None:
    """See to the libraries that a Qt window needs; raises CannotStart."""
    missing = missing_libraries(x11=x11)
    if missing:
        install_packages(list(missing.values()), "the window")


def has_display() -> bool:
    """Whether a window can be shown: always off Linux, else when an X or Wayland server answers."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland:
        folder = Path(os.environ.get("XDG_RUNTIME_DIR", "/run/user/0"))
        if _answers(str(folder / wayland)):
            return True
    display = os.environ.get("DISPLAY", "")
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host and host != "unix":
        return True  # a forwarded display: only trying tells
    return _answers(f"/tmp/.X11-unix/X{number}") or _answers(f"\0/tmp/.X11-unix/X{number}")  # noqa: S108


def _answers(address: str) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        probe.connect(address)
        return True
    return False
