"""The document of another desk: what cannot be understood is told with the file and the key."""

from __future__ import annotations

import json
from datetime import date

import pytest

from models.calendar import rules
from models.calendar.other_desk import LONGEST, read_calendar
from models.errors import FileProblem
from tests.calendar.test_other_desks import at, desk


class TestDocument:
    """What cannot be understood is told with the file and the key."""

    @pytest.mark.parametrize(
        ("document", "key"),
        [
            ("[]", ""),
            ("{", ""),
            ("[" * 100_000, ""),
            ('{"holiday": []}', "holiday"),
            ('{"tz": "Mars/Olympus"}', "tz"),
            ('{"tz": "../../etc/passwd"}', "tz"),
            ('{"tz": 5}', "tz"),
            ('{"tz": ""}', "tz"),
            ('{"hours": []}', None),
            ('{"hours": 5}', "hours"),
            ('{"hours": {"xyz": ["09:00", "10:00"]}}', "hours.xyz"),
            ('{"hours": {"mon": 9}}', "hours.mon"),
            ('{"hours": {"mon": "09:00"}}', "hours.mon"),
            ('{"hours": {"mon": ["09:00"]}}', "hours.mon"),
            ('{"hours": {"mon": [["09:00", "10:00"], "11:00"]}}', "hours.mon"),
            ('{"hours": {"mon": ["09:00", "10:00", "11:00"]}}', "hours.mon"),
            ('{"hours": {"mon": ["9", "10:00"]}}', "hours.mon"),
            ('{"hours": {"mon": ["09:60", "10:00"]}}', "hours.mon"),
            ('{"hours": {"mon": ["09:00", "24:01"]}}', "hours.mon"),
            ('{"hours": {"mon": ["09:00", "09:00"]}}', "hours.mon"),
            ('{"lunch": ["x", "y"]}', "lunch"),
            ('{"holidays": "2006-01-01"}', "holidays"),
            ('{"holidays": ["2006-13-01"]}', "holidays.1"),
            ('{"holidays": {"01.01.2006": "x"}}', "holidays.01.01.2006"),
            ('{"shifts": {"2006-02-30": ["09:00", "10:00"]}}', "shifts.2006-02-30"),
            ('{"breaks": ["09:00", "10:00"]}', "breaks"),
        ],
    )
    def test_a_bad_document_is_told_with_its_key(self, document: str, key: str | None) -> None:
        if key is None:
            assert not read_calendar(document, "desk.json").day(date(2006, 1, 2)).working
            return
        with pytest.raises(FileProblem) as problem:
            read_calendar(document, "desk.json")

        assert problem.value.happened.values["file"] == "desk.json"
        assert problem.value.happened.values["key"] == key
        assert ("«{key}»" in problem.value.happened.source) == bool(key)

    def test_a_document_of_the_largest_size_is_read(self) -> None:
        document = json.dumps({"name": ""})

        assert read_calendar(document + " " * (LONGEST - len(document)), "x")
        with pytest.raises(FileProblem):
            read_calendar(document + " " * (LONGEST - len(document) + 1), "x")

    def test_seconds_and_short_hours_are_understood(self) -> None:
        calendar = desk(hours={"Monday": ["9:00:30", "9:01"]})

        assert rules.working_seconds(at("2006-01-02"), at("2006-01-03"), calendar) == 30

    def test_a_strange_zone_is_told_with_its_first_eighty_letters(self) -> None:
        with pytest.raises(FileProblem) as problem:
            read_calendar(json.dumps({"tz": "Mars" * 50}), "x")

        assert problem.value.happened.values["what"].values["zone"] == "Mars" * 20

    def test_without_a_zone_the_clock_is_moscows(self) -> None:
        assert read_calendar("{}", "x").zone.key == "Europe/Moscow"

    def test_its_reading_is_the_calendar_itself(self) -> None:
        assert desk().reading_of(date(2006, 1, 2)) == "calendar"
