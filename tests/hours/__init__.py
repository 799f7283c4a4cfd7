"""Tests of the room «hours»."""
