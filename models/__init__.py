"""The data and its rules; never imports Qt, so everything here runs headless."""
