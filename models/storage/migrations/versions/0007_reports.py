"""Tables of the room «reports»: saved reports, and every time the clock made one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, Moment, SortKey

revision = "0007_reports"
down_revision: str | None = "0006_availability"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""
    op.create_table(
        "saved_report",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", SortKey, nullable=False),
        sa.Column("report", sa.String(40), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("every", sa.String(20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_report")),
        sa.UniqueConstraint("name_key", name=op.f("uq_saved_report_name_key")),
    )
    op.create_table(
        "report_run",
        sa.Column("id", Id, nullable=False, autoincrement=True),
        sa.Column("saved_id", Id, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("finished_at", Moment()),
        sa.Column("host", sa.String(200), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["saved_id"],
            ["saved_report.id"],
            name=op.f("fk_report_run_saved_id_saved_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_run")),
        sa.UniqueConstraint("saved_id", "due_on", name=op.f("uq_report_run_saved_id_due_on")),
    )


def downgrade() -> None:
    """Drop this room's tables."""
    op.drop_table("report_run")
    op.drop_table("saved_report")
