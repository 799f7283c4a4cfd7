"""The system's share of a window: shared libraries that the Qt wheels expect, and a display; standard library only.

On Debian as root what is missing is installed; elsewhere it is named with the exact command to type.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

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
APT_LISTS = Path("/var/lib/apt/lists")


class CannotStart(Exception):
    """The machine lacks something that we cannot bring; the message says what to do."""


def say(sentence: str) -> None:
    """One line about what is going on, on stderr so that answers stay clean."""
    print(f"meo-console: {sentence}", file=sys.stderr, flush=True)  # noqa: T201


def missing_libraries(*, x11: bool) -> dict[str, str]:
    """The shared libraries that cannot be loaded, with their Debian packages; empty off Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = {**QT_LIBRARIES, **(X11_LIBRARIES if x11 else {})}
    return {name: package for name, package in needed.items() if not _loads(name)}


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_root() -> bool:
    """Whether we may install packages for the whole machine; False where that is asked for in another way."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_command(packages: Sequence[str]) -> str:
    """What an ordinary user of Debian types: with sudo or su, and fetching the lists where there are none yet."""
    install = f"apt-get install -y --no-install-recommends {' '.join(sorted(set(packages)))}"
    fetched = any(path.name.endswith("_Packages") for path in _listed(APT_LISTS))
    steps = [install] if fetched else ["apt-get update", install]
    if shutil.which("sudo"):
        return " && ".join(f"sudo {step}" for step in steps)
    return f'su -c "{" && ".join(steps)}"'


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return []


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages as root; otherwise raise CannotStart with the command to type."""
    names = sorted(set(packages))
    if not shutil.which("apt-get"):
        raise CannotStart(f"{purpose} needs these packages (names as in Debian): {' '.join(names)}")
    if not is_root():
        raise CannotStart(f"{purpose} needs system packages; type: {apt_command(names)}")
    say(f"installing system packages for {purpose}: {' '.join(names)}")
    import subprocess

    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=environment, capture_output=True, check=False).returncode:
        subprocess.run(["apt-get", "update", "-qq"], env=environment, capture_output=True, check=False)
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode:
            raise CannotStart(f"{' '.join(command)} failed: {done.stderr.strip()[-300:]}")


def ensure_libraries(*, x11: bool) -> None:
    """See to the libraries that a Qt window needs; raises CannotStart."""
    missing = missing_libraries(x11=x11)
    if not missing:
        return
    by_library = next((tool for tool in ("dnf", "zypper") if shutil.which(tool)), None)
    if by_library and not shutil.which("apt-get"):  # these find a package by the library that it holds
        wide = "()(64bit)" if sys.maxsize > 2**32 else ""
        wanted = " ".join(f"'{name}{wide}'" for name in sorted(missing))
        raise CannotStart(f"the window needs system packages; type: sudo {by_library} install {wanted}")
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
        return _answers_far(host, 6000 + int(number))
    return _answers(f"/tmp/.X11-unix/X{number}") or _answers(f"\0/tmp/.X11-unix/X{number}")  # noqa: S108


def _answers(address: str) -> bool:
    import socket

    with suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        probe.connect(address)
        return True
    return False


def _answers_far(host: str, port: int) -> bool:
    """A display that was forwarded, or is on another machine."""
    import socket

    with suppress(OSError), socket.create_connection((host.strip("[]"), port), timeout=5):
        return True
    return False
