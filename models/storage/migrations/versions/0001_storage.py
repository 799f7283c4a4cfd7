"""Tables of the room «storage»."""

from __future__ import annotations

revision = "0001_storage"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
