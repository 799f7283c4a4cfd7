"""Failures end in a sentence or in details without personal data."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication

from console.crash_page import CrashPage
from console.errors import Errors, describe, log_bug, place_of, without_personal_data
from models.errors import ConflictError, KnownError
from models.text import Text

PRIVATE = (
    "Кузнецова Анна Петровна",
    "+7 (495) 249-90-11",
    "anna@school.ru",
    "89161234567",
    "МБОУ «СОШ № 14»",
)


class Told:
    """Collects what was told and what was shown as a bug."""

    def __init__(self):
        self.known, self.crashes, self.flushes = [], [], []


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def errors(qapp, tmp_path, told):
    made = Errors(tmp_path / "logs", lambda: told.flushes.append(1))
    made.show_with(told.known.append, told.crashes.append)
    yield made
    made.uninstall()


def fail(message):
    raise ValueError(message)


def caught(message):
    try:
        fail(message)
    except ValueError as error:
        return error


def log_text(tmp_path):
    for handler in logging.getLogger("meo-console").handlers:
        handler.flush()
    path = tmp_path / "logs" / "console.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_known_failure_becomes_a_sentence(errors, told):
    errors.failed(ConflictError())

    assert [type(error) for error in told.known] == [ConflictError]
    assert told.crashes == []
    assert told.flushes == []


def test_a_bug_saves_the_drafts_and_shows_its_details(errors, told, tmp_path):
    errors.failed(caught("x"))

    assert told.flushes == [1]
    assert "ValueError" in told.crashes[0]
    assert "test_errors.py" in told.crashes[0]
    assert "ValueError" in log_text(tmp_path)


@pytest.mark.parametrize("private", PRIVATE)
def test_neither_details_nor_log_repeat_what_was_typed(errors, told, tmp_path, private):
    errors.failed(caught(f"UNIQUE failed: {private}"))
    try:
        try:
            fail(private)
        except ValueError as inner:
            raise KeyError(private) from inner
    except KeyError as error:
        errors.failed(error)

    assert len(told.crashes) == 2
    for text in [*told.crashes, log_text(tmp_path)]:
        assert private not in text


@pytest.mark.parametrize("private", PRIVATE)
def test_qts_messages_are_cleaned_of_personal_data(private):
    assert private not in without_personal_data(f'QFile: cannot open {private}.png: "{private}"')


def test_the_same_bug_is_shown_once_and_logged_every_time(errors, told, tmp_path):
    for _ in range(3):
        errors.failed(caught("x"))

    assert len(told.crashes) == 1
    assert log_text(tmp_path).count("builtins.ValueError") == 3


def test_what_fails_before_the_window_waits_for_it(qapp, tmp_path, told):
    early = Errors(tmp_path / "logs", lambda: None)
    early.failed(KnownError(Text("No.")))
    assert told.known == []
    early.show_with(told.known.append, told.crashes.append)

    assert len(told.known) == 1


def test_the_hooks_of_python_and_its_threads_lead_here(qtbot, errors, told):
    errors.install()
    error = caught("x")
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=fail, args=("y",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told.crashes))
    errors.uninstall()

    assert sys.excepthook is sys.__excepthook__


def test_qts_warnings_go_to_the_log(errors, tmp_path):
    errors.install()
    qWarning('something odd with "Кузнецова"')
    errors.uninstall()

    assert "something odd" in log_text(tmp_path)
    assert "Кузнецова" not in log_text(tmp_path)


def test_a_bug_of_the_command_line_is_logged_in_the_users_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("MEO_CONSOLE_HOME", str(tmp_path))
    log_bug(caught("Кузнецова"))
    text = log_text(tmp_path)

    assert "ValueError" in text
    assert "Кузнецова" not in text


def test_a_bug_is_told_apart_by_its_place():
    assert place_of(caught("a")) == place_of(caught("b"))
    assert "caused by" not in describe(caught("a"))


def test_the_crash_page_blocks_nothing_and_copies_its_details(qtbot):
    page = CrashPage("ValueError\n  widgets/x.py:1")
    qtbot.addWidget(page)
    page.show()
    assert QApplication.activeModalWidget() is None
    page.copy_button.click()

    assert QApplication.clipboard().text() == "ValueError\n  widgets/x.py:1"


def test_a_bug_in_a_slot_of_the_window_reaches_the_crash_page(qtbot, errors, told):
    errors.install()
    with qtbot.captureExceptions():
        hook = sys.excepthook
        sys.excepthook = errors._on_exception
        QTimer.singleShot(0, lambda: fail("in a slot"))
        qtbot.waitUntil(lambda: bool(told.crashes))
        sys.excepthook = hook

    assert "ValueError" in told.crashes[0]
