"""Consultations, their participants, and the ledger of the methodology hours, which the database itself protects."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, Moment, SortKey

revision = "0005_hours"
down_revision: str | None = "0004_tickets"
branch_labels = None
depends_on = None

TOPICS = (
    ("topic.process", "процесс", "Учебный процесс с МЭО"),
    ("topic.lessons", "карты", "Технологические карты и открытые уроки"),
    ("topic.grading", "оценивание", "Система оценивания"),
    ("topic.subsystems", "подсистемы", "Подсистемы и персонализация"),
    ("topic.inclusion", "инклюзия", "Инклюзивное образование"),
)

SQLITE = (
    """
create trigger hours_line_no_update before update on hours_line
begin select raise(abort, 'the ledger is only ever added to'); end
""",
    """
create trigger hours_line_no_delete before delete on hours_line
begin select raise(abort, 'the ledger is only ever added to'); end
""",
    # «insert or replace» would take a line away without waking the trigger above.
    """
create trigger hours_line_no_replace before insert on hours_line
when exists (select 1 from hours_line where id = new.id or reverses_id = new.reverses_id)
begin select raise(abort, 'the ledger is only ever added to'); end
""",
    """
create trigger hours_line_reversal before insert on hours_line
when new.reverses_id is not null and not exists (
  select 1 from hours_line where id = new.reverses_id and kind = 'charge'
  and year_id = new.year_id and minutes = -new.minutes and real = -new.real)
begin select raise(abort, 'a reversal takes back exactly one whole charge of its year'); end
""",
)

POSTGRESQL = (
    """
create function hours_line_refuse() returns trigger language plpgsql as $$
begin raise exception 'the ledger is only ever added to' using errcode = 'integrity_constraint_violation'; end $$
""",
    """
create trigger hours_line_no_change before update or delete on hours_line
for each row execute function hours_line_refuse()
""",
    """
create trigger hours_line_no_truncate before truncate on hours_line
for each statement execute function hours_line_refuse()
""",
    """
create function hours_line_reversal() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from hours_line where id = new.reverses_id and kind = 'charge'
                 and year_id = new.year_id and minutes = -new.minutes and real = -new.real) then
    raise exception 'a reversal takes back exactly one whole charge of its year'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$
""",
    """
create trigger hours_line_reversal before insert on hours_line
for each row when (new.reverses_id is not null) execute function hours_line_reversal()
""",
    # At commit the totals must be what the lines add up to: a total moved without its line never gets in.
    """
create function hours_year_proof() returns trigger language plpgsql as $$
declare
  year bigint;
  wrong boolean;
begin
  if tg_table_name = 'hours_line' then year := new.year_id; else year := new.id; end if;
  select used + excess <> (select coalesce(sum(minutes), 0) from hours_line where year_id = year)
      or excess <> (select coalesce(sum(excess), 0) from hours_line where year_id = year)
    into wrong from hours_year where id = year;
  if wrong then
    raise exception 'the totals of a year are the sums of its lines'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$
""",
    """
create constraint trigger hours_line_proof after insert on hours_line deferrable initially deferred
for each row execute function hours_year_proof()
""",
    """
