"""Tests of the room «journeys»."""
