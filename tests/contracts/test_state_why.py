"""Why a contract is valid or not, now and on other days, on the page and beneath it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from models.agreement.verdict import Verdict
from models.contracts.state_query import why_state
from models.formats import MOSCOW
from models.storage.database import Database
from models.text import render, source_language
from tests.contracts.factories import make_contract
from tests.contracts.screen import wait
from tests.keys import press
from widgets.contracts.contract_panel import ContractPanel
from widgets.contracts.tabs import CONTRACT_TAB


@pytest.mark.parametrize(
    ("day", "state", "holds", "sentence"),
    [
        (date(2025, 12, 19), "draft", [False, False], "was not signed yet; it was on 20.12.2025."),
        (date(2025, 12, 20), "upcoming", [True, False], "becomes valid on 01.01.2026."),
        (date(2026, 1, 1), "active", [True, True], "is valid from 01.01.2026 to 31.12.2026."),
        (date(2026, 12, 31), "ending", [True, True], "is valid from 01.01.2026 to 31.12.2026."),
        (date(2027, 1, 1), "ended", [True, False], "ended on 31.12.2026."),
    ],
)
def test_the_state_of_a_day_is_explained_by_signature_and_term(
    database: Database, day: date, state: str, holds: list[bool], sentence: str
) -> None:
    contract_id = make_contract(database)
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=MOSCOW)

    found = database.read(lambda session: why_state(session, contract_id, moment))

    assert (found.verdict, found.at) == (state, moment)
    assert [check.holds for check in found.checks] == holds
    assert [check.clause for check in found.checks] == ["contract.signed", "ticket.contract"]
    assert all(check.quote for check in found.checks)
    assert render(found.sentence, source_language).endswith(sentence)


def test_a_draft_says_that_it_is_not_signed(database: Database) -> None:
    contract_id = make_contract(database, signed_on=None)

    found = database.read(lambda session: why_state(session, contract_id))

    assert found.verdict == "draft"
    assert "is not signed yet" in found.sentence.source
    assert {name.source: value for name, value in found.inputs}["Signed on"] == "—"


def test_f1_in_the_list_and_in_the_panel_asks_for_the_state(page, qtbot, host, desk) -> None:
    page.contract_grid.setFocus()
    press(page.contract_grid, "Down")
    press(page.contract_grid, "F1")
    wait(qtbot, lambda: len(host.whys) == 1)
    panel = host.context.panel.tab(CONTRACT_TAB)
    wait(qtbot, lambda: isinstance(host.context.panel.tab(CONTRACT_TAB), ContractPanel))
    panel = host.context.panel.tab(CONTRACT_TAB)
    wait(qtbot, lambda: panel.row is not None)

    assert panel.explain()
    answers: list[Verdict] = []
    for number, ask in enumerate(host.whys):
        host.context.tasks.read(
            lambda session, ask=ask: ask(session), answers.append, page, key=f"why {number}"
        )
    wait(qtbot, lambda: len(answers) == 2)
    assert [answer.verdict for answer in answers] == ["active", "active"]
    panel.contract_id = 0
    assert not panel.explain()