create constraint trigger hours_year_proof after insert or update on hours_year deferrable initially deferred
for each row execute function hours_year_proof()
""",
)


def upgrade() -> None:
    """Create the tables, the topics of the agreement and the triggers of the ledger."""
    _create_topic()
    _create_consultation()
    _create_year()
    _create_participant()
    _create_line()
    op.create_table(
        "pupil_refusal",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_pupil_refusal")),
    )
    for statement in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(statement)


def _create_topic() -> None:
    topic = op.create_table(
        "topic",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("title_key", SortKey, nullable=False),
        sa.Column("clause", sa.String(60), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("title_key", name=op.f("uq_topic_title_key")),
    )
    op.bulk_insert(
        topic,
        [
            {
                "code": code,
                "title": title,
                "title_key": title.lower(),
                "clause": clause,
                "active": True,
                "version": 1,
            }
            for clause, code, title in TOPICS
        ],
    )


def _create_consultation() -> None:
    op.create_table(
        "consultation",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("client_key", sa.String(36), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("charging", sa.String(20), nullable=False),
        sa.Column("line", sa.String(10), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("topic_id", Id, nullable=False),
        sa.Column("methodologist_id", Id),
        sa.Column("methodologist", sa.String(200), nullable=False),
        sa.Column("surname", sa.String(100), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("patronymic", sa.String(100), nullable=False),
        sa.Column("caller_key", SortKey, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("organisation_id", Id),
        sa.Column("organisation", sa.String(300), nullable=False),
        sa.Column("locality", sa.String(200), nullable=False),
        sa.Column("region", sa.String(200), nullable=False),
        sa.Column("place_key", SortKey, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("raw_seconds", sa.Integer()),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("charged", sa.Integer(), nullable=False),
        sa.Column("share", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrects_id", Id),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
        sa.UniqueConstraint("client_key", name=op.f("uq_consultation_client_key")),
        _foreign("consultation", "topic_id", "topic"),
        _foreign("consultation", "methodologist_id", "operator"),
        _foreign("consultation", "organisation_id", "organisation"),
        _foreign("consultation", "corrects_id", "consultation"),
    )
    op.create_index("ix_consultation_at", "consultation", ["at", "id"])
    op.create_index("ix_consultation_organisation_id", "consultation", ["organisation_id", "at"])
    op.create_index("ix_consultation_caller_key", "consultation", ["caller_key"])
    op.create_index("ix_consultation_charging", "consultation", ["charging", "at"])


def _create_year() -> None:
    op.create_table(
        "hours_year",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("contract_id", Id, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=False),
        sa.Column("reading", sa.String(20), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("excess", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_year")),
        sa.UniqueConstraint("contract_id", "first_day", name=op.f("uq_hours_year_contract_id_first_day")),
        _foreign("hours_year", "contract_id", "contract"),
        sa.CheckConstraint("quota >= 0", name=op.f("ck_hours_year_quota")),
        sa.CheckConstraint("used >= 0 and used <= quota", name=op.f("ck_hours_year_used")),
        sa.CheckConstraint("excess >= 0 and (excess = 0 or used = quota)", name=op.f("ck_hours_year_excess")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_hours_year_reserved")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_hours_year_days")),
    )


def _create_participant() -> None:
    op.create_table(
        "participant",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("consultation_id", Id, nullable=False),
        sa.Column("organisation_id", Id),
        sa.Column("contract_id", Id),
        sa.Column("year_id", Id),
        sa.Column("attendance", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("charged", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        _foreign("participant", "consultation_id", "consultation"),
        _foreign("participant", "organisation_id", "organisation"),
        _foreign("participant", "contract_id", "contract"),
        _foreign("participant", "year_id", "hours_year"),
    )
    op.create_index("ix_participant_consultation_id", "participant", ["consultation_id"])
    op.create_index("ix_participant_contract_id", "participant", ["contract_id"])


def _create_line() -> None:
    op.create_table(
        "hours_line",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("year_id", Id, nullable=False),
        sa.Column("consultation_id", Id),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("real", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("excess", sa.Integer(), nullable=False),
        sa.Column("reverses_id", Id),
        sa.Column("edition", sa.String(40), nullable=False),
        sa.Column("reading", sa.String(100), nullable=False),
        sa.Column("actor_id", Id),
        sa.Column("actor_name", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_line")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_hours_line_reverses_id")),
        _foreign("hours_line", "year_id", "hours_year"),
        _foreign("hours_line", "consultation_id", "consultation"),
        _foreign("hours_line", "reverses_id", "hours_line"),
        sa.CheckConstraint(
            "(kind = 'charge' and minutes > 0 and real > 0 and excess between 0 and minutes and reverses_id is null)"
            " or (kind = 'reversal' and minutes < 0 and real < 0 and excess between minutes and 0"
            " and reverses_id is not null)"
            " or (kind = 'quota' and minutes = 0 and real = 0 and reverses_id is null)",
            name=op.f("ck_hours_line_kind"),
        ),
    )
    op.create_index("ix_hours_line_year_id", "hours_line", ["year_id", "id"])
    op.create_index("ix_hours_line_consultation_id", "hours_line", ["consultation_id"])
    op.create_index("ix_hours_line_at", "hours_line", ["at", "id"])


def _foreign(name: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{name}_{column}_{other}"))


def downgrade() -> None:
    """Drop the tables, and with them their triggers."""
    for name in ("pupil_refusal", "hours_line", "participant", "hours_year", "consultation", "topic"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        for name in ("hours_year_proof", "hours_line_reversal", "hours_line_refuse"):
            op.execute(f"drop function {name}()")
