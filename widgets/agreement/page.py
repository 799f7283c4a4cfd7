"""The page «Соглашение»: every clause with its quotation, its values and the ways it can honestly be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.agreement.clauses import Edition
from models.agreement.operations import switch_reading
from models.agreement.queries import load_readings, may_switch
from models.agreement.readings import Readings
from models.errors import InputError, KnownError
from models.formats import MOSCOW, fold, format_date, joined
from models.storage.changes import Changes
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP
from widgets.agreement.clause_row import ClauseRow
from widgets.agreement.sections import ALL, OPEN, SECTIONS, VIEWS, in_order, section_of
from widgets.agreement.switch_panel import SwitchPanel
from widgets.parts.context import Context
from widgets.parts.form import DateEdit, ScrollColumn
from widgets.parts.page import Page
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SWITCH_TAB = "agreement.reading"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the database says about the agreement: the readings, whether we may switch them, and its clock."""

    readings: Readings
    may_switch: bool
    now: datetime


class AgreementPage(Page):
    """The edition and the readings of today, or of any other day."""

    id = "agreement"
    title = QT_TRANSLATE_NOOP("pages", "Agreement")
    icon = "scale"
    watches = frozenset({"reading", "operator"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: list[ClauseRow] = []
        self._answer = _Answer(Readings(), may_switch=False, now=datetime.now(UTC))
        self._edition: Edition | None = None
        self._wanted_clause = ""
        self._summary = QLabel(self)
        self._day = DateEdit(self)
        self._nothing = QLabel(self)
        self._headings: dict[str, QLabel] = {}
        self._scroll = ScrollColumn(QWidget(), self)
        self._build()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        search = self.add_search("")
        search.searched.connect(lambda _text: self._filter())
        search.left_down.connect(lambda: self._step(None, 1))
        self.bar.addWidget(self._day_switch())
        self.add_buttons()
        self.add_views([(key, "") for key, _ in VIEWS])
        if self.views is not None:
            self.views.picked.connect(lambda _view: self._filter())
        px = Theme.current().px
        set_look(self._summary, "muted")
        self._summary.setContentsMargins(px(16), 0, px(16), px(8))
        set_look(self._nothing, "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self.body.addWidget(self._summary)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._scroll, 1)
        if self.search is not None:
            self.setFocusProxy(self.search)
        self.retranslate()

    def _day_switch(self) -> QWidget:
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Theme.current().px(8))
        self._day_caption = QLabel(holder)
        set_look(self._day_caption, "muted")
        self._day_caption.setBuddy(self._day)
        line.addWidget(self._day_caption)
        line.addWidget(self._day)
        self._day.setFixedWidth(Theme.current().px(130))
        self._day.edited.connect(self._show)
        return holder

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        if self.views is not None:
            self.views.set_views((key, translate("agreement", title)) for key, title in VIEWS)
        if self.search is not None:
            self.search.set_words(self.tr("Words of the agreement: hours, webinar, Thursday …"))
        self._day_caption.setText(self.tr("As of"))
        self._day.setAccessibleName(self.tr("Show the agreement as of this day"))
        self._nothing.setText(self.tr("No clause has these words. Esc in the search line shows all of them."))
        if self._edition is not None:
            self._make_rows(self._edition)
            self._show()

    # -- data ------------------------------------------------------------------------------------------------

    def reload(self, changes: Changes | None) -> None:
        """Ask again which reading holds, and whether we may switch it."""
        del changes
        actor = self.context.actor

        def ask(session: Session) -> _Answer:
            may = actor is not None and may_switch(session, actor.id)
            return _Answer(load_readings(session), may, now(session))

        self.context.tasks.read(ask, self._take, self, key="readings")

    def _take(self, answer: _Answer) -> None:
        self._answer = answer
        self._show()

    def at(self) -> datetime:
        """The moment that is shown: now, or the end of the chosen day."""
        day = self._day.day() if self._day.text().strip() else None
        if day is None or day == self._day.today():
            return self._answer.now
        return datetime.combine(day, time(23, 59, 59), MOSCOW)

    def _show(self) -> None:
        readings, at = self._answer.readings, self.at()
        edition = readings.agreement.at(at)
        if edition is not self._edition:
            self._edition = edition
            self._make_rows(edition)
        self._tell_edition(edition)
        today = at == self._answer.now
        for row in self.rows:
            row.show_readings(readings, at, may_switch=self._answer.may_switch and today)
        self._filter()
        if self._wanted_clause:
            QTimer.singleShot(0, self, self._reveal_wanted)

    def _tell_edition(self, edition: Edition) -> None:
        editions = self._answer.readings.agreement.editions
        until = self.tr("until {day}").format(day=format_date(_before(edition.ends))) if edition.ends else ""
        words = self.tr("edition {number} of {count}, from {day} on").format(
            number=edition.number, count=len(editions), day=format_date(edition.starts)
        )
        self._summary.setText(joined((edition.shown_title(translate), words, until)))

    def _make_rows(self, edition: Edition) -> None:
        """All clauses of the edition anew, section by section."""
        px = Theme.current().px
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(16), 0, px(12), px(16))
        column.setSpacing(0)
        self.rows, self._headings = [], {}
        titles = {key: title for key, title, _ in SECTIONS}
        for clause in in_order(edition.clauses.values()):
            section = section_of(clause.id)
            if section not in self._headings:
                heading = QLabel(translate("agreement", titles[section]), content)
                set_look(heading, "title")
                heading.setContentsMargins(px(12), px(16), 0, px(4))
                self._headings[section] = heading
                column.addWidget(heading)
            questions = [each for each in edition.questions.values() if each.clause == clause.id]
            row = ClauseRow(clause, questions, content)
            row.switch_asked.connect(self.open_switch)
            row.left.connect(lambda by, row=row: self._step(row, by))
            self.rows.append(row)
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)

    # -- finding ---------------------------------------------------------------------------------------------

    def _filter(self) -> None:
        words = fold(self.search.text()) if self.search is not None else ""
        view = str(self.views.read() or ALL) if self.views is not None else ALL
        matching = [row for row in self.rows if row.has(words)]
        kept = [row for row in matching if _belongs(row, view)]
        for row in self.rows:
            row.setVisible(row in kept)
        for section, heading in self._headings.items():
            heading.setVisible(any(section_of(row.clause.id) == section for row in kept))
        if self.views is not None:
            self.views.set_counts({key: sum(_belongs(row, key) for row in matching) for key, _ in VIEWS})
        self._nothing.setVisible(not kept and bool(self.rows))
        self._scroll.setVisible(bool(kept) or not self.rows)

    def _step(self, row: ClauseRow | None, by: int) -> None:
        """Go from clause to clause; without one to the first."""
        shown_rows = [each for each in self.rows if not each.isHidden()]
        place = shown_rows.index(row) + by if row in shown_rows else 0
        if 0 <= place < len(shown_rows):
            shown_rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(shown_rows[place], 0, 40)

    def show_clause(self, clause: str) -> None:
        """Show a clause, whatever is searched for now."""
        self._wanted_clause = clause
        if self.search is not None:
            self.search.clear()
            self.search.search_now()
        if self.views is not None:
            self.views.show_value(ALL)
        if self.rows:
            self._filter()
            QTimer.singleShot(0, self, self._reveal_wanted)

    def _reveal_wanted(self) -> None:
        row = next((each for each in self.rows if each.clause.id == self._wanted_clause), None)
        if row is not None:
            self._wanted_clause = ""
            self._scroll.ensureWidgetVisible(row, 0, 80)
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- switching -------------------------------------------------------------------------------------------

    def open_switch(self, question: str) -> None:
        """Open the form that switches a reading, for those who may."""
        edition = self._edition
        if edition is None or not self._answer.may_switch:
            return
        panel = SwitchPanel(edition.questions[question], self._answer.readings, self._answer.now)
        panel.switched.connect(self._switch)
        self.context.panel.open(SWITCH_TAB, panel, self.tr("Reading"))

    def _switch(self, question: str, values: dict[str, Any]) -> None:
        reading, reason, since = values["reading"], values["reason"], values["since"]
        panel = self.context.panel.tab(SWITCH_TAB)

        def write(session: Session) -> int:
            return switch_reading(session, question, reading, reason=reason, since=since)

        def done(_: int) -> None:
            self.context.panel.close_tab(SWITCH_TAB, ask=False)
            self.context.notices.toast(self.tr("The agreement is read otherwise from now on."))

        def failed(error: Exception) -> None:
            if isinstance(error, InputError) and isinstance(panel, SwitchPanel):
                panel.refuse(error)
            elif isinstance(error, KnownError):
                self.context.tasks.tell(error)

        self.context.tasks.write(write, done, self, failed=failed)


def _belongs(row: ClauseRow, view: str) -> bool:
    if view == ALL:
        return True
    return bool(row.questions) if view == OPEN else section_of(row.clause.id) == view


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
