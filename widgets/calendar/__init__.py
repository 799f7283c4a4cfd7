"""Screens of the room «calendar»: its page, forms, panels and charts."""
