"""Every form of a noun finds every other, those with a fleeting vowel too; alike on both engines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from models.desk.tables import Operator
from models.formats import fold
from models.storage.database import Database
from models.storage.found import Found
from models.storage.journal import Actor
from models.storage.search import SearchIndex, create_sql, stems
from models.storage.stemming import _IRREGULAR, stem

INDEX = SearchIndex("operator")
NOUNS = [
    "ошибка ошибки ошибке ошибку ошибкой ошибок ошибкам ошибками ошибках",
    "ссылка ссылки ссылке ссылку ссылкой ссылок ссылкам ссылками ссылках",
    "оценка оценки оценке оценку оценкой оценок оценкам оценками оценках",
    "карточка карточки карточке карточку карточкой карточек карточкам карточками карточках",
    "ячейка ячейки ячейке ячейку ячейкой ячеек ячейкам ячейками ячейках",
    "письмо письма письму письмом письме писем письмам письмами письмах",
    "число числа числу числом числе чисел числам числами числах",
    "окно окна окну окном окне окон окнам окнами окнах",
    "кресло кресла креслу креслом кресле кресел креслам креслами креслах",
    "кольцо кольца кольцу кольцом кольце колец кольцам кольцами кольцах",
    "уровень уровня уровню уровнем уровне уровни уровней уровням уровнями уровнях",
    "перечень перечня перечню перечнем перечне перечни перечней перечням перечнями перечнях",
    "список списка списку списком списке списки списков спискам списками списках",
    "звонок звонка звонку звонком звонке звонки звонков звонкам звонками звонках",
    "столбец столбца столбцу столбцом столбце столбцы столбцов столбцам столбцами столбцах",
    "владелец владельца владельцу владельцем владельце владельцы владельцев владельцам владельцами",
    "кошелёк кошелька кошельку кошельком кошельке кошельки кошельков кошелькам кошельками",
    "узел узла узлу узлом узле узлы узлов узлам узлами узлах",
    "угол угла углу углом угле углы углов углам углами углах",
    "корень корня корню корнем корне корни корней корням корнями корнях",
    "день дня дню днём дне дни дней дням днями днях",
    "деньги денег деньгам деньгами деньгах",
    "телефон телефона телефону телефоном телефоне телефоны телефонов телефонам",
    "урок урока уроку уроком уроке уроки уроков урокам уроками уроках",
]
APART = "урок срок строка поток пот сток список письмо описание полка польза день дневник окно кодек сторона сторно"


def filled(database: Database, actor: Actor, texts: list[str]) -> None:
    def fill(session):
        for statement in create_sql("operator", session.get_bind().dialect.name):
            session.connection().exec_driver_sql(statement)
        for row, text in enumerate(texts):
            session.add(Operator(id=row, name=text, name_key=text, role="operator", line="222", active=True))
        session.flush()
        INDEX.add(session, enumerate(texts))

    database.write(actor, fill)


def found(database: Database, texts: list[str], words: str, *, typing: bool = False) -> set[str]:
    condition = INDEX.matches(Operator.id, words, typing=typing)
    return {texts[row] for row in database.read(lambda s: s.scalars(select(Operator.id).where(condition)))}


def test_every_form_of_a_noun_finds_every_other(database: Database, actor: Actor) -> None:
    texts = [form for noun in NOUNS for form in noun.split()]
    filled(database, actor, texts)
    for noun in NOUNS:
        forms = set(noun.split())
        for form in forms:
            assert found(database, texts, form) == forms, form
            assert found(database, texts, form.upper(), typing=True) >= forms, form


def test_a_form_is_found_at_every_key(database: Database, actor: Actor) -> None:
    words = [noun.split()[place] for noun in NOUNS for place in (0, -1)]
    words += [word for noun in NOUNS for word in noun.split() if fold(word)[-2] in "ое"]
    texts = list(dict.fromkeys([*words, *(f"много {word}" for word in words)]))
    filled(database, actor, texts)
    for word in ("ошибок", "телефон", "писем", "владелец", "уровень", "ячеек", "окон", "день", "кошелёк"):
        for end in range(1, len(word) + 1):
            typed = word[:end]
            assert {word, f"много {word}"} <= found(database, texts, typed, typing=True), typed
            assert f"много {word}" in found(database, texts, f'"много {typed}', typing=True), typed


def test_phrases_are_found_in_other_forms(database: Database, actor: Actor) -> None:
    texts = ["много ошибок входа", "вход ошибки много"]
    filled(database, actor, texts)
    assert found(database, texts, '"ошибка вход"') == {texts[0]}
    assert found(database, texts, "«вход ошибок»") == {texts[1]}


def test_a_replaced_text_leaves_nothing_behind(database: Database, actor: Actor) -> None:
    texts = ["нет писем", "нет"]
    filled(database, actor, texts)
    database.write(actor, lambda session: INDEX.replace(session, 0, texts[0], "десять ошибок"))
    assert found(database, texts, "письмо") == set()
    assert found(database, texts, "ошибка") == {texts[0]}


@pytest.mark.parametrize("held", ["а", "в", "ость", "x"])
def test_a_key_held_down_is_kept_and_found_by_its_beginning(
    database: Database, actor: Actor, held: str
) -> None:
    """Cut as a word, so many letters took minutes while everybody else waited for the write."""
    no_word = (held * 20_000)[:20_000]
    text = f"Не открывается {no_word} {no_word} урок https://edu.example/{no_word}"
    filled(database, actor, ["письмо"])

    def write(session):
        INDEX.replace(session, 0, "письмо", text)
        INDEX.load(session, [(1, text)])

    database.write(actor, write)
    for asked in (
        "урока",
        no_word[:10],
        no_word,
        f'"{no_word} {no_word} уроки"',
        text.rsplit(maxsplit=1)[-1],
    ):
        assert set(database.read(lambda s, asked=asked: s.scalars(INDEX.hits(s, asked)))) == {0, 1}, asked[
            :20
        ]
    assert stem(no_word) == no_word


def test_different_words_stay_apart() -> None:
    words = APART.split()
    assert len({stem(word) for word in words}) == len(words)


def test_irregular_forms_have_the_stem_of_the_regular_ones() -> None:
    for form, wanted in dict(pair.split(":") for pair in _IRREGULAR.split()).items():
        endings = ("", "а", "я", "ы", "и", "у", "ю")
        assert wanted in {stem(wanted + ending) for ending in endings if wanted + ending != form}, form


@pytest.mark.parametrize("code", ["token", "окон7", "ERR-404", "okoн@school.ru", "12345"])
def test_codes_and_latin_words_are_not_shortened(code: str) -> None:
    assert "".join(filter(str.isalnum, fold(code))) in stems(code).split()


@pytest.mark.parametrize("noun", NOUNS)
def test_the_forms_light_up_in_each_other(noun: str) -> None:
    forms = set(noun.split()) - {"дне"}  # would light up «дневник»
    for form in forms:
        searched = Found(form)
        assert [text for text in forms if searched.spans(f"Нет {text}.") != [(4, 4 + len(text))]] == [], form
    assert not Found("день").spans("дневник")


@pytest.fixture
def hurried_threads() -> Iterator[None]:
    """Threads take turns after every few steps, as on a busy machine."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_words_that_are_looked_for_while_others_are_indexed_get_their_own_stems(
    hurried_threads: None,
) -> None:
    """A console reads in two threads and writes in a third; the stemmer behind them is one."""
    words = list(dict.fromkeys(word for noun in NOUNS for word in noun.split()))
    right = {word: stem(word) for word in words}
    stem.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(lambda place=place: [*map(stem, words[place::4])]) for place in range(4)]:
            each.result()
    assert {word: stem(word) for word in words} == right
