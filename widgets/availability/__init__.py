"""Screens of the room «availability»: its page, forms, panels and charts."""
