"""LibreOffice as the second opinion: recalculates every formula of a workbook from nothing and prints its pages."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
SECONDS = 120
"""How long one conversion may take; then the program and all that it has started are ended."""


def convert(files: Sequence[Path], form: str, folder: Path) -> list[Path]:
    """Open the files, recalculate them and save them in another form; one start of the program for all of them."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here: apt-get install libreoffice-calc")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    out = folder / form
    out.mkdir(exist_ok=True)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    command += ["--outdir", str(out), *map(str, files)]
    said = _run(command, SECONDS)
    made = [out / f"{file.stem}.{form}" for file in files]
    missing = [each.name for each in made if not each.exists()]
    assert not missing, f"not opened: {missing}: {said}"
    return made


def _run(command: Sequence[str], seconds: float) -> str:
    """What the program says; it is a script that starts others, so all of its group end when its time is over."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, _ = process.communicate()
            pytest.fail(f"not done within {seconds} s: {' '.join(command)}: {said}")
    assert process.returncode == 0, said
    return said


def formulas(path: Path) -> dict[tuple[str, str], tuple[str, Any]]:
    """Every formula of a workbook: (sheet, cell) -> (formula, the value that we wrote beside it)."""
    written, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): (cell.value, values[sheet.title][cell.coordinate].value)
        for sheet in written
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def differences(path: Path, recalculated: Path) -> list[str]:
    """The formulas whose recalculated value is not the one we wrote."""
    other = openpyxl.load_workbook(recalculated, data_only=True)
    found = []
    for (sheet, cell), (formula, ours) in formulas(path).items():
        theirs = other[sheet][cell].value
        if not same(ours, theirs):
            found.append(f"{sheet}!{cell} {formula}: ours {ours!r}, recalculated {theirs!r}")
    return found


def same(ours: Any, theirs: Any) -> bool:
    """Equal as figures (to 1e-9 of their size) or as words; nothing and zero are the same."""
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours))
    return (ours or "") == (theirs or "")


def check_text(path: Path) -> str:
    """The visible cell of the summary that counts the discrepancies."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    found = [
        str(cell.value)
        for row in sheet.iter_rows(max_col=1)
        for cell in row
        if str(cell.value).startswith(("discrepancies: ", "расхождений: "))
    ]
    assert len(found) == 1, found
    return found[0]
