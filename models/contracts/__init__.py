"""Licensees, contracts, responsible persons, and the gate for technical support."""
