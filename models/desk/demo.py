"""What the sample data shall be like: one plan for all rooms that make some."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

PROPERTY = "demo"
"""The name of the fact that a database holds sample data."""


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """How much to make, from which seed, and up to which moment; equal plans make equal data."""

    tickets: int
    contracts: int
    seed: int
    until: datetime
