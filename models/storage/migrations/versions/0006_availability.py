"""Tables of the room «availability»."""

from __future__ import annotations

revision = "0006_availability"
down_revision: str | None = "0005_hours"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
