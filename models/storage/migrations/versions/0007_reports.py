"""Tables of the room «reports»."""

from __future__ import annotations

revision = "0007_reports"
down_revision: str | None = "0006_availability"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
