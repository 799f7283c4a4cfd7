"""Excel report on contracts and their responsible persons."""
