"""Screens of the room «contracts»: its page, forms, panels and charts."""
