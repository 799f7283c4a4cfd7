"""Screens of the room «tickets»: its page, forms, panels and charts."""
