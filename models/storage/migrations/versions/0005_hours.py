"""Tables of the room «hours»."""

from __future__ import annotations

revision = "0005_hours"
down_revision: str | None = "0004_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
