"""The timeline: what happened to a case, in sentences."""
