"""Excel reports on tickets: the register, the desk's work, errors in courses."""
