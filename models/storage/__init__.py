"""The database: engine, schema, journal of changes, listings and search, on SQLite and PostgreSQL."""
