"""What the check button of the «Сервер» page says to each thing that can be wrong, in Russian and by a real server."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import make_url

from console.cli.common import App
from console.services.connection import Address, check_connection
from console.translations import translator
from models.errors import KnownError
from models.rights import add_person, init_server
from models.storage import engines
from models.storage.database import Database
from models.storage.server import explain_failure
from models.text import render
from tests.postgres import QUICK, Cluster

PASSWORD = "correct horse battery"
RULES = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def address() -> Iterator[Address]:
    """A desk on a server that asks for passwords; p_anna is one of its operators, p_guest has a login only."""
    cluster = Cluster(options=[*QUICK, "-c", "listen_addresses=127.0.0.1"], port=_free_port())
    (cluster.data / "pg_hba.conf").write_text(RULES)
    for statement in (
        "select pg_reload_conf()",
        f"create role p_reader login password '{PASSWORD}'",
        "alter role p_reader set default_transaction_read_only = on",
        *(f"create database {name}" for name in ("desk", "desk_old", "desk_new", "desk_empty")),
        f"create role p_guest login password '{PASSWORD}'",
    ):
        cluster.execute(statement)
    for name, revision in (("desk", None), ("desk_old", "0001_storage"), ("desk_new", "9999_future")):
        database = Database(f"{cluster.url(name).render_as_string()}&port={cluster.port}")
        init_server(database)
        add_person(database, "p_anna", "operator", "Иванова Анна", PASSWORD)
        if revision:
            with database.writer.begin() as connection:
                connection.exec_driver_sql(f"update alembic_version set version_num = '{revision}'")
        database.close()
    cluster.execute("grant meo_operator to p_reader")
    cluster.execute("grant connect on database desk_empty to p_anna")
    yield Address(f"127.0.0.1:{cluster.port}", "desk", "p_anna")
    cluster.remove()


def _answer(address: Address, password: str = PASSWORD) -> str:
    """Everything that is said, in Russian."""
    russian = translator("ru")
    try:
        return render(check_connection(address, password), russian)
    except KnownError as problem:
        return " ".join(render(text, russian) for text in problem.sentences())


def _is_russian(sentence: str) -> bool:
    """No word in Latin letters but the names of programs, of the revision and of what the person typed."""
    names = {"PostgreSQL", "desk", "meo", "console", "server", "init", "migrate", "storage", "future"}
    return set(re.findall(r"[A-Za-z]{3,}", sentence)) <= names


def test_the_right_address_is_confirmed(address: Address) -> None:
    said = _answer(address)
    assert "Подключение работает" in said
    assert _is_russian(said)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"hosts": "no-such-server.invalid:5432"}, "Сервера с таким именем в сети нет"),
        ({"hosts": "127.0.0.1:1"}, "PostgreSQL на нём не слушает"),
        ({"database": "no_such_desk"}, "не знает такой базы"),
        ({"person": "p_nobody"}, "Неверное имя или пароль"),
        ({"person": "p_guest"}, "не разрешена"),
        ({"database": "desk_empty"}, "не подготовлена"),
        ({"database": "desk_old"}, "старше"),
        ({"database": "desk_new"}, "более новой версией"),
    ],
)
def test_what_is_wrong_is_said_in_words(
    address: Address, changes: dict[str, str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_is_local", lambda _url: True)
    said = _answer(replace(address, **changes))
    assert says in said
    assert _is_russian(said)


def test_a_wrong_password_is_said_in_words_and_not_repeated(address: Address) -> None:
    said = _answer(address, "open sesame please")
    assert "пароль" in said
    assert "sesame" not in said
    assert _is_russian(said)


def test_a_password_that_nobody_gave_is_not_called_wrong(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.services.connection.kept_password", lambda _place: None)
    said = _answer(address, "")
    assert "спрашивает пароль" in said
    assert "еверн" not in said
    assert _is_russian(said)


def test_the_check_knows_the_password_that_connecting_would_find(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {_place(address): PASSWORD}
    monkeypatch.setattr("console.services.connection.kept_password", kept.get)
    assert "Подключение работает" in _answer(address, "")


def test_a_server_that_never_answers_is_given_up(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody listens and says nothing: connect_timeout is the only way out."""
    monkeypatch.setitem(engines._POSTGRES, "connect_timeout", "2")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        said = _answer(replace(address, hosts=f"127.0.0.1:{mute.getsockname()[1]}"))
    assert "не отвечает" in said


def test_a_server_that_only_reads_is_not_enough(address: Address) -> None:
    """Such as a standby whose main server is not in the list of hosts."""
    said = _answer(replace(address, person="p_reader"))
    assert "только читать" in said
    assert _is_russian(said)


def _place(address: Address) -> str:
    return address.url().render_as_string()


def test_the_command_line_asks_for_the_password_that_nobody_has_kept(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.services.connection.kept_password", lambda _place: None)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []
    monkeypatch.setattr("click.prompt", lambda words, **_: asked.append(words) or PASSWORD)
    app = App(_place(address), "ru")
    for _ in range(2):
        assert make_url(app.reached(_place(address))).password == PASSWORD
    assert asked == ["Пароль"], "once is enough"


def test_without_a_terminal_the_command_line_says_where_a_password_may_lie(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.services.connection.kept_password", lambda _place: None)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    app = App(_place(address), "ru")
    with pytest.raises(KnownError) as refusal:
        app.reached(_place(address))
    said = " ".join(render(text, app.translate) for text in refusal.value.sentences())
    assert "спрашивает пароль" in said
    assert "passfile" in said


def test_a_password_that_is_kept_is_used_without_asking(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.services.connection.kept_password", lambda _place: PASSWORD)
    monkeypatch.setattr("click.prompt", None)
    assert make_url(App(None, "ru").reached(_place(address))).password == PASSWORD


def test_the_command_line_says_what_is_wrong_with_a_server(address: Address) -> None:
    with pytest.raises(KnownError) as refusal:
        App(None, "ru").reached(_place(replace(address, hosts="127.0.0.1:1")))
    assert "no PostgreSQL listens" in refusal.value.happened.source


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ('connection failed: FATAL: password authentication failed for user "anna"', "password is wrong"),
        ('could not translate host name "x" to address', "no server of this name"),
        *(
            ("connection timeout expired", "does not answer"),
            ("certificate verify failed", "not signed by your CA"),
            ('root certificate file "/root.crt" does not exist', "cannot be checked"),
        ),
        (
            'could not read root certificate file "/a.pem": no certificate or crl found',
            "holds no certificate",
        ),
        ("fe_sendauth: no password supplied", "none was typed"),
        ('definition of service "desk" not found', "no libpq service"),
        ('invalid port number: "99999"', "no number from 1"),
        ("server does not support SSL, but SSL was required", "no encryption"),
        ("something nobody has seen", "refused the connection"),
    ],
)
def test_a_failed_connection_is_explained_in_words(message: str, says: str) -> None:
    assert says in explain_failure(RuntimeError(message)).happened.source
