"""Who may ask for methodological support, and how a name is read («все пользователи …, за исключением детей»)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.formats import clean_spaces, fold

NO_PATRONYMIC = "нет"
_NONE_WORDS = frozenset({"нет", "-", "—", "–", "б/о"})


class Role(StrEnum):
    """Who asks; a pupil is refused and only counted."""

    TEACHER = "teacher"
    ADMINISTRATION = "administration"
    PARENT = "parent"
    ADULT = "adult"
    PUPIL = "pupil"


_ROLE_WORDS = {
    "учитель": Role.TEACHER,
    "педагог": Role.TEACHER,
    "администрация": Role.ADMINISTRATION,
    "администратор": Role.ADMINISTRATION,
    "родитель": Role.PARENT,
    "другой взрослый": Role.ADULT,
    "другой": Role.ADULT,
    "взрослый": Role.ADULT,
    "ученик": Role.PUPIL,
    "ученица": Role.PUPIL,
    "ребенок": Role.PUPIL,
    "обучающийся": Role.PUPIL,
}


def parse_role(text: str) -> Role:
    """Read a role by its Russian word or its stored value; ValueError for anything else."""
    word = fold(text)
    return _ROLE_WORDS.get(word) or Role(word)


@dataclass(frozen=True, slots=True)
class Person:
    """Full name of a caller; `patronymic` is empty when the person has none."""

    surname: str
    name: str
    patronymic: str = ""

    @property
    def full_name(self) -> str:
        """«Иванова Анна Петровна»."""
        return clean_spaces(f"{self.surname} {self.name} {self.patronymic}")


def read_patronymic(text: str) -> str:
    """The patronymic as typed, empty for «нет»."""
    return "" if fold(text) in _NONE_WORDS else clean_spaces(text)


def parse_person(text: str) -> Person:
    """Read «Фамилия Имя Отчество» or «Фамилия Имя нет»; ValueError when one of the three is missing."""
    words = text.split()
    if len(words) < 3:
        raise ValueError("surname, name and patronymic are needed")
    return Person(words[0], words[1], read_patronymic(" ".join(words[2:])))
