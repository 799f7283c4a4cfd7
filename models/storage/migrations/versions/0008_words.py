"""Tickets are found by stems without a fleeting vowel, and the words of an index can be read.

Desks whose index was made before get it anew; one that the revisions before this have just made holds nothing yet.
"""

from __future__ import annotations

import itertools

import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session

from models.storage.search import create_sql, setting_sql

revision = "0008_words"
down_revision: str | None = "0007_reports"
branch_labels = None
depends_on = None

BLOCK = 20_000


def upgrade() -> None:
    """Make the words readable, and index every ticket anew; nothing where the revisions before did so already."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        if "ticket_search_words" in sa.inspect(bind).get_table_names():
            return
        op.execute("drop table ticket_search")
        statements = [setting_sql("contract"), setting_sql("person"), create_sql("ticket", "sqlite")]
        for statement in itertools.chain(*statements):
            op.execute(statement)
    else:  # deleted rows are seen by others until the end: nobody waits
        op.execute("delete from ticket_search")
    _index_tickets(bind)


def _index_tickets(bind: sa.Connection) -> None:
    from models.tickets.operations.indexing import index_block  # the newest words: an index is no record

    last: int | None = 0
    with Session(bind=bind, join_transaction_mode="create_savepoint") as session:
        while last is not None:
            last = index_block(session, last, BLOCK)
        session.commit()


def downgrade() -> None:
    """Nothing: an older console finds its way in the newer index."""
