"""Excel files: one safe writer and one tolerant reader."""
