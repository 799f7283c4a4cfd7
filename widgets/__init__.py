"""Everything seen and touched; no SQL and no rule lives here."""
