"""The window with two small pages: pages, panel, panes, keys, memory."""

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from console.main_window import MainWindow
from console.panes import first_focusable
from models.agreement.verdict import Verdict
from models.errors import ConflictError
from models.storage.changes import Changes
from models.text import Text
from tests.console.lines import LINES
from tests.keys import press, type_text
from widgets.parts.why_panel import WhyPanel


def shown(window):
    return window.stack.current().id


def open_form(window, key="form"):
    form = QWidget()
    field = QLineEdit(form)
    form.setFocusProxy(field)
    window.panel.open(key, form, "Форма")
    return form, field


def test_the_first_page_is_shown_and_has_the_focus(window):
    assert shown(window) == "sample"
    assert window.stack.current().isAncestorOf(QApplication.focusWidget())
    assert window.side.button("sample").isChecked()


def test_pages_are_made_when_they_are_first_needed(qtbot, window):
    assert window.stack.existing("other") is None
    press(window, "Ctrl+2")
    qtbot.waitUntil(lambda: window.stack.current() is not None)

    assert shown(window) == "other"
    assert window.side.button("other").isChecked()


def test_a_wide_page_does_not_widen_the_window_once_it_is_out_of_sight(qtbot, window):
    """At large letters the widest page ever seen pushed the panel, and with it the window, off the screen."""
    press(window, "Ctrl+2")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    window.stack.current().setMinimumWidth(1000)
    qtbot.waitUntil(lambda: window.stack.minimumSizeHint().width() >= 1000)
    press(window, "Ctrl+1")
    qtbot.waitUntil(lambda: shown(window) == "sample")

    open_form(window)[0].setMinimumWidth(500)

    qtbot.wait(50)
    assert window.stack.minimumSizeHint().width() < 1000
    assert window.width() == 1366


def test_a_window_too_narrow_for_its_letters_folds_the_side_bar_to_icons(qtbot, window):
    wide = window.side.width()

    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.side.folded)
    assert window.side.width() < wide / 2
    assert "Ctrl+1" in window.side.button("sample").toolTip()

    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not window.side.folded)
    assert window.side.width() == wide


def test_only_the_page_in_sight_reloads(qtbot, window):
    window.go("other")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    sample = window.stack.existing("sample")
    before = sample.reloads
    window.services.tasks.changed.emit(Changes({"ticket": [1]}))
    assert sample.reloads == before
    press(window, "Ctrl+1")

    assert sample.reloads == before + 1


def test_a_key_of_the_window_works_while_its_page_is_hidden(qtbot, window):
    window.go("other")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    press(window, "F2")

    assert window.panel.keys() == ["call"]
    assert shown(window) == "other"


def test_a_key_of_a_page_sleeps_while_the_page_is_hidden(qtbot, window):
    sample = window.stack.existing("sample")
    sample.exported = False
    window.go("other")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    press(window, "Ctrl+E")

    assert not sample.exported


def test_f6_walks_through_the_parts_and_back_to_where_one_was(window):
    _, field = open_form(window)
    type_text(field, "текст")
    press(window, "F6")
    assert window.status.isAncestorOf(QApplication.focusWidget())
    press(window, "F6")
    assert window.side.isAncestorOf(QApplication.focusWidget())
    press(window, "F6")
    assert window.stack.isAncestorOf(QApplication.focusWidget())
    press(window, "Shift+F6")
    press(window, "Shift+F6")
    press(window, "Shift+F6")

    assert QApplication.focusWidget() is field


def test_enter_presses_the_button_that_has_the_focus(window):
    """Outside of dialogs Qt leaves Enter to nobody."""
    pressed = []
    button = QPushButton("Показать")
    button.clicked.connect(lambda: pressed.append(True))
    window.panel.open("form", button, "Форма")
    button.setFocus()
    press(button, "Return")
    press(button, "Enter")
    button.setEnabled(False)
    press(window, "Return")

    assert pressed == [True, True]


def test_f6_reaches_what_a_bar_offers(window):
    pressed = []
    window.notices.bar("drafts", "Остался 1 черновик", "accent", ("Открыть", lambda: pressed.append(True)))
    first_focusable(window.status).setFocus()
    press(window, "F6")
    assert window.notices.bars.isAncestorOf(QApplication.focusWidget())
    press(QApplication.focusWidget(), "Space")

    assert pressed == [True]


