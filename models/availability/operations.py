"""What is done to availability's records by people: components, probes, the register of outages, announced works.

One transaction each, run through `Database.write`; the journal keeps every earlier value.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.availability.drafts import ComponentDraft, OutageDraft, ProbeDraft, WorksDraft
from models.availability.register import HAND, MONITOR
from models.availability.tables import Component, Maintenance, Outage, Probe
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.formats import fold, sort_key
from models.storage.journal import now
from models.storage.merge import merge_edit
from models.text import QT_TRANSLATE_NOOP, Text

Record = TypeVar("Record", Component, Probe, Outage, Maintenance)


def add_component(session: Session, draft: ComponentDraft, *, demo: bool = False) -> int:
    """Begin to judge a component; its name must be new. Returns its id."""
    draft = draft.checked()
    _refuse_double_name(session, draft.name, None)
    last = session.scalar(select(func.max(Component.position)))
    component = Component(position=(last or 0) + 1, demo=demo, name_key=fold(draft.name), **asdict(draft))
    session.add(component)
    session.flush()
    return component.id


def change_component(
    session: Session, component_id: int, before: ComponentDraft, after: ComponentDraft
) -> None:
    """Save what was edited of a component; InputError when a probe no longer fits into a shorter interval."""
    component = _loaded(session, Component, component_id)
    after = after.checked()
    _refuse_double_name(session, after.name, component_id)
    for probe in session.scalars(select(Probe).where(Probe.component_id == component_id, Probe.active)):
        if "timeout_ms" in probe_draft(probe).problems(after.interval_seconds):
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
    merge_edit(component, asdict(before), asdict(after))
    component.name_key = fold(component.name)


def _refuse_double_name(session: Session, name: str, own_id: int | None) -> None:
    found = session.scalar(select(Component.id).where(Component.name_key == fold(name)))
    if found is not None and found != own_id:
        raise InputError(
            {"name": Text(QT_TRANSLATE_NOOP("models", "There is a component of this name already."))}
        )


def add_probe(session: Session, draft: ProbeDraft) -> int:
    """Begin to ask in one more way. Returns the probe's id."""
    draft = draft.checked(_loaded(session, Component, draft.component_id).interval_seconds)
    probe = Probe(**asdict(draft))
    session.add(probe)
    session.flush()
    return probe.id


def change_probe(session: Session, probe_id: int, before: ProbeDraft, after: ProbeDraft) -> None:
    """Save what was edited of a probe."""
    probe = _loaded(session, Probe, probe_id)
    after = after.checked(_loaded(session, Component, probe.component_id).interval_seconds)
    merge_edit(probe, asdict(before), asdict(after))


def delete_probe(session: Session, probe_id: int) -> None:
    """Stop asking: the probe and its latency go, the component's measured states stay."""
    session.delete(_loaded(session, Probe, probe_id))


def probe_draft(probe: object) -> ProbeDraft:
    """A probe (or a row of one) as its form edits it."""
    return ProbeDraft(**{name: getattr(probe, name) for name in ProbeDraft.__dataclass_fields__})


def enter_outage(session: Session, draft: OutageDraft, *, demo: bool = False) -> int:
    """Add an outage that no monitor saw. Returns its id."""
    draft = draft.checked(now(session))
    outage = Outage(source=HAND, judged=True, recorded_at=now(session), demo=demo, **asdict(draft))
    _derive(outage)
    session.add(outage)
    session.flush()
    return outage.id


def correct_outage(session: Session, outage_id: int, before: OutageDraft, after: OutageDraft) -> None:
    """Say about an outage what people found out; the measurement stays, the figure follows the entry from now on."""
    outage = _loaded(session, Outage, outage_id)
    after = after.checked(now(session))
    if outage.source != HAND and after.component_id != before.component_id:
        raise RuleError(Text(QT_TRANSLATE_NOOP("models", "What was measured keeps its component.")))
    changed = merge_edit(outage, asdict(before), asdict(after))
    if outage.source == MONITOR and outage.measured_to is None and outage.ended_at is not None:
        raise RuleError(
            Text(
                QT_TRANSLATE_NOOP(
                    "models", "The monitor still sees this outage; its end is entered by itself."
                )
            ),
            todo=Text(QT_TRANSLATE_NOOP("models", "If it is a false alarm, withdraw it.")),
        )
    _derive(outage)
    outage.judged = outage.judged or bool(changed & {"started_at", "ended_at", "state", "zone"})


def end_outage(session: Session, outage_id: int, ended_at: datetime) -> None:
    """Say when an outage that was going on ended; ConflictError when somebody did so before."""
    before = outage_draft(_loaded(session, Outage, outage_id))
    if before.ended_at is not None:
        raise ConflictError(Text(QT_TRANSLATE_NOOP("models", "This outage has an end already.")))
    correct_outage(session, outage_id, before, replace(before, ended_at=ended_at))


def withdraw_outage(session: Session, outage_id: int, *, withdrawn: bool = True) -> None:
    """Call an outage a false alarm (or take that back); the figure no longer charges it, the entry stays."""
    outage = _loaded(session, Outage, outage_id)
    outage.withdrawn, outage.judged = withdrawn, True


def outage_draft(outage: object) -> OutageDraft:
    """An entry (or a row of one) as its form edits it."""
    return OutageDraft(**{name: getattr(outage, name) for name in OutageDraft.__dataclass_fields__})


def _derive(outage: Outage) -> None:
    """What lists sort by follows from what was typed."""
    outage.seconds = length_seconds(outage.started_at, outage.ended_at)
    outage.cause_key = sort_key(outage.cause)


def length_seconds(started_at: datetime, ended_at: datetime | None) -> int | None:
    """The length of an entry for lists, in whole seconds; None while it goes on."""
    return None if ended_at is None else round((ended_at - started_at).total_seconds())


def announce_works(session: Session, draft: WorksDraft, *, demo: bool = False) -> int:
    """Record announced maintenance works. Returns their id."""
    draft = draft.checked(now(session))
    works = Maintenance(demo=demo, **asdict(draft))
    session.add(works)
    session.flush()
    return works.id


def withdraw_works(session: Session, works_id: int, *, withdrawn: bool = True) -> None:
    """Say that announced works did not take place (or take that back); they then excuse nothing."""
    _loaded(session, Maintenance, works_id).withdrawn = withdrawn


def _loaded(session: Session, kind: type[Record], key: int) -> Record:
    """The record; NotFound when it is gone."""
    record = session.get(kind, key)
    if record is None:
        raise _gone()
    return record


def _gone() -> NotFound:
    return NotFound(Text(QT_TRANSLATE_NOOP("models", "This record no longer exists.")))
