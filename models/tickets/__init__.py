"""Tickets of the technical line: life cycle, search, history."""
