"""One stem for all forms of a Russian word, those with a fleeting vowel («ошибка», «ошибок») too."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

_ONE_AT_A_TIME = threading.Lock()
_KEPT_STEMS = 200_000
_SHORTEST = 4
_LONGEST = (
    100  # letters; cutting again and again takes the square of the length, and a key held down is no word
)
_FLEETING = "ое"  # folded: ё is е
_LAST = "кцлн"
_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
_REDUCIBLE = re.compile(rf"(?!.*орон$)(.+)([^\W\d_])([{_FLEETING}])([{_LAST}])")  # «сторон» is no «сторно»
_SOFT = {"ле": "кц", "не": "к", "ре": "к"}  # «владелец», «огонек», «ларек»: a soft sign stands for the vowel

_DAY = ("день", "дня", "дню", "днем", "дне", "дни", "дней", "дням", "днями", "днях")
_IRREGULAR = (
    "писем:письм тюрем:тюрьм денег:деньг заем:займ наем:найм яиц:яйц судеб:судьб свадеб:свадьб усадеб:усадьб "
    "спален:спальн уровень:уровн перечень:перечн стержень:стержн ставень:ставн песен:песн пятен:пятн полотен:полотн "
    "бревен:бревн зерен:зерн башен:башн сосен:сосн вишен:вишн басен:басн сотен:сотн ядер:ядр ведер:ведр сестер:сестр "
    "ребер:ребр бедер:бедр ветер:ветр ковер:ковр костер:костр шатер:шатр ноготь:ногт должен:должн нужен:нужн "
    "подпись:подпис модем:модем модему:модем доступен:доступн недоступен:недоступн исправен:исправн "
    "неисправен:неисправн виден:видн верен:верн неверен:неверн известен:известн неизвестен:неизвестн"
)
_OTHERS = dict.fromkeys(_DAY, "день") | dict(pair.split(":") for pair in _IRREGULAR.split())
"""Forms that Snowball cuts too short or that follow no rule, with the stem of their other forms."""


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("russian")


@lru_cache(maxsize=_KEPT_STEMS)
def stem(word: str) -> str:
    """The stem of one folded word («договора» -> «договор»); Latin words, numbers and what is no word stay.

    Snowball takes «журнал» for a verb and cuts «-ал», but not from «журналу»: cutting until nothing changes brings all
    forms of such a noun together. Only the first cut may leave fewer than four letters. What is left loses its fleeting
    vowel, so that «ошибок» meets «ошибка»; words that never had one lose it in all their forms («телефон», «телефн»).
    """
    if word.isascii() or not word.isalpha() or len(word) > _LONGEST:
        return word
    if word in _OTHERS:
        return _OTHERS[word]
    found = _cut(word)
    while len(shorter := _cut(found)) >= _SHORTEST and shorter != found:
        found = shorter
    return _without_vowel(found)


def _cut(word: str) -> str:
    """What Snowball leaves of a word; one at a time: it keeps the word it works on in itself, for all threads."""
    with _ONE_AT_A_TIME:
        return str(_stemmer().stemWord(word))


def _without_vowel(found: str) -> str:
    """The stem as it is before an ending with a vowel: «ошибок» -> «ошибк», «конец» -> «конц», «ячеек» -> «ячейк»."""
    parts = _REDUCIBLE.fullmatch(found) if len(found) >= _SHORTEST else None
    if parts is None:
        return found
    head, before, vowel, last = parts.groups()
    if before not in _CONSONANTS:
        return f"{head}{before}й{last}" if vowel == "е" and last in "кц" and before in "аеиоуыэюя" else found
    return f"{head}{before}{'ь' if last in _SOFT.get(before + vowel, '') else ''}{last}"


def unfinished_stems(beginning: str) -> list[str]:
    """The stems of the words that begin so but whose stems do not: «ошибо» -> «ошибк», «ошибц», ..."""
    found = [_without_vowel(beginning)]
    if beginning[-1:] and beginning[-1] in _FLEETING:
        found += [_without_vowel(beginning + last) for last in _LAST]
    found += [other for word, other in _OTHERS.items() if word.startswith(beginning)]
    return [one for one in dict.fromkeys(found) if not one.startswith(beginning)]
