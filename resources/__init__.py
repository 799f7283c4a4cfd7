"""Data only: icons, themes, fonts, texts, help, the agreement and the calendar."""
