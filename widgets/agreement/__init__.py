"""Screens of the room «agreement»: its page, forms, panels and charts."""
