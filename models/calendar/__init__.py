"""Days and working time of the desk."""
