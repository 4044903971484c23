"""The same shop without a screen."""
