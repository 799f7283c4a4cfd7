"""The application: entry points and wiring; the only floor that creates objects and connects them."""
