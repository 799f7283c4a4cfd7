"""Decisions on readings, days and years: tables that are only added to, with triggers that see to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, Moment

revision = "0002_agreement"
down_revision: str | None = "0001_storage"
branch_labels = None
depends_on = None

TABLES = ("reading_switch", "day_decision", "year_decision")

POSTGRESQL_GUARD = """
CREATE FUNCTION decision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions are never changed: decide anew' USING ERRCODE = 'check_violation';
END
$$;
"""


def _decided() -> list[sa.Column[object]]:
    """Who decided when."""
    return [
        sa.Column("decided_at", Moment(), nullable=False),
        sa.Column("actor_id", Id),
        sa.Column("actor_name", sa.String(200), nullable=False),
    ]


def upgrade() -> None:
    """Create the tables and their guards."""
    op.create_table(
        "reading_switch",
        sa.Column("id", Id, nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("reading", sa.String(40), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        *_decided(),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_switch")),
    )
    op.create_index("ix_reading_switch_question", "reading_switch", ["question", "since"])
    op.create_table(
        "day_decision",
        sa.Column("id", Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        *_decided(),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_decision")),
    )
    op.create_index("ix_day_decision_day", "day_decision", ["day"])
    op.create_table(
        "year_decision",
        sa.Column("id", Id, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        *_decided(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_year_decision")),
    )
    _create_guards()


def _create_guards() -> None:
    """Refuse every UPDATE and DELETE: a decision is history the moment it is made."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(POSTGRESQL_GUARD)
    for table in TABLES:
        if postgresql:
            op.execute(
                f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION decision_guard()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'decisions are never changed: decide anew'); END"
            )


def downgrade() -> None:
    """Drop the tables and their guards."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION decision_guard()")
