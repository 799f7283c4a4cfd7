"""Settings are declared, kept and shown."""

import ast
from pathlib import Path

import pytest

from console import settings_page
from console.settings import SETTINGS, Settings
from console.settings_page import SettingsPage
from models.fields import Kind
from models.storage.journal import Actor

HOUSE = Path(__file__).resolve().parents[2]


def test_a_setting_has_its_default_until_it_is_chosen(settings, places):
    assert settings.value("look.points") == 10
    settings.set("look.points", 14)

    assert settings.value("look.points") == 14
    assert Settings(places.settings_file).value("look.points") == 14


def test_an_unknown_setting_is_a_bug(settings):
    with pytest.raises(KeyError):
        settings.value("look.colour")


def test_a_value_that_cannot_be_becomes_one_that_can(settings, places):
    settings.set("look.points", 99)
    assert settings.value("look.points") == 20
    settings.set("look.theme", "pink")
    assert settings.value("look.theme") == "system"
    places.settings_file.write_text("[look]\npoints=many\ncompact=perhaps\n", encoding="utf-8")
    again = Settings(places.settings_file)

    assert again.value("look.points") == 10
    assert again.value("look.compact") is False


def test_a_change_is_told_once(qtbot, settings):
    heard = []
    settings.changed.connect(heard.append)
    settings.set("look.compact", True)
    settings.set("look.compact", True)

    assert heard == ["look.compact"]


def test_the_state_of_widgets_is_remembered_and_can_be_forgotten(settings, places):
    settings.keep_state("grid.tickets", {"widths": [1, 2], "sort": ["seq", True]})
    settings.save()
    again = Settings(places.settings_file)
    assert again.state("grid.tickets") == {"widths": [1, 2], "sort": ["seq", True]}
    again.reset_states()

    assert again.state("grid.tickets") is None


def test_cyrillic_survives_the_file(settings, places):
    settings.set("operator.name", "Петрова Ёлка «Инна»")
    settings.save()

    assert Settings(places.settings_file).value("operator.name") == "Петрова Ёлка «Инна»"


def test_every_declared_setting_is_used_and_every_used_one_is_declared():
    used = set()
    for floor in ("console", "widgets"):
        for path in (HOUSE / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and path.name != "settings.py"
                ):
                    used.add(node.value)
    declared = {setting.key for setting in SETTINGS}

    assert {key for key in declared if key not in used} == set()


@pytest.fixture
def page(qtbot, host):
    made = SettingsPage(host.context)
    host.show_with(made)
    return made


def test_the_page_shows_every_setting_of_a_group(page):
    shown = {key for form in [*page.forms, page.operator] for key in form.values()}

    assert shown == {setting.key for setting in SETTINGS if setting.group}


def test_what_is_chosen_on_the_page_holds_at_once(page, settings):
    form = next(form for form in page.forms if "look.compact" in form.values())
    form.editor("look.compact").box.click()
    form.editor("look.points").setText("1")
    form.editor("look.points").setText("15")

    assert settings.value("look.compact") is True
    assert settings.value("look.points") == 15


def test_a_change_made_elsewhere_appears_on_the_page(page, settings):
    settings.set("look.theme", "dark")

    form = next(form for form in page.forms if "look.theme" in form.values())
    assert form.value("look.theme") == "dark"


def test_another_operator_signs_in(qtbot, page, host):
    page.operator.show_values({"operator.name": "Сидоров Пётр Ильич"})
    page._sign_in()
    qtbot.waitUntil(lambda: host.context.actor.name == "Сидоров Пётр Ильич")
    qtbot.waitUntil(lambda: host.notices.toasts() == ["За пультом Сидоров Пётр Ильич"])


def test_whom_the_server_knows_stands_on_the_page_whoever_was_chosen(qtbot, page, host, monkeypatch):
    monkeypatch.setattr(
        settings_page, "sign_in_as", lambda _settings: lambda _session: Actor(5, "Иванова Анна", "operator")
    )
    page.operator.show_values({"operator.name": "Кто угодно", "operator.role": "supervisor"})
    page._sign_in()
    qtbot.waitUntil(lambda: host.notices.toasts() == ["За пультом Иванова Анна"])
    assert page.operator.value("operator.name") == "Иванова Анна"
    assert page.operator.value("operator.role") == "operator"


def test_every_kind_of_setting_has_an_editor():
    assert {setting.kind for setting in SETTINGS} <= {Kind.TEXT, Kind.CHOICE, Kind.INTEGER, Kind.FLAG}
