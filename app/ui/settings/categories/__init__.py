"""The category tree in the settings."""
