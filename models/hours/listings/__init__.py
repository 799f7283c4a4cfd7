"""The lists of the hours page: contracts by balance, lines of the ledger, consultations; one Field a column."""

from __future__ import annotations

from models.hours.listings.balances import BALANCE_FIELDS, BALANCES
from models.hours.listings.consultations import CONSULTATION_FIELDS, CONSULTATIONS
from models.hours.listings.lines import LINE_FIELDS, LINES, MARKS

__all__ = [
    "BALANCES",
    "BALANCE_FIELDS",
    "CONSULTATIONS",
    "CONSULTATION_FIELDS",
    "LINES",
    "LINE_FIELDS",
    "MARKS",
]
