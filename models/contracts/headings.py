"""Recognises the columns of a registry of contracts by their Russian headings, in whatever words and order.

Keys: number, organisation, locality, region, signed, starts, ends, period, hours, note, and for each person counted
from 1: name1, phone1, email1, position1, appointed1, trained1, name2, … — a third person's columns are recognised too,
so that they can be refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.reader import Wanted

LONGEST_HEADING = 120
MOST_PERSON_COLUMNS = 9

# Tried in this order; headings are folded (models.workbook.reader.fold_heading): «e mail 1», «№ договора».
_PERSON_KINDS = (
    ("phone", re.compile(r"\b(?:тел|телефон\w*|моб|мобильн\w*|сотов\w*|phone)\b")),
    ("email", re.compile(r"\b(?:e mail|email|mail|почт\w*|имейл|емейл|электронк\w*|эл адрес)\b")),
    ("trained", re.compile(r"\b(?:обуч\w*|инструктаж\w*|trained)\b")),
    ("appointed", re.compile(r"\b(?:назнач\w*|приказ\w*|полномоч\w* с|appointed)\b")),
    ("position", re.compile(r"\bдолжност\w*")),
    ("name", re.compile(r"\b(?:ответств\w*|отв|фио|ф и о|контактн\w* лиц\w*|уполномоч\w*|сотрудник\w*)\b")),
)
_NO_PERSON = re.compile(
    r"\b(?:директор\w*|руководител\w*|куратор\w*|менеджер\w*|методист\w*|исполнител\w*|приемн\w*)"
)
# «Телефон школы» belongs to nobody; «телефон ответственного лица организации» does.
_OF_OFFICE = re.compile(
    r"^(?!.*(?:ответств|отв\b|лиц[оа]\b)).*\b(?:организац\w*|школ\w*|учрежден\w*|лицензиат\w*)\b"
)
_ORDINALS = (
    (1, re.compile(r"(?<!\d)1(?!\d)|\bперв\w*|\bi\b")),
    (2, re.compile(r"(?<!\d)2(?!\d)|\bвтор\w*|\bii\b")),
    (3, re.compile(r"(?<!\d)3(?!\d)|\bтрет\w*|\biii\b")),
    (4, re.compile(r"(?<!\d)4(?!\d)|\bчетверт\w*")),
    (5, re.compile(r"(?<!\d)5(?!\d)|\bпят\w*")),
)
_CONTRACT = r"(?:договор\w*|контракт\w*|дог|соглашени\w*|лицензи[ияей]\w*)"
_FIELDS = (
    (
        "",
        re.compile(
            r"\bп п\b|\b(?:инн|кпп|огрн|адрес\w*|сумм\w*|цен[аы]|стоимост\w*|статус\w*|состояни\w*|предмет\w*)\b"
        ),
    ),
    ("period", re.compile(r"^(?:срок|период)(?: действия)?(?: договора| контракта)?$")),
    (
        "starts",
        re.compile(
            r"\b(?:начал\w*|вступ\w* в силу)\b|\b(?:действ\w*|действует|срок\b.*|период\b.*|договора?) с$|^с$"
        ),
    ),
    (
        "ends",
        re.compile(
            r"\b(?:оконч\w*|конец|завершен\w*|истеч\w*|истека\w*|прекращен\w*)\b"
            r"|\b(?:действ\w*|срок\b.*|период\b.*|договора?) (?:по|до)$|^(?:по|до)$"
        ),
    ),
    ("signed", re.compile(rf"\b(?:подпис\w*|заключ\w*)\b|^дата(?: \w+)? {_CONTRACT}$|^от$")),
    ("hours", re.compile(r"\b(?:час|часы|часов|ч)\b|\bлимит\w*|\bобъем методич\w*")),
    ("locality", re.compile(r"\b(?:населен\w* пункт\w*|нас пункт|насел пункт|нп|н п|город|местност\w*)\b")),
    ("region", re.compile(r"\b(?:регион\w*|субъект\w*|область|край)\b")),
    ("number", re.compile(rf"^(?:номер|рег номер|рег №|{_CONTRACT}|номер документа|№ документа)$")),
    (
        "number",
        re.compile(rf"(?:номер\w*|№|\bn\b|\bno\b|\bрег\w*).*\b{_CONTRACT}\b|\b{_CONTRACT}\b.*(?:номер|№)"),
    ),
    (
        "organisation",
        re.compile(
            r"\b(?:организац\w*|учрежден\w*|лицензиат\w*|заказчик\w*|школ\w*|оо|клиент\w*|контрагент\w*|наименовани\w*)\b"
        ),
    ),
    ("note", re.compile(r"\b(?:примечан\w*|комментар\w*|заметк\w*)\b")),
)

REQUIRED: Mapping[str, Text] = {
    "number": Text(QT_TRANSLATE_NOOP("models", "Contract number")),
    "organisation": Text(QT_TRANSLATE_NOOP("models", "Organisation")),
    "starts": Text(QT_TRANSLATE_NOOP("models", "Valid from")),
    "ends": Text(QT_TRANSLATE_NOOP("models", "Valid to")),
    "name1": Text(QT_TRANSLATE_NOOP("models", "Responsible person 1")),
}


def recognise(headings: Sequence[str]) -> dict[str, int]:
    """{key: place} of the folded headings of one row; of two headings that mean the same the first counts."""
    found: dict[str, int] = {}
    unnumbered: list[tuple[str, int]] = []
    for place, heading in enumerate(headings):
        if not heading or len(heading) > LONGEST_HEADING:
            continue
        kind = _person_kind(heading)
        if kind in {"phone", "email"} and _OF_OFFICE.search(heading):
            continue
        if kind is not None:
            ordinal = _ordinal(heading)
            if ordinal is None:
                unnumbered.append((kind, place))
            else:
                found.setdefault(f"{kind}{ordinal}", place)
            continue
        key = next((key for key, pattern in _FIELDS if pattern.search(heading)), "")
        if key:
            found.setdefault(key, place)
    _number_the_rest(found, unnumbered)
    if "period" in found:  # one column with both days: it stands in for whichever is not there by itself
        period = found.pop("period")
        found.setdefault("starts", period)
        found.setdefault("ends", period)
    return found


def _person_kind(heading: str) -> str | None:
    if _NO_PERSON.search(heading):
        return None
    return next((kind for kind, pattern in _PERSON_KINDS if pattern.search(heading)), None)


def _ordinal(heading: str) -> int | None:
    return next((number for number, pattern in _ORDINALS if pattern.search(heading)), None)


def _number_the_rest(found: dict[str, int], unnumbered: Sequence[tuple[str, int]]) -> None:
    """Person columns without a number count from left to right: «ФИО, телефон, ФИО, телефон»."""
    for kind, place in unnumbered:
        free = (number for number in range(1, MOST_PERSON_COLUMNS + 1) if f"{kind}{number}" not in found)
        found.setdefault(f"{kind}{next(free, MOST_PERSON_COLUMNS)}", place)


WANTED = Wanted(recognise, REQUIRED)
