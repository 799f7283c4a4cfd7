"""Letters to the desk: what is read out of them, what hostile ones cannot do, and what becomes of each."""

from __future__ import annotations

import json
import random
import socket
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from console.cli import cli
from models.errors import FileProblem
from models.storage.database import Database
from models.tickets.attachments import attachments_of
from models.tickets.choices import Channel, Kind, State
from models.tickets.mail import (
    Fate,
    Letter,
    LetterFile,
    LetterProblem,
    Reader,
    Taken,
    letters_of,
    read_letter,
    take_letter,
)
from models.tickets.mail.guessing import contract_numbers, course_fields, grade_of
from models.tickets.mail.wording import decoded, text_of_html
from models.tickets.operations import move
from models.tickets.rules import LONGEST_DESCRIPTION
from models.tickets.tables import Ticket, TicketNote
from tests.tickets.factories import ACTOR, CALLER, NUMBER, contract_draft, register
from tests.tickets.letters import ENDLESS, HOSTILE, ODD, PNG, letter, raw

SUBJECT = "Не открывается журнал"


def test_a_letter_is_read_as_it_was_meant() -> None:
    made = letter("Привет,\n\nне открывается.", message_id="<42@school>", subject=SUBJECT)
    made["Cc"] = "metod@mob-edu.ru"
    made["References"] = "<a@x> <b@x>"
    made["In-Reply-To"] = "<b@x>"
    made.add_attachment(PNG, maintype="image", subtype="png", filename="Снимок экрана.png")
    read = read_letter(made.as_bytes())
    assert read.message_id == "42@school"
    assert read.answers == ("b@x", "a@x")
    assert (read.sender, read.sender_address) == ("Кузнецова Анна", "school14@example.org")
    assert read.recipients == ("tech-support@mob-edu.ru", "metod@mob-edu.ru")
    assert (read.subject, read.text) == (SUBJECT, "Привет,\n\nне открывается.")
    assert read.sent_at == datetime(2025, 9, 16, 8, 0, tzinfo=UTC)
    assert [(one.name, one.content) for one in read.files] == [("Снимок экрана.png", PNG)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
@pytest.mark.parametrize("subject", [SUBJECT, "НЕ РАБОТАЕТ ПЛАТФОРМА", "Re: ошибка в уроке 12"])
def test_bare_russian_bytes_of_a_subject_are_understood_without_a_declaration(
    encoding: str, subject: str
) -> None:
    assert read_letter(raw(subject.encode(encoding))).subject == subject


def test_a_declared_encoding_of_the_body_settles_the_subject() -> None:
    short = "Щ"  # too short to tell by its letters
    assert read_letter(raw(short.encode("koi8-r"), "koi8-r")).subject == short


def test_bytes_that_fit_no_encoding_become_text_all_the_same() -> None:
    assert decoded(b"\xff\xfe\x98", "utf-8")


def test_the_servers_own_date_goes_before_the_senders_clock() -> None:
    made = letter()
    made["Received"] = "from a by b; Tue, 16 Sep 2025 12:30:00 +0300"
    assert read_letter(made.as_bytes()).sent_at == datetime(2025, 9, 16, 9, 30, tzinfo=UTC)


def test_of_alternatives_the_plain_one_is_read_and_html_when_it_is_alone() -> None:
    made = letter("Простой текст.")
    made.add_alternative("<p>Разметка.</p>", subtype="html")
    assert read_letter(made.as_bytes()).text == "Простой текст."
    made = letter("")
    made.add_alternative("<p>Первый.</p><script>x()</script><p>Второй&nbsp;№&nbsp;2.</p>", subtype="html")
    assert read_letter(made.as_bytes()).text == "Первый.\n\nВторой № 2."


def test_a_link_that_says_something_else_than_its_target_shows_the_target() -> None:
    page = '<a href="http://bad.example/">https://mob-edu.ru</a> <a href="javascript:x()">тут</a>'
    assert text_of_html(page) == "https://mob-edu.ru (http://bad.example/) тут"


def test_html_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = (
        '<img src="http://x.example/p.png"><img src="file:///etc/passwd"><form action="http://x"></form>слово'
    )
    assert text_of_html(page) == "слово"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_letter_over_the_limits_is_refused_with_a_reason(name: str) -> None:
    started = time.process_time()
    with pytest.raises(LetterProblem) as refused:
        read_letter(HOSTILE[name])
    assert refused.value.problem.source
    assert time.process_time() - started < 2


@pytest.mark.parametrize("name", ODD)
def test_an_odd_letter_is_read(name: str) -> None:
    read = read_letter(ODD[name])
    assert read.sender_address == "a@example.org"


def test_no_mutation_of_a_letter_harms_the_reader() -> None:
    rng = random.Random(20)
    good = letter("Не открывается тест.", subject=SUBJECT)
    good.add_alternative("<p>Не открывается.</p>", subtype="html")
    good.add_attachment(PNG, maintype="image", subtype="png", filename="Снимок.png")
    data = good.as_bytes()
    with Reader() as reader:
        for _ in range(300):
            broken = bytearray(data)
            for _ in range(rng.randint(1, 30)):
                broken[rng.randrange(len(broken))] = rng.randrange(256)
            try:
                assert isinstance(reader.read(bytes(broken)), Letter)
            except LetterProblem as refused:
                assert refused.problem.source != "the letter takes too long to read"


def test_a_letter_that_keeps_the_reader_busy_is_given_up_and_the_next_one_is_read() -> None:
    with Reader() as reader:
        with pytest.raises(LetterProblem, match="takes too long"):
            reader.read(ENDLESS)
        assert reader.read(letter().as_bytes()).sender_address == "school14@example.org"


def test_letters_are_found_in_files_boxes_and_folders(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    one = letter().as_bytes()
    (tmp_path / "inside" / "one.EML").write_bytes(one)
    box = b"".join(b"From x@y Tue Sep 16 11:00:00 2025\n" + one + b"\n" for _ in range(2))
    (tmp_path / "box.mbox").write_bytes(box)
    (tmp_path / "notes.txt").write_text("not a letter")
    assert [raw.place for raw in letters_of([tmp_path])] == ["box.mbox, 1", "box.mbox, 2", "one.EML"]
    assert {read_letter(raw.data).sender_address for raw in letters_of([tmp_path])} == {
        "school14@example.org"
    }


def test_a_folder_that_is_not_there_is_a_known_problem(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        list(letters_of([tmp_path / "none.eml"]))


@pytest.mark.parametrize(
    "text",
    [
        "Предмет: Алгебра\nКласс: 7\n№ Занятия: 12\n№ Интернет-урока: 3",
        "Предмет\tКласс\t№ Занятия\t№ Интернет-урока\nАлгебра\t7\t12\t3",
        "предмет – Алгебра; класс 7; занятие № 12; интернет-урок 3",
        "| Предмет | Класс | № занятия | № интернет-урока |\n| Алгебра | 7 | 12 | 3 |",
    ],
)
def test_the_fields_of_the_agreements_table_are_found(text: str) -> None:
    assert course_fields(text) == {"subject": "Алгебра", "grade": "7", "lesson": "12", "internet_lesson": "3"}


def test_a_grade_with_its_letter_is_a_grade() -> None:
    assert [grade_of(text) for text in ("7", "7 кл.", "11А", "", "семь", "123")] == [
        7,
        7,
        11,
        None,
        None,
        None,
    ]


def test_numbers_of_contracts_are_looked_for_where_people_write_them() -> None:
    text = "Добрый день! Договор от 15.08.2025 № 412/2025-МЭО, школа № 14, тел. 25-44-11"
    assert "412/2025-МЭО" in contract_numbers(text)
    assert list(contract_numbers("Спасибо за ответ")) == []


# ---- what becomes of a letter


def take(database: Database, *letters: Letter) -> list[Taken]:
    """Store letters one after another."""
    return [database.write(ACTOR, lambda s, one=one: take_letter(s, one)).value for one in letters]


def parsed(text: str = "Белый экран после входа.", **headers: str) -> Letter:
    """A letter of the factories' responsible person."""
    return read_letter(letter(text, **headers).as_bytes())


def test_a_responsible_persons_letter_becomes_a_ticket_of_his_contract(database: Database) -> None:
    register(database)
    (taken,) = take(database, parsed())
    ticket = database.read(lambda s: s.get(Ticket, taken.ticket_id))
    assert taken.fate is Fate.TICKET
    assert ticket is not None
    assert (ticket.caller, ticket.contract_no, ticket.channel) == (CALLER, NUMBER, Channel.MAIL)
    assert (ticket.kind, ticket.state) == (Kind.INCIDENT, State.NEW)
    assert ticket.received_at == datetime(2025, 9, 16, 8, 0, tzinfo=UTC)
    assert ticket.description == "Не работает\n\nБелый экран после входа."


def test_the_same_letter_again_changes_nothing(database: Database) -> None:
    register(database)
    first, again = take(database, parsed(), parsed())
    assert again == Taken(Fate.KNOWN, first.ticket_id)
    assert database.read(lambda s: s.scalar(select(func.count()).select_from(Ticket))) == 1


def test_a_letter_that_fills_the_table_is_a_course_error(database: Database) -> None:
    register(database)
    text = "Предмет: Алгебра\nКласс: 7\n№ Занятия: 12\n№ Интернет-урока: 3\nОпечатка в условии."
    (taken,) = take(database, parsed(text))
    ticket = database.read(lambda s: s.get(Ticket, taken.ticket_id))
    assert ticket is not None
    assert (ticket.kind, ticket.subject, ticket.grade) == (Kind.COURSE_ERROR, "Алгебра", 7)
    assert (ticket.lesson, ticket.internet_lesson) == ("12", "3")


def test_mail_is_accepted_at_night(database: Database) -> None:
    register(database)
    (taken,) = take(database, parsed(date="Sun, 21 Sep 2025 03:00:00 +0300"))
    assert taken.fate is Fate.TICKET


def test_a_strangers_letter_is_kept_as_refused(database: Database) -> None:
    register(database)
    (taken,) = take(database, parsed(**{"from": "Прохожий <passer@example.org>"}))
    ticket = database.read(lambda s: s.get(Ticket, taken.ticket_id))
    assert taken.fate is Fate.REFUSED
    assert ticket is not None
    assert (ticket.state, ticket.caller) == (State.REFUSED, "Прохожий")


def test_the_number_in_the_letter_goes_before_the_writers_other_contract(database: Database) -> None:
    other = contract_draft("7/2025", starts_on=datetime(2025, 9, 2).date())
    register(database, contract_draft(), other)
    (taken,) = take(database, parsed("По договору № 7/2025: не открывается урок."))
    ticket = database.read(lambda s: s.get(Ticket, taken.ticket_id))
    assert ticket is not None
    assert ticket.contract_no == "7/2025"


def test_a_letter_to_the_methodologists_is_their_question(database: Database) -> None:
    (taken,) = take(database, parsed("Как оценивать проект?", to="metod@mob-edu.ru"))
    ticket = database.read(lambda s: s.get(Ticket, taken.ticket_id))
    assert ticket is not None
    assert (ticket.kind, ticket.line, taken.fate) == (Kind.METHODOLOGY, "111", Fate.TICKET)


def test_an_answer_is_noted_once_at_the_ticket_and_ends_its_waiting(database: Database) -> None:
    register(database)
    (first,) = take(database, parsed())
    database.write(ACTOR, lambda s: move(s, [first.ticket_id], "ask"))
    answer = parsed("Вот снимок.", message_id="<2@school>", references="<1@school> <desk@x>")
    assert take(database, answer, answer) == [
        Taken(Fate.NOTE, first.ticket_id),
        Taken(Fate.KNOWN, first.ticket_id),
    ]
    note = database.read(lambda s: s.scalars(select(TicketNote.text)).one())
    assert note.startswith("Кузнецова Анна <school14@example.org> 16.09.2025 11:00")
    assert note.endswith("Вот снимок.")
    assert database.read(lambda s: s.scalar(select(Ticket.state))) == State.WORK


def test_pictures_are_kept_and_what_may_not_be_kept_is_named(database: Database) -> None:
    register(database)
    made = letter()
    made.add_attachment(PNG, maintype="image", subtype="png", filename="снимок.png")
    made.add_attachment(b"<svg/>", maintype="image", subtype="svg+xml", filename="bomb.png")
    (taken,) = take(database, read_letter(made.as_bytes()))
    kept = database.read(lambda s: attachments_of(s, taken.ticket_id))
    assert [one.name for one in kept] == ["снимок.png"]
    assert [one.values["name"] for one in taken.left_out] == ["bomb.png"]


def test_a_letter_of_a_whole_book_is_cut_visibly(database: Database) -> None:
    (taken,) = take(database, parsed("слово " * 10_000))
    ticket = database.read(lambda s: s.get(Ticket, taken.ticket_id))
    assert ticket is not None
    assert len(ticket.description) <= LONGEST_DESCRIPTION
    assert ticket.description.endswith("[…]")


@pytest.mark.parametrize("hostile", ["=cmd|' /C calc'!A0", "a\x00b\ud800c", "х" * 5000])
def test_hostile_words_in_every_field_are_stored(database: Database, hostile: str) -> None:
    sent = Letter(
        message_id=hostile,
        sender=hostile,
        sender_address=hostile[:100],
        subject=hostile,
        text=f"Предмет: {hostile}\nКласс: 99\nЗанятие: {hostile}\nИнтернет-урок: {hostile}\n{hostile}",
        files=(LetterFile(hostile, PNG),),
    )
    (taken,) = take(database, sent)
    assert taken.fate is Fate.REFUSED


def test_the_verb_takes_a_folder_once_and_a_rehearsal_takes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(letter().as_bytes())
    (tmp_path / "b.eml").write_bytes(HOSTILE["201 parts"])

    def told(*options: str) -> dict[str, Any]:
        run = CliRunner().invoke(
            cli, ["--database", sqlite_url, "import", "mail", str(tmp_path), "--json", *options]
        )
        answer: dict[str, Any] = json.loads(run.output)
        return answer

    rehearsed, first, again = told("--dry-run"), told(), told()
    assert (rehearsed["refused"], rehearsed["letters"][0]["ticket"]) == (1, None)
    assert (first["refused"], first["unchanged"], first["letters"][0]["ticket"]) == (1, 0, 1)
    assert (again["refused"], again["unchanged"], again["letters"][0]["ticket"]) == (0, 1, 1)
    assert [one["file"] for one in first["rejected"]] == ["b.eml"]
    assert "200" in first["rejected"][0]["problem"]
