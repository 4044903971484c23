"""Groups of commands: every name, what it is for, and the area it comes from."""
