"""Licensees, contracts, people and their appointments, with the trigger that refuses a third person at a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.storage.base import Id, SortKey
from models.storage.search import create_sql, drop_sql

revision = "0003_contracts"
down_revision: str | None = "0002_agreement"
branch_labels = None
depends_on = None

# The number of persons can only rise on a day of appointment, so those days inside the new span are looked at.
THIRD_PERSON = """
    SELECT 1 FROM (
        SELECT NEW.appointed_on AS day
        UNION
        SELECT started.appointed_on FROM appointment AS started
        WHERE started.contract_id = NEW.contract_id AND started.id <> NEW.id
            AND started.appointed_on >= NEW.appointed_on
            AND (NEW.ended_on IS NULL OR started.appointed_on < NEW.ended_on)
    ) AS days
    WHERE (NEW.ended_on IS NULL OR days.day < NEW.ended_on)
        AND (
            SELECT count(*) FROM appointment AS other
            WHERE other.contract_id = NEW.contract_id AND other.id <> NEW.id
                AND other.appointed_on <= days.day
                AND (other.ended_on IS NULL OR days.day < other.ended_on)
        ) >= 2
"""

# The contract's row is locked first, so that two consoles cannot both count «one so far».
POSTGRESQL = f"""
CREATE FUNCTION appointment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM contract WHERE id = NEW.contract_id FOR UPDATE;
    IF EXISTS ({THIRD_PERSON}) THEN
        RAISE EXCEPTION 'a contract has at most two responsible persons at a time' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
"""


def upgrade() -> None:
    """Create the tables and their guard."""
    _create_organisations()
    _create_contracts()
    _create_people()
    _create_appointments()
    _create_guard()
    for entity in ("contract", "person"):
        for statement in create_sql(entity, op.get_bind().dialect.name):
            op.execute(statement)


def _create_organisations() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("locality", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("identity", SortKey, nullable=False),
        sa.Column("name_key", SortKey, nullable=False),
        sa.Column("locality_key", SortKey, nullable=False),
        sa.Column("region_key", SortKey, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("identity", name=op.f("uq_organisation_identity")),
    )
    op.create_index("ix_organisation_name_key", "organisation", ["name_key"])


def _create_contracts() -> None:
    op.create_table(
        "contract",
        sa.Column("id", Id, nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("number_key", SortKey, nullable=False),
        sa.Column("number_sort", SortKey, nullable=False),
        sa.Column("organisation_id", Id, nullable=False),
        sa.Column("signed_on", sa.Date()),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("quota_minutes", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("number_key", name=op.f("uq_contract_number_key")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_contract_term")),
        sa.CheckConstraint("quota_minutes >= 0", name=op.f("ck_contract_quota")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_contract_organisation_id_organisation")
        ),
    )
    op.create_index("ix_contract_number_sort", "contract", ["number_sort"])
    op.create_index("ix_contract_organisation_id", "contract", ["organisation_id"])
    op.create_index("ix_contract_ends_on", "contract", ["ends_on"])


def _create_people() -> None:
    op.create_table(
        "person",
        sa.Column("id", Id, nullable=False),
        sa.Column("organisation_id", Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", SortKey, nullable=False),
        sa.Column("name_sort", SortKey, nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("phone_raw", sa.String(), nullable=False),
        sa.Column("phone", sa.String()),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_person_organisation_id_organisation")
        ),
    )
    op.create_index("ix_person_organisation_id", "person", ["organisation_id", "name_key"])
    op.create_index("ix_person_name_sort", "person", ["name_sort"])


def _create_appointments() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", Id, nullable=False),
        sa.Column("contract_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("appointed_on", sa.Date(), nullable=False),
        sa.Column("trained_on", sa.Date()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("replaces_id", Id),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.CheckConstraint("ended_on IS NULL OR ended_on >= appointed_on", name=op.f("ck_appointment_span")),
        sa.CheckConstraint("place IN (1, 2)", name=op.f("ck_appointment_place")),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contract.id"], name=op.f("fk_appointment_contract_id_contract")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appointment_person_id_person")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["appointment.id"], name=op.f("fk_appointment_replaces_id_appointment")
        ),
    )
    op.create_index("ix_appointment_contract_id", "appointment", ["contract_id", "appointed_on"])
    op.create_index("ix_appointment_person_id", "appointment", ["person_id"])


def _create_guard() -> None:
    """Refuse a third person in the database itself, on both engines."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL)
        op.execute(
            "CREATE TRIGGER appointment_guard BEFORE INSERT OR UPDATE ON appointment "
            "FOR EACH ROW EXECUTE FUNCTION appointment_guard()"
        )
        return
    # In SQLite NEW.id of an INSERT is not yet known before the row is there, so the guard comes after it.
    for verb in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER appointment_guard_{verb.lower()} AFTER {verb} ON appointment "
            f"WHEN EXISTS ({THIRD_PERSON}) "
            "BEGIN SELECT RAISE(ABORT, 'a contract has at most two responsible persons at a time'); END"
        )


def downgrade() -> None:
    """Drop the tables and their guard."""
    for entity in ("person", "contract"):
        for statement in drop_sql(entity, op.get_bind().dialect.name):
            op.execute(statement)
    op.drop_table("appointment")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION appointment_guard()")
    op.drop_table("person")
    op.drop_table("contract")
    op.drop_table("organisation")
