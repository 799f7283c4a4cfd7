"""The ledger of methodology hours."""
