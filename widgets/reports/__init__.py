"""The reports on the screen: parameters, preview, saved reports."""
