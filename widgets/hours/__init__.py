"""Screens of the room «hours»: its page, forms, panels and charts."""
