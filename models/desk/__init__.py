"""The desk itself: its operators, journal, attachments and saved views."""
