"""The forecast of a year in words: when the hours run out and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.hours.rules.balance import Balance
from models.hours.rules.forecast import CONFIDENCE, MIN_CHARGES, MIN_WEEKS, Charge, Forecast, spent_on
from models.hours.rules.years import Period
from models.text import QT_TRANSLATE_NOOP, Text


def outlook(
    year: Period, charges: Sequence[Charge], balance: Balance, found: Forecast | None, today: date
) -> Text:
    """One sentence about the rest of the year; it never promises more than the data can bear."""
    if found is not None:
        return _forecast(found)
    spent = spent_on(charges, balance.quota)
    if balance.charged >= balance.quota and spent is not None:
        return Text(QT_TRANSLATE_NOOP("models", "The hours of this year ran out on {day}."), {"day": spent})
    if today > year.last:
        return Text(
            QT_TRANSLATE_NOOP("models", "The year is over; {left:duration} have lapsed."),
            {"left": balance.quota - balance.used},
        )
    if today < year.first:
        return Text(QT_TRANSLATE_NOOP("models", "The year begins on {day}."), {"day": year.first})
    return Text(
        QT_TRANSLATE_NOOP(
            "models",
            "Too little has been charged for a forecast: it takes {weeks} weeks and {charges} consultations.",
        ),
        {"weeks": MIN_WEEKS, "charges": MIN_CHARGES},
    )


def _forecast(found: Forecast) -> Text:
    facts = {
        "likely": found.likely,
        "earliest": found.earliest,
        "latest": found.latest,
        "last": found.last,
        "sure": CONFIDENCE,
    }
    if found.earliest is None:
        return Text(
            QT_TRANSLATE_NOOP("models", "At this pace the hours last until the end of the year, {last}."),
            facts,
        )
    if found.likely is None:
        return Text(
            QT_TRANSLATE_NOOP(
                "models",
                "At this pace the hours will probably last until the end of the year; "
                "if things go badly they run out about {earliest}.",
            ),
            facts,
        )
    if found.latest is None:
        return Text(
            QT_TRANSLATE_NOOP(
                "models",
                "At this pace the hours run out about {likely}: at the worst about {earliest}, "
                "and they may also last out the year.",
            ),
            facts,
        )
    return Text(
        QT_TRANSLATE_NOOP(
            "models",
            "At this pace the hours run out about {likely}; in {sure} cases of 100 between {earliest} and {latest}.",
        ),
        facts,
    )
