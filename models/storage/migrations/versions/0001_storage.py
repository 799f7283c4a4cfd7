"""The journal, and what belongs to the desk itself: operators and saved views."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, Moment

revision = "0001_storage"
down_revision: str | None = None
branch_labels = None
depends_on = None

SQLITE = tuple(
    f"create trigger journal_no_{verb} before {verb} on journal "
    "begin select raise(abort, 'the journal is only ever added to'); end"
    for verb in ("update", "delete")
)
REFUSE = """
create function journal_refuse() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin raise exception 'the journal is only ever added to' using errcode = 'integrity_constraint_violation'; end $$
"""
POSTGRESQL = (
    REFUSE,
    *(
        f"create trigger journal_no_{name} before {verbs} on journal for each {each} execute function journal_refuse()"
        for name, verbs, each in (
            ("change", "update or delete", "row"),
            ("truncate", "truncate", "statement"),
        )
    ),
)


def upgrade() -> None:
    """Create the tables."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "journal",
        sa.Column("seq", Id, nullable=False, autoincrement=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", Id),
        sa.Column("actor_name", sa.String(200), nullable=False),
        sa.Column("console", sa.String(40), nullable=False),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("entity_id", Id, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "transaction",
            Id,
            # Says which journal lines a snapshot had not seen; sequence numbers cannot.
            server_default=sa.text("(pg_current_xact_id()::text::bigint)") if postgresql else None,
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_entity_entity_id", "journal", ["entity", "entity_id", "seq"])
    op.create_index(op.f("ix_journal_transaction"), "journal", ["transaction"])
    _create_desk()
    for statement in POSTGRESQL if postgresql else SQLITE:
        op.execute(statement)


def _create_desk() -> None:
    """Operators, their saved views, who has what open, and facts about the database itself."""
    op.create_table(
        "operator",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("line", sa.String(10), nullable=False),
        sa.Column("login", sa.String(63)),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operator")),
        sa.UniqueConstraint("name_key", name=op.f("uq_operator_name_key")),
        sa.UniqueConstraint("login", name=op.f("uq_operator_login")),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", Id, nullable=False),
        sa.Column("page", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("owner_id", Id),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.ForeignKeyConstraint(["owner_id"], ["operator.id"], name=op.f("fk_saved_view_owner_id_operator")),
    )
    op.create_index(op.f("ix_saved_view_page"), "saved_view", ["page"])
    op.create_table(
        "presence",
        sa.Column("console", sa.String(40), nullable=False),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("entity_id", Id, nullable=False, autoincrement=False),
        sa.Column("actor_name", sa.String(200), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("console", "entity", "entity_id", name=op.f("pk_presence")),
    )
    op.create_index("ix_presence_entity", "presence", ["entity", "entity_id"])
    op.create_table(
        "property",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_property")),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("property", "presence", "saved_view", "operator", "journal"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop function journal_refuse()")
