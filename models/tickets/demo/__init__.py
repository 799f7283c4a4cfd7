"""Sample data: a made-up registry and calls in realistic Russian, the same for the same seed, and marked as such."""
