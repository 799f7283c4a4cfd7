"""The page over a small desk."""

import pytest
from sqlalchemy import select

from models.contracts.operations import add_contract
from models.contracts.sql import MoscowToday
from tests.contracts.factories import ACTOR, ANNA, BORIS, VERA, draft, person
from tests.contracts.screen import YEAR, wait
from widgets.contracts.contract_panel import ContractPanel
from widgets.contracts.page import ContractsPage
from widgets.contracts.tabs import CONTRACT_TAB


@pytest.fixture
def today(sqlite_database):
    return sqlite_database.read(lambda session: session.scalar(select(MoscowToday())))


@pytest.fixture
def desk(sqlite_database, today):
    """One valid contract with two people, one that ended, one draft."""
    signed = today - 2 * YEAR
    drafts = (
        draft("1/А", signed_on=signed, starts_on=today - YEAR, ends_on=today + YEAR,
              persons=(person(ANNA, phone="8 926 715 90 14", trained_on=today), person(BORIS))),
        draft("2/Б", signed_on=signed, starts_on=signed, ends_on=today - YEAR, organisation="Гимназия № 3"),
        draft("3/В", signed_on=None, starts_on=today, ends_on=today + YEAR, persons=(person(VERA),)),
    )  # fmt: skip
    for one in drafts:
        sqlite_database.write(ACTOR, lambda session, one=one: add_contract(session, one))
    return sqlite_database


@pytest.fixture
def page(qtbot, host, desk):
    made = ContractsPage(host.context)
    host.show_with(made)
    wait(qtbot, lambda: len(made.contracts.ids) == 1)
    return made


@pytest.fixture
def panel(qtbot, page):
    page.open_record("contract", 1)
    wait(qtbot, lambda: isinstance(page.context.panel.tab(CONTRACT_TAB), ContractPanel))
    shown = page.context.panel.tab(CONTRACT_TAB)
    wait(qtbot, lambda: shown.view is not None)
    return shown
