"""The daily copies of a local database: when one is due, where it lies, and which of the older ones are kept.

Of the copies the newest of each of the last 12 days, 10 weeks and 9 months that have one are kept.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from pathlib import Path

from models.errors import FileProblem
from models.formats import to_moscow
from models.storage.backup import OLD_IS_SAFE, backup_file
from models.text import QT_TRANSLATE_NOOP, Text

DAYS, WEEKS, MONTHS = 12, 10, 9
BESIDE = "backups"
_STAMP = "%Y-%m-%d_%H%M"
_ROOM = 2  # times the size of the database: the desk itself needs the disk too


def folder_for(database: Path, chosen: str = "") -> Path:
    """Where the copies of `database` lie: beside it, or in a folder of its own inside the chosen one."""
    if not chosen:
        return database.absolute().parent / BESIDE
    place = hashlib.sha256(str(database.absolute()).encode()).hexdigest()[:6]
    return Path(chosen).expanduser() / f"{database.stem}-{place}"


def copies(database: Path, folder: Path) -> dict[datetime, Path]:
    """The copies of `database` in `folder` by their moment on the Moscow clock; other files are left out."""
    name = re.compile(re.escape(database.stem) + r"_(\d{4}-\d\d-\d\d_\d{4})\.sqlite")
    found: dict[datetime, Path] = {}
    for path in folder.glob(f"{database.stem}_*.sqlite") if folder.is_dir() else ():
        match = name.fullmatch(path.name)
        if match:
            try:
                found[datetime.strptime(match[1], _STAMP)] = path  # noqa: DTZ007 (a wall clock's reading)
            except ValueError:  # 31 February: a file that somebody else has named
                continue
    return found


def is_due(database: Path, folder: Path, at: datetime) -> bool:
    """Whether no copy of the Moscow day of `at` lies in `folder`."""
    day = to_moscow(at).date()
    return all(moment.date() != day for moment in copies(database, folder))


def keepers(moments: Iterable[datetime]) -> set[datetime]:
    """Which copies stay: the newest of each of the last days, weeks and months that have one."""
    newest_first = sorted(moments, reverse=True)
    rules: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    kept: set[datetime] = set()
    for most, period_of in rules:
        newest: dict[Hashable, datetime] = {}
        for moment in newest_first:
            newest.setdefault(period_of(moment), moment)
        kept.update(list(newest.values())[:most])
    return kept


def make_copy(database: Path, folder: Path, at: datetime) -> Path:
    """Copy `database` into `folder` and remove the copies that are kept no longer; returns the new file.

    A copy is made of a sound database only (DatabaseDamaged). DiskFull, FileProblem and DatabaseDamaged leave the
    earlier copies as they were.
    """
    if (
        not folder.parent.is_dir()
    ):  # a stick that was pulled out: its folder must not be made on the wrong disk
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "There is no folder {folder}."), {"folder": str(folder.parent)}),
            OLD_IS_SAFE,
            Text(QT_TRANSLATE_NOOP("models", "Plug the disk in, or choose another folder in the settings.")),
        )
    _make_folder(folder)
    if shutil.disk_usage(folder).free < _ROOM * database.stat().st_size:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP(
                    "models", "There is not enough room for a copy of the database in {folder}."
                ),
                {"folder": str(folder)},
            ),
            OLD_IS_SAFE,
            Text(QT_TRANSLATE_NOOP("models", "Free some space, or choose another folder in the settings.")),
        )
    target = folder / f"{database.stem}_{to_moscow(at).strftime(_STAMP)}.sqlite"
    backup_file(database, target)
    found = copies(database, folder)
    for moment in found.keys() - keepers(found):
        found[moment].unlink(missing_ok=True)
    return target


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "Files cannot be made in {folder}."),
                {"folder": str(folder.parent)},
            ),
            OLD_IS_SAFE,
        ) from error
