"""A page over a small desk, for the tests of the screen."""

from datetime import timedelta

from models.contracts.queries import contract
from widgets.contracts.contract_panel import ContractPanel
from widgets.contracts.tabs import CONTRACT_TAB

YEAR = timedelta(days=365)
PATIENCE = 20_000  # ms: the machine may be busy with other things


def read(desk, today, number=1):
    return desk.read(lambda session: contract(session, number, today))


def view(page, qtbot, key, rows):
    number = next(at for at, (name, _) in enumerate(page.views._titles) if name == key)
    page.views.chip(number).click()
    wait(qtbot, lambda: len(page.model.ids) == rows)


def fill(sheet, **values):
    sheet.form.show_values(values)


def number_shown(page):
    panel = page.context.panel.tab(CONTRACT_TAB)
    return panel.row.number if isinstance(panel, ContractPanel) and panel.row else ""


def wait(qtbot, reached):
    """Let things happen until `reached()`."""
    qtbot.waitUntil(reached, timeout=PATIENCE)
