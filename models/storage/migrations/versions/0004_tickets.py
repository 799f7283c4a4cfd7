"""Tickets, their moves, notes, links, tags and files, answer templates, and the search index of the tickets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, Moment, SortKey
from models.storage.search import create_sql, drop_sql

revision = "0004_tickets"
down_revision: str | None = "0003_contracts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""
    _create_tickets()
    _index_tickets()
    _create_life()
    _create_relations()
    _create_files()
    for statement in create_sql("ticket", op.get_bind().dialect.name):
        op.execute(statement)


def _create_tickets() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", Id, nullable=False),
        sa.Column("client_key", sa.String(length=36), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("channel", sa.SmallInteger(), nullable=False),
        sa.Column("line", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("phase", sa.SmallInteger()),
        sa.Column("effect", sa.SmallInteger()),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("state_since", Moment(), nullable=False),
        sa.Column("outcome", sa.SmallInteger()),
        sa.Column("assignee_id", Id),
        sa.Column("contract_id", Id),
        sa.Column("contract_no", sa.String(length=200), nullable=False),
        sa.Column("contract_key", SortKey, nullable=False),
        sa.Column("organisation_id", Id),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column("organisation_key", SortKey, nullable=False),
        sa.Column("person_id", Id),
        sa.Column("caller", sa.String(length=200), nullable=False),
        sa.Column("caller_key", SortKey, nullable=False),
        sa.Column("phone", SortKey, nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("grade", sa.SmallInteger()),
        sa.Column("lesson", sa.String(length=200), nullable=False),
        sa.Column("internet_lesson", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.String(length=200), nullable=False),
        sa.Column("summary_key", SortKey, nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("gate", sa.String(length=10), nullable=False),
        sa.Column("gate_reasons", sa.JSON()),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("stopwatch_seconds", sa.Integer(), nullable=False),
        sa.Column("parent_id", Id),
        sa.Column("child_count", sa.Integer(), nullable=False),
        sa.Column("foreign_number", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["operator.id"], name=op.f("fk_ticket_assignee_id_operator")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_ticket_contract_id_contract")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_ticket_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["ticket.id"], name=op.f("fk_ticket_parent_id_ticket")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_ticket_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("client_key", name=op.f("uq_ticket_client_key")),
    )


ORDERS = {
    "caller": "caller_key",
    "contract": "contract_key",
    "organisation": "organisation_key",
    "summary": "summary_key",
    **{name: name for name in ("state", "state_since", "kind", "priority", "channel", "outcome", "gate")},
    **{name: name for name in ("subject", "grade", "lesson", "internet_lesson", "phone", "on_behalf_of")},
    **{name: name for name in ("recorded_by", "assignee_id", "person_id", "stopwatch_seconds")},
}


def _index_tickets() -> None:
    for name, column in ORDERS.items():
        op.create_index(f"ix_ticket_{name}", "ticket", [column, "id"])
    op.create_index("ix_ticket_contract_id", "ticket", ["contract_id", "received_at"])
    op.create_index("ix_ticket_course", "ticket", ["subject", "grade", "lesson", "internet_lesson", "state"])
    op.create_index(
        "ix_ticket_list",
        "ticket",
        [
            "received_at",
            "id",
            "state",
            "kind",
            "priority",
            "assignee_id",
            "organisation_id",
            "contract_id",
            "grade",
            "gate",
            "child_count",
            "parent_id",
        ],
    )
    op.create_index(
        "ix_ticket_open",
        "ticket",
        ["state", "received_at", "id", "kind", "assignee_id", "child_count", "state_since"],
        sqlite_where=sa.text("state < 3"),
        postgresql_where=sa.text("state < 3"),
    )
    op.create_index("ix_ticket_organisation_id", "ticket", ["organisation_id", "received_at"])
    op.create_index(
        "ix_ticket_parent_id",
        "ticket",
        ["parent_id"],
        sqlite_where=sa.text("parent_id IS NOT NULL"),
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )


def _create_life() -> None:
    op.create_table(
        "ticket_move",
        sa.Column("id", Id, nullable=False),
        sa.Column("ticket_id", Id, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("actor_id", Id),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_move_ticket_id_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_move")),
    )
    op.create_index("ix_ticket_move_ticket_id", "ticket_move", ["ticket_id"])
    op.create_table(
        "ticket_note",
        sa.Column("id", Id, nullable=False),
        sa.Column("ticket_id", Id, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("is_answer", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_note_ticket_id_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_note")),
    )
    op.create_index("ix_ticket_note_ticket_id", "ticket_note", ["ticket_id", "at"])


def _create_relations() -> None:
    op.create_table(
        "ticket_link",
        sa.Column("id", Id, nullable=False),
        sa.Column("ticket_id", Id, nullable=False),
        sa.Column("other_id", Id, nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["other_id"], ["ticket.id"], name=op.f("fk_ticket_link_other_id_ticket"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_link_ticket_id_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_link")),
        sa.UniqueConstraint(
            "ticket_id", "other_id", "kind", name=op.f("uq_ticket_link_ticket_id_other_id_kind")
        ),
    )
    op.create_index("ix_ticket_link_other_id", "ticket_link", ["other_id"])
    op.create_table(
        "ticket_tag",
        sa.Column("ticket_id", Id, nullable=False),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_tag_ticket_id_ticket"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket_id", "tag", name=op.f("pk_ticket_tag")),
    )
    op.create_index("ix_ticket_tag_tag", "ticket_tag", ["tag", "ticket_id"])


def _create_files() -> None:
    op.create_table(
        "attachment_content",
        sa.Column("id", Id, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment_content")),
        sa.UniqueConstraint("sha256", name=op.f("uq_attachment_content_sha256")),
    )
    op.create_table(
        "ticket_attachment",
        sa.Column("id", Id, nullable=False),
        sa.Column("ticket_id", Id, nullable=False),
        sa.Column("content_id", Id, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_id"],
            ["attachment_content.id"],
            name=op.f("fk_ticket_attachment_content_id_attachment_content"),
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"],
            ["ticket.id"],
            name=op.f("fk_ticket_attachment_ticket_id_ticket"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_attachment")),
    )
    op.create_index("ix_ticket_attachment_ticket_id", "ticket_attachment", ["ticket_id"])
    op.create_table(
        "answer_template",
        sa.Column("id", Id, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_template")),
        sa.UniqueConstraint("title", name=op.f("uq_answer_template_title")),
    )


def downgrade() -> None:
    """Drop this room's tables."""
    for statement in drop_sql("ticket", op.get_bind().dialect.name):
        op.execute(statement)
    for name in (
        "answer_template",
        "ticket_attachment",
        "ticket_tag",
        "ticket_link",
        "ticket_note",
        "ticket_move",
        "attachment_content",
        "ticket",
    ):
        op.drop_table(name)