def test_f6_survives_that_the_field_where_one_was_is_gone(qtbot, window):
    """A form that is closed leaves its Python half behind for a while: what is remembered of it must not be touched."""
    form, field = open_form(window)
    field.setFocus()
    kept = [form, field]
    window.panel.open("other", QLabel("7"), "7", focus=False)
    window.panel.activate("form")
    field.setFocus()
    window.panel.close_tab("form")
    qtbot.waitUntil(lambda: not isValid(field))
    window.stack.current().setFocus()
    for _ in range(4):
        press(window, "F6")

    assert kept
    assert QApplication.focusWidget() is not None


def test_the_panel_folds_and_keeps_its_tabs_and_its_width(window):
    open_form(window)
    window.panel.setFixedWidth(400)
    press(window, "F9")
    assert not window.panel.isVisible()
    assert window.panel.keys() == ["form"]
    press(window, "F9")

    assert window.panel.isVisible()
    assert window.panel.isAncestorOf(QApplication.focusWidget())


def test_esc_leaves_a_form_open_and_closes_what_only_informs(window):
    open_form(window)
    press(QApplication.focusWidget(), "Escape")
    assert window.panel.keys() == ["form"]
    assert window.stack.isAncestorOf(QApplication.focusWidget())
    press(window, "Ctrl+F1")
    assert window.panel.current_key() == "keys"
    press(QApplication.focusWidget(), "Escape")
    assert window.panel.keys() == ["form"]


def test_esc_takes_a_failure_away_before_anything_else(window):
    window.notices.failure(ConflictError())
    press(QApplication.focusWidget() or window, "Escape")
    assert window.notices.toasts() == []


def test_esc_gives_the_focus_back_to_the_field_it_was_in(window):
    open_form(window, "other")
    _, field = open_form(window, "call")
    window.panel.open("ticket", QLabel("7"), "7", focus=False)
    field.setFocus()
    window.panel.activate("call")
    field.setFocus()
    press(field, "Ctrl+F1")
    assert window.panel.current_key() == "keys"
    press(QApplication.focusWidget(), "Escape")

    assert window.panel.current_key() == "call"
    assert field.hasFocus()
    press(field, "Ctrl+K")
    press(QApplication.focusWidget(), "Escape")
    assert window.panel.current_key() == "call"
    assert field.hasFocus()


def test_no_drafts_are_told_in_a_toast(qtbot, window):
    window.restore_drafts()
    qtbot.waitUntil(lambda: any("Черновиков нет" in label.text() for label in window.findChildren(QLabel)))


def test_tabs_are_walked_and_closed_by_keys(window):
    open_form(window, "one")
    open_form(window, "two")
    press(window, "Ctrl+PgUp")
    assert window.panel.current_key() == "one"
    press(window, "Ctrl+PgDown")
    assert window.panel.current_key() == "two"
    press(window, "Ctrl+F4")

    assert window.panel.keys() == ["one"]


def test_closing_a_tab_gives_the_focus_back_to_the_page(window):
    open_form(window)
    press(window, "Ctrl+F4")

    assert window.stack.isAncestorOf(QApplication.focusWidget())


def test_a_tab_that_does_not_want_to_go_stays(window):
    form, _ = open_form(window)
    form.may_close = lambda: False
    press(window, "Ctrl+F4")

    assert window.panel.keys() == ["form"]


def test_f1_explains_what_has_the_focus(window):
    form, field = open_form(window)
    asked = []
    form.explain = lambda: asked.append(1) or True
    press(field, "F1")

    assert asked == [1]


def test_f1_without_a_judged_value_opens_the_help_of_the_page(window):
    press(QApplication.focusWidget(), "F1")

    assert window.panel.current_key() == "help"
    assert window.panel.tab("help").topic


def test_why_shows_a_verdict_in_the_panel_once(window):
    verdict = Verdict("allowed", Text("Working time until {clock}", {"clock": "18:00"}))
    window.context.why(verdict)
    window.context.why(verdict)

    assert window.panel.keys() == ["why"]
    assert isinstance(window.panel.tab("why"), WhyPanel)
    assert window.panel.tab("why").verdict is verdict


