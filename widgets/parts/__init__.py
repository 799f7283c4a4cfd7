"""The mechanisms and building blocks that every page uses."""
