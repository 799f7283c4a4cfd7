"""«Почему?»: the panel shows everything a verdict holds, asks again as of another moment, and can be copied."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.agreement.clauses import load_agreement
from models.agreement.verdict import Answer, Step, Verdict
from models.text import Text
from tests.keys import press, type_text
from widgets.parts.tasks import Tasks
from widgets.parts.why_panel import JudgedLabel, LinkLabel, WhyPanel, as_text, look_of

NOON = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
TRAINED = load_agreement().at(NOON).clause("persons.trained")

VERDICT = Verdict(
    Answer.REFUSED,
    Text("{name} is not trained", {"name": "Кузнецова А. П."}),
    checks=(
        TRAINED.check("trained", False, Text("No training is recorded")),
        TRAINED.check("trained_too", True, Text("The other person is trained")),
    ),
    inputs=((Text("Contract"), "412/2026-МЭО-88"), (Text("Start"), date(2026, 9, 1)), (Text("Quota"), 3840)),
    steps=(
        Step(Text("Quota of the year"), 3840),
        Step(Text("Held so far"), -1360),
        Step(Text("No rounding")),
    ),
    other=((Text("By the calendar year 12 h would be left"), "calendar"),),
    at=NOON,
)


def words_of(panel: WhyPanel) -> str:
    """Every word that the panel shows."""
    labels = [label.text() for label in panel.answer.findChildren(QLabel)]
    return "\n".join(labels + [link.text() for link in panel.answer.findChildren(LinkLabel)])


def test_the_panel_shows_all_that_a_verdict_holds(qtbot: QtBot) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_verdict(VERDICT)
    shown = words_of(panel)

    for words in (
        "Refused", "Кузнецова А. П. is not trained", "05.11.2026 12:00", "No training is recorded",
        f"«{TRAINED.quote}»", "412/2026-МЭО-88", "01.09.2026", "3\u00a0840", "64\u00a0h", "−22\u00a0h\u00a040\u00a0min",
        "41\u00a0h\u00a020\u00a0min", "By the calendar year 12 h would be left",
    ):  # fmt: skip
        assert words in shown, words


def test_a_clause_is_quoted_once_and_leads_to_the_agreement(qtbot: QtBot) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_verdict(VERDICT)
    links = panel.answer.findChildren(LinkLabel)
    assert [link.text() for link in links] == [f"Agreement: {TRAINED.title_en}"]
    with qtbot.waitSignal(panel.clause_asked) as asked:
        press(links[0], "Return")

    assert asked.args == ["persons.trained"]
    assert words_of(panel).count(TRAINED.quote) == 1


def test_every_text_of_the_answer_can_be_selected(qtbot: QtBot) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_verdict(VERDICT)
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    fixed = [
        label.text()
        for label in panel.answer.findChildren(QLabel)
        if label.text() and not label.textInteractionFlags() & selectable
    ]

    assert fixed == ["Refused", "What was checked", "What went in", "Contract", "Start", "Quota", "Step by step",
                     "Read otherwise"]  # fmt: skip


def test_the_answer_is_copied_as_text(qtbot: QtBot) -> None:
    panel = WhyPanel()
    qtbot.addWidget(panel)
    panel.show_verdict(VERDICT)
    panel.copy_button.click()
    copied = QGuiApplication.clipboard().text()

    assert copied == as_text(VERDICT)
    assert copied.startswith("Refused. Кузнецова А. П. is not trained\nAs of 05.11.2026 12:00 Moscow time\n")
    assert f"  No training is recorded — does not hold (Agreement: {TRAINED.title_en})\n" in copied
    assert "  Total: 41\u00a0h\u00a020\u00a0min\n" in copied


def test_one_step_needs_no_total() -> None:
    assert "Total" not in as_text(Verdict(Answer.JUDGED, Text("64 h"), steps=(Step(Text("Quota"), 3840),)))


def test_a_word_of_a_room_is_shown_as_a_judged_value() -> None:
    assert look_of("overdue") == look_of(Answer.JUDGED)
    assert len({look_of(answer).icon for answer in Answer}) == len(Answer)


def test_a_question_is_asked_again_as_of_another_moment(qtbot: QtBot, tasks: Tasks) -> None:
    panel = WhyPanel(tasks)
    qtbot.addWidget(panel)
    panel.show()
    asked: list[datetime | None] = []

    def question(session: Session, at: datetime | None) -> Verdict:
        asked.append(at)
        assert session.execute(text("select 1")).scalar_one() == 1
        return Verdict(Answer.ALLOWED, Text("as of {at}", {"at": at or NOON}), at=at or NOON)

    panel.ask(question)
    qtbot.waitUntil(lambda: panel.verdict is not None)
    assert panel.moment.text() == "05.11.2026 12:00"
    panel.moment.clear()
    type_text(panel.moment, "1.10.25 9:30")
    press(panel.moment, "Return")
    qtbot.waitUntil(lambda: len(asked) == 2 and "01.10.2025 09:30" in words_of(panel))

    assert asked[0] is None
    assert asked[1] == datetime(2025, 10, 1, 6, 30, tzinfo=UTC)


def test_a_moment_that_makes_no_sense_is_not_asked_about(qtbot: QtBot, tasks: Tasks) -> None:
    panel = WhyPanel(tasks)
    qtbot.addWidget(panel)
    panel.show()
    asked: list[datetime | None] = []
    panel.ask(lambda _, at: asked.append(at) or VERDICT)  # type: ignore[func-returns-value]
    qtbot.waitUntil(lambda: panel.verdict is not None)
    panel.moment.setText("когда-нибудь")
    panel.ask_button.click()

    assert asked == [None]
    assert panel.findChild(QLabel) is not None
    assert "Date and time are needed" in "\n".join(label.text() for label in panel.findChildren(QLabel))


@pytest.mark.parametrize("keys", ["F1", "Return", "Space", "click"])
def test_a_judged_label_asks_by_click_and_by_key(qtbot: QtBot, keys: str) -> None:
    label = JudgedLabel("осталось 41 ч 20 мин")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(label.asked):
        if keys == "click":
            QTest.mouseClick(label, Qt.MouseButton.LeftButton)
        else:
            press(label, keys)


def test_a_judged_label_wraps_and_is_dotted(qtbot: QtBot) -> None:
    label = JudgedLabel("методических часов осталось 41 ч 20 мин из 64")
    qtbot.addWidget(label)

    assert label.heightForWidth(120) > label.heightForWidth(600)
    label.resize(600, label.heightForWidth(600))
    plain = label.grab().toImage()
    dots = [y for y in range(plain.height()) if _dotted(plain, y)]
    assert len(dots) == 1


def _dotted(image: object, y: int) -> bool:
    """Whether every other pixel of the line is ink, as in a dotted line."""
    ground = image.pixelColor(image.width() - 1, 0).name()  # type: ignore[attr-defined]
    ink = [image.pixelColor(x, y).name() != ground for x in range(200)]  # type: ignore[attr-defined]
    return (
        60 < sum(ink) < 140
        and max(len(run) for run in "".join("x" if i else " " for i in ink).split(" ")) <= 2
    )
