"""Columns of a registry are recognised in the words that offices use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.contracts.headings import REQUIRED, WANTED, recognise
from models.workbook.reader import fold_heading

PLAIN = {
    "number": "Номер договора", "organisation": "Организация", "locality": "Населённый пункт", "region": "Регион",
    "signed": "Дата подписания", "starts": "Действует с", "ends": "Действует по", "hours": "Часов в год",
    "name1": "Ответственное лицо 1", "phone1": "Телефон 1", "email1": "E-mail 1", "appointed1": "Назначен 1",
    "trained1": "Обучен 1", "name2": "Ответственное лицо 2", "phone2": "Телефон 2", "email2": "E-mail 2",
    "appointed2": "Назначен 2", "trained2": "Обучен 2",
}  # fmt: skip


def known(*headings):
    return recognise([fold_heading(heading) for heading in headings])


def test_the_plain_headings_are_recognised_in_their_order():
    assert known(*PLAIN.values()) == {key: place for place, key in enumerate(PLAIN)}


@given(st.permutations(list(PLAIN)))
def test_the_order_of_columns_does_not_matter(keys):
    assert known(*(PLAIN[key] for key in keys)) == {key: place for place, key in enumerate(keys)}


@pytest.mark.parametrize(
    ("key", "headings"),
    [
        ("number", ["№ договора", "Договор №", "ДОГОВОР", "Номер  лицензионного договора", "№\nдоговора", "Номер",
                    "Рег. № договора", "Номер контракта", "договор (номер)", "№ лицензии"]),
        ("organisation", ["Наименование организации", "Лицензиат", "Заказчик", "Образовательная организация",
                          "Учреждение", "Название ОО", "Школа", "Наименование"]),
        ("locality", ["Населенный пункт", "Город", "Нас. пункт", "Н.п.", "Населённый\nпункт организации"]),
        ("region", ["Субъект РФ", "РЕГИОН ", "Область", "Регион (субъект)"]),
        ("signed", ["Подписан", "Дата заключения", "Дата договора", "Дата подписания договора", "Заключён"]),
        ("starts", ["Начало", "Дата начала", "Начало действия", "Срок действия с", "с", "Вступает в силу",
                    "Дата начала действия договора", "Период с", "Действие с"]),
        ("ends", ["Окончание", "Дата окончания", "Действует до", "Срок действия по", "до", "по", "Истекает",
                  "Действителен до", "Конец действия", "Дата завершения"]),
        ("hours", ["Часы", "Кол-во часов", "Лимит часов", "Часов методической поддержки в год", "Объём, ч"]),
        ("name1", ["Отв. лицо 1", "ФИО ответственного 1", "Ответственное лицо", "Контактное лицо", "Ответственный №1",
                   "ФИО", "Уполномоченный сотрудник", "Ответственное лицо Заказчика", "Первое ответственное лицо"]),
        ("name2", ["Отв. лицо 2", "ФИО ответственного 2", "Второе ответственное лицо", "Ответственное лицо (2)"]),
        ("name3", ["Ответственное лицо 3", "Третье ответственное лицо"]),
        ("phone1", ["Тел. 1", "Телефон ответственного лица", "Моб. телефон", "Контактный телефон ответственного 1"]),
        ("email2", ["Эл. почта 2", "Email ответственного 2", "Электронная почта 2"]),
        ("trained2", ["Дата обучения 2", "Обучение пройдено (2)", "Обучен отв. лицо 2"]),
        ("appointed1", ["Дата назначения 1", "Назначена 1", "Приказ о назначении отв. лица"]),
        ("position1", ["Должность", "Должность ответственного лица 1"]),
        ("note", ["Примечание", "Комментарий"]),
    ],
)  # fmt: skip
def test_synonyms(key, headings):
    assert {heading: known(heading) for heading in headings} == {heading: {key: 0} for heading in headings}


@pytest.mark.parametrize(
    "heading",
    ["№ п/п", "№", "ИНН", "Адрес организации", "ФИО директора", "Телефон организации",
     "Сумма договора", "Статус договора", "Руководитель", "",
     "Реестр договоров МЭО", "выгружено 20.11.2026", "x" * 500],
)  # fmt: skip
def test_what_is_not_ours_is_left_alone(heading):
    assert known(heading) == {}


def test_columns_without_a_number_count_from_left_to_right():
    found = known("ФИО", "Телефон", "ФИО", "Телефон")
    assert found == {"name1": 0, "phone1": 1, "name2": 2, "phone2": 3}


def test_an_unnumbered_column_takes_what_the_numbered_ones_leave():
    assert known("Ответственное лицо", "Второе ответственное лицо") == {"name1": 0, "name2": 1}


def test_one_column_may_hold_the_whole_period():
    assert known("Срок действия договора") == {"starts": 0, "ends": 0}
    assert known("Срок действия", "Действует с") == {"starts": 1, "ends": 0}


def test_of_two_columns_with_one_meaning_the_first_counts():
    assert known("Регион", "Субъект РФ") == {"region": 0}


def test_what_is_required_can_be_recognised_by_its_own_title():
    assert set(REQUIRED) <= set(PLAIN)
    assert WANTED.required is REQUIRED
