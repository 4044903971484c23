"""Files of other programs, read into frozen incoming rows."""
