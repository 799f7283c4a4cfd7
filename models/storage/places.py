"""Where a database file may lie, and the lock that tells consoles of one machine about each other.

SQLite's own locks do not work on network file systems (https://www.sqlite.org/howtocorrupt.html, section 2), so such
places are refused; a share wants PostgreSQL.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from models.errors import InUse, UnsuitablePlace
from models.text import QT_TRANSLATE_NOOP, Text

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph", "glusterfs"}
_SYNCED = ("onedrive", "yandexdisk", "yandex.disk", "dropbox", "google drive", "googledrive")
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_SLOTS = 1024
USE_SERVER = Text(
    QT_TRANSLATE_NOOP("models", "Keep the file on a disk of this computer; for work together use PostgreSQL.")
)


def refuse_unsuitable(path: Path) -> None:
    """Raise UnsuitablePlace when `path` lies on a share, in a synchronised folder, or where one may not write."""
    text = str(path)
    if text.startswith(("\\\\", "//")) or _is_remote(path.absolute()):
        raise UnsuitablePlace(
            Text(
                QT_TRANSLATE_NOOP("models", "The database file lies on a network share: {path}"),
                {"path": text},
            ),
            todo=USE_SERVER,
        )
    if any(word in part.casefold() for part in path.absolute().parts[:-1] for word in _SYNCED):
        raise UnsuitablePlace(
            Text(
                QT_TRANSLATE_NOOP(
                    "models", "The database file lies in a folder that is synchronised: {path}"
                ),
                {"path": text},
            ),
            todo=USE_SERVER,
        )


def _is_remote(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        return bool(kind == _REMOTE_DRIVE)
    kind = file_system(path)
    return kind in _NETWORK or (kind.startswith("fuse.") and kind != "fuse.portal")


def file_system(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The type of the file system that holds `path` («ext4», «nfs4»), or "" where the system does not tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        _, point, found, *_ = line.split(" ")
        folder = Path(point.replace("\\040", " "))
        if (folder == path or folder in path.parents) and len(folder.parts) >= best:
            best, kind = len(folder.parts), found
    return kind


class FileLock:
    """A lock beside the database file: shared by every open console, exclusive while the file is migrated or replaced.

    Held by the operating system, so that it is gone with the process, however that ends.
    """

    def __init__(self, path: Path, *, exclusive: bool = False) -> None:
        self._file = path.open("a+b")
        try:
            self._acquire(exclusive=exclusive)
        except OSError as error:
            self._file.close()
            raise InUse from error

    def _acquire(self, *, exclusive: bool) -> None:
        if (
            sys.platform == "win32"
        ):  # Windows has no shared locks here: everyone takes a byte, the exclusive one all
            import msvcrt

            self._file.seek(0 if exclusive else random.randrange(_SLOTS))  # noqa: S311 - a slot, not a secret
            msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, _SLOTS if exclusive else 1)
        else:
            import fcntl

            mode = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
            fcntl.flock(self._file.fileno(), mode | fcntl.LOCK_NB)

    def release(self) -> None:
        """Give the lock back; the lock file stays for the next one."""
        self._file.close()


def lock_path(path: Path) -> Path:
    """The lock file of a database file."""
    return path.with_name(path.name + ".lock")


def is_writable(folder: Path) -> bool:
    """Whether files can be made in `folder`."""
    return folder.is_dir() and os.access(folder, os.W_OK)
