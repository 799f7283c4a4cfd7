"""The regions of Russia and the ways they are written."""

from __future__ import annotations

import pytest

from models.desk.regions import known_region, regions


def test_all_89_regions_are_listed_once() -> None:
    assert len(regions()) == 89
    assert len({region.code for region in regions()}) == 89
    assert len({region.name for region in regions()}) == 89


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("обл Московская", "Московская область"),
        ("московская обл.", "Московская область"),
        ("г. Москва", "Москва"),
        ("АО Ханты-Мансийский Автономный округ - Югра", "Ханты-Мансийский автономный округ — Югра"),
        ("обл Кемеровская область - Кузбасс", "Кемеровская область — Кузбасс"),
        ("Респ Саха /Якутия/", "Республика Саха (Якутия)"),
        ("Чувашия Чувашская Республика", "Чувашская Республика"),
        ("Респ Северная Осетия - Алания", "Республика Северная Осетия — Алания"),
        ("Аобл Еврейская", "Еврейская автономная область"),
        ("Респ Алтай", "Республика Алтай"),
        ("край Алтайский", "Алтайский край"),
        ("АО Ямало-Ненецкий", "Ямало-Ненецкий автономный округ"),
        ("АО Ненецкий", "Ненецкий автономный округ"),
        ("77", "Москва"),
        ("ХМАО", "Ханты-Мансийский автономный округ — Югра"),
        ("ОРЛОВСКАЯ ОБЛАСТЬ", "Орловская область"),
    ],
)
def test_region_is_known_however_it_is_written(text: str, name: str) -> None:
    found = known_region(text)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "область", "Атлантида", "обл", "99"])
def test_unclear_region_is_not_guessed(text: str) -> None:
    assert known_region(text) is None


def test_every_name_in_the_list_finds_its_own_region() -> None:
    assert [known_region(region.name) for region in regions()] == list(regions())
