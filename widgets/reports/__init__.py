"""Screens of the room «reports»: its page, forms, panels and charts."""
