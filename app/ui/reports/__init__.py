"""A month in figures, each of which opens its cases."""
