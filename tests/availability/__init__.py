"""Tests of the room «availability»."""
