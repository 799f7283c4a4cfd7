"""The page «Соглашение»: every clause with its quotation, its values and the ways it can honestly be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from models.agreement.clauses import Edition
from models.agreement.operations import switch_reading
from models.agreement.queries import load_readings, may_switch
from models.agreement.readings import Readings
from models.errors import InputError, KnownError
from models.formats import MOSCOW, fold, format_date, joined
from models.storage.changes import Changes
from models.storage.database import now
from models.text import QT_TRANSLATE_NOOP
from widgets.agreement.document import SWITCH, Entry, Shown, document, entries_of
from widgets.agreement.sections import ALL, OPEN, VIEWS, in_order, section_of
from widgets.agreement.switch_panel import SwitchPanel
from widgets.parts.context import Context
from widgets.parts.form import DateEdit
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
        self.entries: list[Entry] = []
        self._answer = _Answer(Readings(), may_switch=False, now=datetime.now(UTC))
        self._edition: Edition | None = None
        self._wanted = self._html = ""
        self._summary = QLabel(self)
        self._day = DateEdit(self)
        self.text = QTextBrowser(self)
        self._build()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        search = self.add_search("")
        search.searched.connect(lambda _text: self._look_again())
        search.left_down.connect(lambda: self.text.setFocus(Qt.FocusReason.TabFocusReason))
        self.bar.addWidget(self._day_switch())
        self.add_buttons()
        self.add_views([(key, "") for key, _ in VIEWS])
        if self.views is not None:
            self.views.picked.connect(lambda _view: self._look_again())
        px = Theme.current().px
        set_look(self._summary, "muted")
        self._summary.setContentsMargins(px(16), 0, px(16), px(8))
        set_look(self.text, "text")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(px(4))
        holder = QVBoxLayout()
        holder.setContentsMargins(px(12), 0, px(4), 0)
        holder.addWidget(self.text)
        self.body.addWidget(self._summary)
        self.body.addLayout(holder, 1)
        Theme.current().changed.connect(self._fill)
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
        self.text.setAccessibleName(self.tr("Clauses of the agreement"))
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
        edition = self._answer.readings.agreement.at(self.at())
        self._edition = edition
        self.entries = entries_of(in_order(edition.clauses.values()), edition.questions.values())
        self._tell_edition(edition)
        self._fill()

    def _tell_edition(self, edition: Edition) -> None:
        editions = self._answer.readings.agreement.editions
        until = self.tr("until {day}").format(day=format_date(_before(edition.ends))) if edition.ends else ""
        words = self.tr("edition {number} of {count}, from {day} on").format(
            number=edition.number, count=len(editions), day=format_date(edition.starts)
        )
        self._summary.setText(joined((edition.shown_title(translate), words, until)))

    # -- finding ---------------------------------------------------------------------------------------------

    def _look_again(self) -> None:
        self._wanted = ""
        self._fill()

    def found(self) -> list[Entry]:
        """The clauses of the chosen view that have the words of the search line."""
        view = str(self.views.read() or ALL) if self.views is not None else ALL
        return [entry for entry in self._matching() if _belongs(entry, view)]

    def _matching(self) -> list[Entry]:
        words = fold(self.search.text()) if self.search is not None else ""
        return [entry for entry in self.entries if entry.has(words)]

    def _fill(self) -> None:
        """Show what was found, at the place where we were."""
        matching, found = self._matching(), self.found()
        if self.views is not None:
            self.views.set_counts({key: sum(_belongs(each, key) for each in matching) for key, _ in VIEWS})
        at, bar = self.at(), self.text.verticalScrollBar()
        may_switch = self._answer.may_switch and at == self._answer.now
        place = bar.value()
        words = self.tr("No clause has these words. Esc in the search line shows all of them.")
        shown_now = Shown(self._answer.readings, at, may_switch, self._wanted)
        html = document(found, shown_now) if found else f"<p>{words}</p>"
        if html != self._html:
            self._html = html
            self.text.setHtml(html)
            bar.setValue(place)
        if self._wanted:
            QTimer.singleShot(0, self, lambda: self.text.scrollToAnchor(self._wanted))

    def show_clause(self, clause: str) -> None:
        """Show a clause, whatever is searched for now."""
        if self.search is not None:
            self.search.clear()
            self.search.search_now()
        if self.views is not None:
            self.views.show_value(ALL)
        self._wanted = clause
        self._fill()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, link: QUrl) -> None:
        address = link.toString()
        if address.startswith(SWITCH):
            self.open_switch(address.removeprefix(SWITCH))

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


def _belongs(entry: Entry, view: str) -> bool:
    if view == ALL:
        return True
    return bool(entry.questions) if view == OPEN else section_of(entry.clause.id) == view


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
