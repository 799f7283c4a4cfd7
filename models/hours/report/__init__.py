"""Excel reports on the methodology hours: the ledger of all contracts, and one contract's statement to sign."""
