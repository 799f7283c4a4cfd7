"""What is done to availability's records by people: components, probes, the register of outages, announced works.

One transaction each, run through `Database.write`; the journal keeps every earlier value.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.availability.drafts import ComponentDraft, OutageDraft, ProbeDraft, WorksDraft
from models.availability.register import HAND, IMPORTED, MONITOR
from models.availability.tables import Component, Maintenance, Outage, Probe
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.formats import fold, sort_key
from models.storage.journal import now
from models.text import QT_TRANSLATE_NOOP, Text

Record = TypeVar("Record", Component, Probe, Outage, Maintenance)


def add_component(session: Session, draft: ComponentDraft, *, demo: bool = False) -> int:
    """Begin to judge a component; its name must be new. Returns its id."""
    draft = draft.checked()
    _refuse_double_name(session, draft.name, None)
    last = session.scalar(select(func.max(Component.position)))
    component = Component(position=(last or 0) + 1, demo=demo)
    _fill_component(component, draft)
    session.add(component)
    session.flush()
    return component.id


def change_component(session: Session, component_id: int, version: int, draft: ComponentDraft) -> None:
    """Save a component's settings; InputError when a probe no longer fits into a shorter interval."""
    component = _loaded(session, Component, component_id, version)
    draft = draft.checked()
    _refuse_double_name(session, draft.name, component_id)
    for probe in session.scalars(select(Probe).where(Probe.component_id == component_id, Probe.active)):
        if "timeout_ms" in _draft_of(probe).problems(draft.interval_seconds):
            raise InputError(
                {
                    "interval_seconds": Text(
                        QT_TRANSLATE_NOOP(
                            "models", "The probe {target} takes longer than this with its retries."
                        ),
                        {"target": probe.target},
                    )
                }
            )
    _fill_component(component, draft)


def _fill_component(component: Component, draft: ComponentDraft) -> None:
    component.name, component.name_key = draft.name, fold(draft.name)
    component.since, component.active = draft.since, draft.active
    component.interval_seconds, component.quorum = draft.interval_seconds, draft.quorum


def _refuse_double_name(session: Session, name: str, own_id: int | None) -> None:
    found = session.scalar(select(Component.id).where(Component.name_key == fold(name)))
    if found is not None and found != own_id:
        raise InputError(
            {"name": Text(QT_TRANSLATE_NOOP("models", "There is a component of this name already."))}
        )


def save_probe(session: Session, draft: ProbeDraft, probe_id: int | None = None, version: int = 0) -> int:
    """Add a probe to its component, or change one. Returns its id."""
    component = session.get(Component, draft.component_id)
    if component is None:
        raise _gone()
    problems = draft.problems(component.interval_seconds)
    if problems:
        raise InputError(problems)
    probe = (
        Probe(component_id=component.id) if probe_id is None else _loaded(session, Probe, probe_id, version)
    )
    for name in ProbeDraft.__dataclass_fields__:
        value = getattr(draft, name)
        setattr(probe, name, value.strip() if isinstance(value, str) else value)
    session.add(probe)
    session.flush()
    return probe.id


def delete_probe(session: Session, probe_id: int, version: int) -> None:
    """Stop asking: the probe and its latency go, the component's measured states stay."""
    session.delete(_loaded(session, Probe, probe_id, version))


def _draft_of(probe: Probe) -> ProbeDraft:
    return ProbeDraft(**{name: getattr(probe, name) for name in ProbeDraft.__dataclass_fields__})


def enter_outage(session: Session, draft: OutageDraft, *, demo: bool = False) -> int:
    """Add an outage that no monitor saw. Returns its id."""
    draft = draft.checked(now(session))
    outage = Outage(source=HAND, judged=True, recorded_at=now(session), demo=demo)
    _fill_outage(outage, draft)
    session.add(outage)
    session.flush()
    return outage.id


def correct_outage(session: Session, outage_id: int, version: int, draft: OutageDraft) -> None:
    """Say about an outage what people found out; the measurement stays, the figure follows the entry from now on."""
    outage = _loaded(session, Outage, outage_id, version)
    draft = draft.checked(now(session))
    if draft.ended_at is not None:
        _refuse_to_end_what_is_seen(outage)
    before = _said(outage)
    component_id = outage.component_id
    _fill_outage(outage, draft)
    if outage.source in {MONITOR, IMPORTED}:
        outage.component_id = component_id  # a measurement cannot change what it measured
        outage.judged = outage.judged or _said(outage) != before


def close_outage(session: Session, outage_id: int, version: int, ended_at: datetime) -> None:
    """Say when an outage that was going on ended."""
    outage = _loaded(session, Outage, outage_id, version)
    correct_outage(session, outage_id, version, _draft_of_outage(outage, ended_at))


def withdraw_outage(session: Session, outage_id: int, version: int, *, withdrawn: bool = True) -> None:
    """Call an outage a false alarm (or take that back); the figure no longer charges it, the entry stays."""
    outage = _loaded(session, Outage, outage_id, version)
    outage.withdrawn, outage.judged = withdrawn, True


def _said(outage: Outage) -> tuple[object, ...]:
    return outage.started_at, outage.ended_at, outage.state, outage.zone


def _draft_of_outage(outage: Outage, ended_at: datetime) -> OutageDraft:
    return OutageDraft(
        outage.component_id, outage.started_at, ended_at, outage.state, outage.zone, outage.cause, outage.note
    )


def _refuse_to_end_what_is_seen(outage: Outage) -> None:
    if outage.source == MONITOR and outage.measured_to is None:
        raise RuleError(
            Text(
                QT_TRANSLATE_NOOP(
                    "models", "The monitor still sees this outage; its end is entered by itself."
                )
            ),
            todo=Text(QT_TRANSLATE_NOOP("models", "If it is a false alarm, withdraw it.")),
        )


def _fill_outage(outage: Outage, draft: OutageDraft) -> None:
    if draft.started_at is None:
        raise TypeError("a checked draft has a beginning")
    outage.component_id = draft.component_id
    outage.started_at, outage.ended_at = draft.started_at, draft.ended_at
    outage.seconds = length_seconds(draft.started_at, draft.ended_at)
    outage.state, outage.zone = draft.state, draft.zone
    outage.cause, outage.cause_key, outage.note = draft.cause, sort_key(draft.cause), draft.note


def length_seconds(started_at: datetime, ended_at: datetime | None) -> int | None:
    """The length of an entry for lists, in whole seconds; None while it goes on."""
    return None if ended_at is None else round((ended_at - started_at).total_seconds())


def announce_works(session: Session, draft: WorksDraft, *, demo: bool = False) -> int:
    """Record announced maintenance works. Returns their id."""
    draft = draft.checked(now(session))
    works = Maintenance(
        component_id=draft.component_id,
        announced_at=draft.announced_at,
        started_at=draft.started_at,
        ended_at=draft.ended_at,
        subject=draft.subject,
        demo=demo,
    )
    session.add(works)
    session.flush()
    return works.id


def withdraw_works(session: Session, works_id: int, version: int, *, withdrawn: bool = True) -> None:
    """Say that announced works did not take place (or take that back); they then excuse nothing."""
    _loaded(session, Maintenance, works_id, version).withdrawn = withdrawn


def _loaded(session: Session, kind: type[Record], key: int, version: int) -> Record:
    """The record as the screen knew it; NotFound when it is gone, ConflictError when it has changed since."""
    record = session.get(kind, key)
    if record is None:
        raise _gone()
    if record.version != version:
        raise ConflictError
    return record


def _gone() -> NotFound:
    return NotFound(Text(QT_TRANSLATE_NOOP("models", "This record no longer exists.")))
