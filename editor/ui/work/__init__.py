"""Work beside the window's events, and the settings."""
