"""Headless services that talk to the outside world; they know the models and nothing of the screen."""
