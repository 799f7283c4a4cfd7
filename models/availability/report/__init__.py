"""Excel reports on availability: the year of every component, and everything the agreement promises on one page."""
