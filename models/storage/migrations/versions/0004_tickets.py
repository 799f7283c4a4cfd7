"""Tables of the room «tickets»."""

from __future__ import annotations

revision = "0004_tickets"
down_revision: str | None = "0003_contracts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
