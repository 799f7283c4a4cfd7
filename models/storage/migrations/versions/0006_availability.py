"""Tables of the room «availability»."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, Moment, SortKey

revision = "0006_availability"
down_revision: str | None = "0005_hours"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""
    _create_watched()
    _create_measured()
    _create_judged()


def _create_watched() -> None:
    op.create_table(
        "component",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", SortKey, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("since", Moment()),
        sa.Column("interval_seconds", sa.Integer(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_component")),
        sa.UniqueConstraint("name_key", name=op.f("uq_component_name_key")),
    )
    op.create_table(
        "probe",
        sa.Column("id", Id, nullable=False),
        sa.Column("component_id", Id, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("target", sa.String(500), nullable=False),
        sa.Column("timeout_ms", sa.Integer(), nullable=False),
        sa.Column("retries", sa.Integer(), nullable=False),
        sa.Column("slow_ms", sa.Integer()),
        sa.Column("expected_status", sa.String(100), nullable=False),
        sa.Column("expected_text", sa.String(500), nullable=False),
        sa.Column("certificate_days", sa.Integer(), nullable=False),
        sa.Column("verify", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_probe")),
        _child_of("probe", "component"),
    )
    op.create_index("ix_probe_component_id", "probe", ["component_id"])


def _child_of(table: str, parent: str) -> sa.ForeignKeyConstraint:
    """The foreign key of `table`.`parent`_id; the child goes with its parent."""
    column = f"{parent}_id"
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete="CASCADE"
    )


def _create_measured() -> None:
    op.create_table(
        "state_span",
        sa.Column("id", Id, nullable=False),
        sa.Column("component_id", Id, nullable=False),
        sa.Column("start_us", sa.BigInteger(), nullable=False),
        sa.Column("end_us", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("zone", sa.String(20), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_span")),
        sa.UniqueConstraint(
            "component_id", "end_us", "start_us", "state", "zone", "source", name="uq_state_span_row"
        ),
        sa.CheckConstraint("start_us <= end_us", name=op.f("ck_state_span_forward")),
        _child_of("state_span", "component"),
    )
    op.create_table(
        "latency_hour",
        sa.Column("probe_id", Id, nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("low_ms", sa.Integer(), nullable=False),
        sa.Column("high_ms", sa.Integer(), nullable=False),
        sa.Column("sum_ms", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("probe_id", "hour", name=op.f("pk_latency_hour")),
        _child_of("latency_hour", "probe"),
    )
    op.create_table(
        "probe_status",
        sa.Column("probe_id", Id, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("latency_ms", sa.Integer()),
        sa.Column("problem", sa.String(30), nullable=False),
        sa.Column("detail", sa.String(300), nullable=False),
        sa.Column("certificate_until_us", sa.BigInteger()),
        sa.PrimaryKeyConstraint("probe_id", name=op.f("pk_probe_status")),
        _child_of("probe_status", "probe"),
    )
    op.create_table(
        "monitor_lease",
        sa.Column("id", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("host", sa.String(200), nullable=False),
        sa.Column("taken_us", sa.BigInteger(), nullable=False),
        sa.Column("until_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monitor_lease")),
    )


def _create_judged() -> None:
    op.create_table(
        "outage",
        sa.Column("id", Id, nullable=False),
        sa.Column("component_id", Id),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment()),
        sa.Column("seconds", sa.Integer()),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("zone", sa.String(20), nullable=False),
        sa.Column("cause", sa.String(300), nullable=False),
        sa.Column("cause_key", SortKey, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("measured_from", Moment()),
        sa.Column("measured_to", Moment()),
        sa.Column("judged", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage")),
        _child_of("outage", "component"),
    )
    op.create_index("ix_outage_started_at", "outage", ["started_at", "id"])
    op.create_index("ix_outage_component_id", "outage", ["component_id", "started_at"])
    op.create_index("ix_outage_ended_at", "outage", ["ended_at"])
    op.create_table(
        "outage_ticket",
        sa.Column("outage_id", Id, nullable=False),
        sa.Column("ticket_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("outage_id", "ticket_id", name=op.f("pk_outage_ticket")),
        _child_of("outage_ticket", "outage"),
        _child_of("outage_ticket", "ticket"),
    )
    op.create_index("ix_outage_ticket_ticket_id", "outage_ticket", ["ticket_id"])
    op.create_table(
        "maintenance",
        sa.Column("id", Id, nullable=False),
        sa.Column("component_id", Id),
        sa.Column("announced_at", Moment(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maintenance")),
        _child_of("maintenance", "component"),
    )
    op.create_index("ix_maintenance_started_at", "maintenance", ["started_at"])


def downgrade() -> None:
    """Drop this room's tables."""
    tables = ("maintenance", "outage_ticket", "outage", "monitor_lease", "probe_status", "latency_hour")
    for name in (*tables, "state_span", "probe", "component"):
        op.drop_table(name)
