"""Tables of the room «contracts»."""

from __future__ import annotations

revision = "0003_contracts"
down_revision: str | None = "0002_agreement"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create this room's tables."""


def downgrade() -> None:
    """Drop this room's tables."""
