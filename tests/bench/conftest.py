"""Fixtures of the figures that live with the parts."""

from tests.parts.conftest import theme as theme
