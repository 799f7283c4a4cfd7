"""What is done with consultations: recording, planning, holding, reversing, binding; one transaction each."""

from __future__ import annotations

from models.hours.operations.binding import bind
from models.hours.operations.planning import cancel, hold, plan
from models.hours.operations.pupils import count_pupil
from models.hours.operations.recording import record_held
from models.hours.operations.results import Charge, Logged
from models.hours.operations.reversing import correct, reverse
from models.hours.operations.topics import add_topic, retire_topic

__all__ = [
    "Charge",
    "Logged",
    "add_topic",
    "bind",
    "cancel",
    "correct",
    "count_pupil",
    "hold",
    "plan",
    "record_held",
    "retire_topic",
    "reverse",
]
