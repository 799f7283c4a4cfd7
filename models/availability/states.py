"""States of a component, zones of responsibility, and how both are told on the screen."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from models.fields import Choice
from models.formats import fold
from models.text import QT_TRANSLATE_NOOP, Text


class State(StrEnum):
    """What a monitor or a person says of a component; stored."""

    UP = "up"
    DEGRADED = "degraded"
    DOWN = "down"
    NO_DATA = "no_data"


class Zone(StrEnum):
    """Where a fault lay; the agreement's item 1 answers only for the data centre and the system itself."""

    DATA_CENTRE = "data_centre"
    SYSTEM = "system"
    OUTSIDE = "outside"
    CLIENT = "client"


class Code(IntEnum):
    """What a moment was after everything is weighed; the higher one wins where rows overlap."""

    NO_DATA = 0
    UP = 1
    DEGRADED = 2
    EXCUSED = 3  # down through a fault outside the licensor's zone: shown, not charged
    DOWN = 4


LICENSOR_ZONES = frozenset({Zone.DATA_CENTRE, Zone.SYSTEM})
"""The zones whose faults count (agreement, item 1: equipment and channel in the data centre, the system and the DB)."""

_PLAIN = {State.UP: Code.UP, State.DEGRADED: Code.DEGRADED, State.NO_DATA: Code.NO_DATA}


def code_of(state: State, zone: Zone) -> Code:
    """The code of a stored row: only a fault of the licensor's zone is `DOWN`."""
    if state is not State.DOWN:
        return _PLAIN[state]
    return Code.DOWN if zone in LICENSOR_ZONES else Code.EXCUSED


STATE_CHOICES = (
    Choice(State.UP, QT_TRANSLATE_NOOP("choices", "up"), "state-up", "ok"),
    Choice(State.DEGRADED, QT_TRANSLATE_NOOP("choices", "degraded"), "state-degraded", "warn"),
    Choice(State.DOWN, QT_TRANSLATE_NOOP("choices", "down"), "state-down", "bad"),
    Choice(State.NO_DATA, QT_TRANSLATE_NOOP("choices", "no data"), "state-unknown", ""),
)

ZONE_CHOICES = (
    Choice(Zone.DATA_CENTRE, QT_TRANSLATE_NOOP("choices", "data centre")),
    Choice(Zone.SYSTEM, QT_TRANSLATE_NOOP("choices", "the system")),
    Choice(Zone.OUTSIDE, QT_TRANSLATE_NOOP("choices", "outside the data centre")),
    Choice(Zone.CLIENT, QT_TRANSLATE_NOOP("choices", "at the client's")),
)

CODE_TEXTS = {
    Code.NO_DATA: Text(QT_TRANSLATE_NOOP("models", "no data")),
    Code.UP: Text(QT_TRANSLATE_NOOP("models", "up")),
    Code.DEGRADED: Text(QT_TRANSLATE_NOOP("models", "degraded")),
    Code.EXCUSED: Text(QT_TRANSLATE_NOOP("models", "down, not the licensor's zone")),
    Code.DOWN: Text(QT_TRANSLATE_NOOP("models", "down")),
}

ZONE_TEXTS = {
    Zone.DATA_CENTRE: Text(QT_TRANSLATE_NOOP("models", "data centre")),
    Zone.SYSTEM: Text(QT_TRANSLATE_NOOP("models", "the system")),
    Zone.OUTSIDE: Text(QT_TRANSLATE_NOOP("models", "outside the data centre")),
    Zone.CLIENT: Text(QT_TRANSLATE_NOOP("models", "at the client's")),
}

_STATE_WORDS = {
    State.UP: "up ok online work работает доступно доступен",
    State.DEGRADED: "degraded slow warning деградация медленно",
    State.DOWN: "down offline critical недоступно недоступен простой",
    State.NO_DATA: "no_data nodata no-data unknown нет_данных неизвестно",
}

_ZONE_WORDS = {
    Zone.DATA_CENTRE: "data_centre data_center datacentre datacenter data-centre data-center dc цод",
    Zone.SYSTEM: "system licensor licenser vendor own система лицензиар бд platform платформа db",
    Zone.OUTSIDE: "outside external third_party third-party other network internet isp provider вне_цод провайдер",
    Zone.CLIENT: "client customer licensee user school у_клиента клиент лицензиат заказчик школа",
}

_STATES = {word: state for state, words in _STATE_WORDS.items() for word in words.split()}
_ZONES = {word: zone for zone, words in _ZONE_WORDS.items() for word in words.split()}


def parse_state(text: str) -> State | None:
    """A state by its stored or Russian word, whatever the case; None when it is none."""
    return _STATES.get(fold(text).replace(" ", "_"))


def parse_zone(text: str) -> Zone | None:
    """A zone by its stored or usual word; nothing at all is the licensor's own («system»); None when it is none."""
    word = fold(text).replace(" ", "_").removesuffix("'s")
    return _ZONES.get(word) if word else Zone.SYSTEM