def test_the_clock_of_the_desk_is_asked_and_explained(qtbot, window):
    clock = window.status.findChild(QWidget, "clock")
    qtbot.waitUntil(lambda: "·" in clock.label.text())
    assert "МСК" in clock.label.text()
    clock.label.setFocus()
    press(clock.label, "F1")
    qtbot.waitUntil(
        lambda: window.panel.tab("why") is not None and window.panel.tab("why").verdict is not None
    )

    assert window.panel.tab("why").verdict.checks


def test_a_record_is_shown_by_the_page_that_knows_its_kind(window):
    window.context.show_record("ticket", 5)

    assert window.stack.existing("sample").opened == [("ticket", 5)]


def test_the_window_comes_back_as_it_was(qtbot, services, window):
    window.go("other")
    qtbot.waitUntil(lambda: window.stack.current() is not None)
    window.resize(780, 600)
    window.close()
    again = MainWindow(services, LINES, status_widget="")
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.stack.current() is not None)

    assert again.size().toTuple() == (780, 600)
    assert shown(again) == "other"


def test_left_drafts_are_offered_and_restored(qtbot, services):
    services.drafts.keep("d1", "sample.call", {"text": "а"})
    services.drafts.flush()
    services.drafts._left = services.drafts._file._read(services.drafts._file._path)
    window = MainWindow(services, LINES, status_widget="")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "drafts" in window.notices.bars.texts())
    assert "1 черновик" in window.notices.bars.texts()["drafts"]
    window.restore_drafts()

    assert window.stack.existing("sample").restored == ["d1"]
    assert services.drafts.pending() == []


def test_a_form_closed_with_words_in_it_comes_back_by_undo(qtbot, window):
    press(window, "F2")
    window.services.drafts.keep("sample-draft", "sample.call", {"text": "а"})
    press(window, "Ctrl+F4")
    qtbot.waitUntil(lambda: window.notices.toasts() == ["Черновик сохранён"])
    press(window, "Ctrl+Z")

    assert window.stack.existing("sample").restored == ["sample-draft"]


def test_an_empty_form_is_closed_without_a_word(qtbot, window):
    press(window, "F2")
    press(window, "Ctrl+F4")
    qtbot.wait(30)

    assert window.notices.toasts() == []


def test_the_draft_of_an_open_form_only_comes_to_the_front(window):
    press(window, "F2")
    open_form(window)
    window.services.drafts.keep("sample-draft", "sample.call", {"text": "а"})
    window.commands.drafts()

    assert window.panel.current_key() == "call"
    assert window.stack.existing("sample").restored == []


def test_a_lost_connection_is_a_bar_until_it_is_back(window):
    window.services.tasks.online.emit(False)
    assert "Нет связи" in window.notices.bars.texts()["database"]
    window.services.tasks.online.emit(True)

    assert "database" not in window.notices.bars.texts()


def test_the_theme_changes_live_and_is_remembered(window):
    dark = window.services.theme.dark
    window.commands.theme()

    assert window.services.theme.dark is not dark
    assert window.services.settings.value("look.theme") == window.services.theme.name


def test_the_language_waits_while_something_is_open(qtbot, window):
    open_form(window)
    window.services.settings.set("look.language", "en")
    assert window.notices.toasts()
    window.panel.close_tab("form")
    with qtbot.waitSignal(window.rebuild_wanted):
        window.services.settings.set("look.language", "ru")


def test_letters_in_a_text_do_not_run_commands(window):
    editor = QPlainTextEdit()
    window.panel.open("text", editor, "Текст")
    type_text(editor, "Кузнецова")

    assert editor.toPlainText() == "Кузнецова"


def test_every_focusable_widget_of_the_frame_has_a_name(window):
    window.panel.open("call", QLabel("x"), "Звонок")
    nameless = [
        widget
        for root in (window.side, window.status, window.panel)
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy().value
        and not widget.accessibleName()
        and widget.isVisible()
        and not widget.metaObject().className().startswith(("QTab", "QStacked"))
    ]

    assert nameless == []


def test_nothing_modal_is_ever_shown(window):
    press(window, "F2")
    press(window, "Ctrl+F1")
    press(window, "F5")

    assert QApplication.activeModalWidget() is None
