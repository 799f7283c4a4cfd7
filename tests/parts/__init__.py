"""Tests of the room «parts»."""
