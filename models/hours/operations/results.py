"""What an operation on a consultation answers."""

from __future__ import annotations

from dataclasses import dataclass

from models.hours.rules.balance import Balance, Level
from models.hours.rules.judgement import NO_CONTRACT
from models.hours.rules.years import Period
from models.text import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True, slots=True)
class Charge:
    """A line that was written: to which contract and year, how much of it lies beyond the quota, what is left."""

    contract_id: int
    contract: str
    year: Period
    minutes: int
    real: int
    over: int
    balance: Balance
    line_id: int

    @property
    def sentence(self) -> Text:
        """What a person is told about it."""
        facts = {
            "contract": self.contract,
            "minutes": self.minutes,
            "over": self.over,
            "left": self.balance.left,
            "percent": self.balance.percent,
        }
        if self.over > 0:
            return Text(
                QT_TRANSLATE_NOOP(
                    "models",
                    "{minutes:duration} charged to {contract}, {over:duration} of it beyond the quota.",
                ),
                facts,
            )
        if self.minutes < 0:
            return Text(
                QT_TRANSLATE_NOOP("models", "{minutes:duration} on {contract}, {left:duration} left."), facts
            )
        if self.balance.level is Level.FREE:
            return Text(
                QT_TRANSLATE_NOOP(
                    "models", "{minutes:duration} charged to {contract}, {left:duration} left."
                ),
                facts,
            )
        return Text(
            QT_TRANSLATE_NOOP(
                "models",
                "{minutes:duration} charged to {contract}, {left:duration} left: {percent} % are used up.",
            ),
            facts,
        )


@dataclass(frozen=True, slots=True)
class Logged:
    """A consultation as it now stands, the lines just written, and the schools whom nobody could charge."""

    consultation_id: int
    state: str
    charges: tuple[Charge, ...] = ()
    uncharged: tuple[str, ...] = ()
    late: bool = False
    repeated: bool = False

    @property
    def sentences(self) -> tuple[Text, ...]:
        """What is said about it, most important first."""
        said = [charge.sentence for charge in self.charges]
        if self.uncharged:
            said.append(self._uncharged())
        if self.late:
            said.append(Text(QT_TRANSLATE_NOOP("models", "Marked as entered late.")))
        if self.repeated:
            said.insert(0, Text(QT_TRANSLATE_NOOP("models", "This consultation is already recorded.")))
        return tuple(said)

    def _uncharged(self) -> Text:
        if not self.charges and len(self.uncharged) == 1:
            return NO_CONTRACT
        return Text(
            QT_TRANSLATE_NOOP("models", "Not charged, for want of a valid contract: {schools}."),
            {"schools": ", ".join(self.uncharged)},
        )
