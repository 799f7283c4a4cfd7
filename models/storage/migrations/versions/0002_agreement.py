"""Tables of the room «agreement»."""

from __future__ import annotations

revision = "0002_agreement"
down_revision: str | None = "0001_storage"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
