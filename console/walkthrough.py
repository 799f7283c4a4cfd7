"""The operator's day on a machine without a display: the real window offscreen, real keys, pictures and a workbook.

A call, a refusal and an export on demo data in a folder of its own; the user's database is not touched.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.places import Places
from console.stage import Stage
from console.translations import translator
from models.formats import MOSCOW
from models.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SIZE = (1366, 768)
TICKETS, CONTRACTS = 600, 60
DESCRIPTION = "При открытии теста появляется белый экран, в других браузерах так же."
LESSON = (("subject", "Алгебра"), ("grade", "7"), ("lesson", "12"), ("internet_lesson", "3"))
STRANGER = "Неизвестный Пётр Ильич"
OUT_OF_HOURS = "Учебный звонок"

INTRO = QT_TRANSLATE_NOOP(
    "walkthrough", "There is no display: the operator's day is walked through without one, on sample data."
)
FOLDER = QT_TRANSLATE_NOOP("walkthrough", "Pictures and the Excel report are in {folder}")
FIRST_START = QT_TRANSLATE_NOOP("walkthrough", "The first start: who is at the desk, and where the data is")
LIST = QT_TRANSLATE_NOOP("walkthrough", "The tickets of the desk")
CALLER = QT_TRANSLATE_NOOP("walkthrough", "F2: a call; one field has found the caller, the gate has answered")
FILLED = QT_TRANSLATE_NOOP("walkthrough", "The call is written down")
SAVED = QT_TRANSLATE_NOOP("walkthrough", "Ctrl+Enter: the ticket is in the list")
STRANGE = QT_TRANSLATE_NOOP("walkthrough", "A caller who may not ask: the gate says why")
REFUSED = QT_TRANSLATE_NOOP("walkthrough", "F12: the refusal is recorded too")
EXPORTED = QT_TRANSLATE_NOOP("walkthrough", "The list has gone to Excel")


class Walk:
    """One walk; `steps` yields what each picture shows, in order, when it has been saved."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self._stage = stage
        self._folder = folder
        self._number = 0
        self.workbook = folder / "tickets.xlsx"

    def steps(self) -> Iterator[str]:
        """The whole day."""
        page = self._stage.console.show_start_page()
        self._stage.settle()
        self._picture("first-start", page)
        yield FIRST_START
        self._stage.open(self._stage.make_demo(TICKETS, CONTRACTS), *SIZE)
        page.close()
        self._picture("tickets")
        yield LIST
        yield from self._call()
        yield from self._refusal()
        self._export()
        self._picture("export")
        yield EXPORTED

    def _picture(self, name: str, widget: Any = None) -> None:
        self._number += 1
        self._stage.picture(self._folder / f"{self._number:02d}-{name}.png", widget)

    def _form(self) -> Any:
        """The call form in the panel."""
        return self._stage.window.panel.tabs.currentWidget()

    def _call(self) -> Iterator[str]:
        """A course error of a responsible person, by keys alone."""
        stage = self._stage
        number = stage.read(_known_caller)
        stage.press("F2")
        form = self._form()
        self._name_caller(number)
        self._picture("call")
        yield CALLER
        for key, words in (*LESSON, ("description", DESCRIPTION)):
            form.matter.form.cell(key).widget.setFocus()
            stage.type(words)
        if form.caller.is_refused:  # outside working time the agreement says no, and asks for a reason
            form.caller.ask_for_reason()
            stage.type(OUT_OF_HOURS)
        stage.settle()
        self._picture("call-written")
        yield FILLED
        self._send("Ctrl+Return")
        self._picture("call-saved")
        yield SAVED

    def _refusal(self) -> Iterator[str]:
        """Somebody who is in no contract; the call is recorded all the same."""
        self._stage.press("F2")
        self._name_caller(STRANGER)
        self._picture("refusal")
        yield STRANGE
        self._form().matter.form.cell("description").widget.setFocus()
        self._stage.type(DESCRIPTION)
        self._send("F12")
        self._picture("refusal-recorded")
        yield REFUSED

    def _name_caller(self, words: str) -> None:
        self._stage.settle()
        self._stage.type(words)
        self._stage.settle()
        self._stage.press("Return")
        self._stage.settle()

    def _send(self, keys: str) -> None:
        """Press the key that stores the form; TimeoutError when the form does not go."""
        panel = self._stage.window.panel
        key = panel.current_key()
        self._stage.press(keys)
        self._stage.until(lambda: panel.tab(key) is None)
        self._stage.settle()

    def _export(self) -> None:
        """The list of the first page as it stands, through the exporter that every page uses."""
        from console.pages import CONTEXT as PAGES_CONTEXT
        from widgets.parts.export import Exporter
        from widgets.parts.text import translate

        window = self._stage.window
        page: Any = window.stack.current()
        exporter = Exporter(window.context, page, ask=lambda _: str(self.workbook))
        title = translate(PAGES_CONTEXT, window.pages[0].title)
        exporter.export_grid(page.grid, page.model, "models.tickets.listing:LISTING", title)
        self._stage.until(lambda: bool(exporter.written))
        self._stage.settle()


def _known_caller(session: Session) -> str:
    """The number of a contract that is valid today and has a trained person."""
    from sqlalchemy import select

    from models.contracts.queries import contracts
    from models.contracts.tables import Contract

    today = datetime.now(MOSCOW).date()
    ids = list(session.scalars(select(Contract.id).where(Contract.ends_on > today).order_by(Contract.id)))
    rows = contracts(session, ids, today).values()
    trained = (
        row.number for row in rows if row.state == "active" and any(one.trained_on for one in row.present)
    )
    return next(trained)


def make_folder() -> Path:
    """A fresh folder for the results in the user's own place; a temporary one where that cannot be written."""
    stamp = datetime.now(UTC).astimezone(MOSCOW).strftime("%Y%m%d-%H%M%S")
    folder = Places.of_user().data / "walk-through" / stamp
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="meo-console-"))
    return folder


def run_walkthrough(folder: Path | None = None) -> int:
    """Walk through the day and say what was done; returns the exit code."""
    say = translator("ru")
    results = folder or make_folder()
    _tell(say("walkthrough", INTRO, None))
    with tempfile.TemporaryDirectory(prefix="meo-console-") as home:
        stage = Stage(Path(home))
        try:
            for number, step in enumerate(Walk(stage, results).steps(), 1):
                _tell(f"{number:2d}. {say('walkthrough', step, None)}")
        finally:
            stage.close()
    _tell(say("walkthrough", FOLDER, None).format(folder=results))
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
