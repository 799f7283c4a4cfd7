"""The palette finds commands however they are typed."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.keys import press, type_text
from widgets.parts.key_sheet import KeySheet
from widgets.parts.palette import Offer, Palette, ranked, readings

TITLES = (
    "Новый звонок", "Новая консультация", "Приказ", "Отчёт по часам", "Сохранить в Excel", "Взять в работу",
    "Ждём информацию", "Закрыть обращение", "Загрузить договоры", "Добавить ответственное лицо", "Обновить",
    "Свернуть правую панель", "Светлая или тёмная тема", "Все клавиши", "Выйти", "Доступность за год", "Сторно",
    "Календарь", "Настройки", "Почему?",
)  # fmt: skip


def offers(run=lambda: None):
    return [Offer(title, "", "list", "", run) for title in TITLES]


def titles(typed):
    return [offer.title for offer in ranked(offers(), typed)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("ghbrfp", "Приказ"),
        ("Pdjyjr", "Новый звонок"),
        ("звонк", "Новый звонок"),
        ("званок", "Новый звонок"),
        ("отчет", "Отчёт по часам"),
        ("ОТЧЁТ ЧАС", "Отчёт по часам"),
        ("консультацыя", "Новая консультация"),
        ("excel", "Сохранить в Excel"),
        ("учсуд", "Сохранить в Excel"),
        ("взть в работу", "Взять в работу"),
        ("закрыть обр", "Закрыть обращение"),
        ("загрузит договра", "Загрузить договоры"),
        ("отвественое лицо", "Добавить ответственное лицо"),
        ("тема", "Светлая или тёмная тема"),
        ("темная", "Светлая или тёмная тема"),
        ("клавеши", "Все клавиши"),
        ("дос", "Доступность за год"),
        ("сторна", "Сторно"),
        ("yfcnhjqrb", "Настройки"),
        ("каледарь", "Календарь"),
    ],
)
def test_misspelt_and_mislaid_words_are_found_among_the_first_three(typed, wanted):
    assert wanted in titles(typed)[:3]


def test_nothing_typed_shows_everything_in_order():
    assert titles("  ") == list(TITLES)


def test_nonsense_finds_nothing():
    assert titles("ъъщщжж") == []


def test_both_layouts_are_read():
    assert readings("ghbrfp") == ["ghbrfp", "приказ"]
    assert "excel" in readings("учсуд")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.field = QLineEdit(made)
    QVBoxLayout(made).addWidget(made.field)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.field.setFocus()
    return made


def test_enter_runs_the_best_and_gives_the_focus_back(window):
    done = []
    palette = Palette(window, [Offer("Календарь", "", "", "", lambda: done.append("k")), *offers()])
    palette.open()
    type_text(palette.field, "кал")
    press(palette.field, "Return")

    assert done == ["k"]
    assert window.field.hasFocus()


def test_arrows_choose_and_esc_closes(qtbot, window):
    done = []
    palette = Palette(window, [Offer(t, "", "", "", lambda t=t: done.append(t)) for t in TITLES])
    palette.open()
    press(palette.field, "Down")
    press(palette.field, "Down")
    press(palette.field, "Up")
    press(palette.field, "Return")
    assert done == [TITLES[1]]

    again = Palette(window, offers())
    again.open()
    with qtbot.waitSignal(again.closed):
        press(again.field, "Escape")


def test_what_may_not_run_now_is_shown_and_does_not_run(window):
    done = []
    palette = Palette(window, [Offer("Сторно", "", "", "", lambda: done.append(1), enabled=False)])
    palette.open()
    press(palette.field, "Return")

    assert done == []
    assert palette.isVisible()


def test_a_palette_without_a_match_says_so(window):
    palette = Palette(window, [Offer("Сторно", "", "", "", lambda: None)])
    palette.open()
    palette.field.setText("ъъъъъъ")

    assert palette.list.model().rowCount() == 1
    assert palette.list.model().index(0, 0).data() == "Nothing found"
    press(palette.field, "Return")
    assert palette.isVisible()


def test_the_key_sheet_finds_by_word_and_by_key(qtbot):
    sheet = KeySheet(
        [
            Offer("Звонок", "Обращения", "", "F2", lambda: None),
            Offer("Обновить", "", "", "F5", lambda: None),
            Offer("Без клавиши", "", "", "", lambda: None),
        ]
    )
    qtbot.addWidget(sheet)
    assert "Без клавиши" not in sheet.sheet.toPlainText()
    sheet.field.setText("f5")
    assert sheet.shown()[0].title == "Обновить"
    sheet.field.setText("звон")

    assert [offer.title for offer in sheet.shown()] == ["Звонок"]
