"""The shop's rules: conditions in one small safe language, ordered, versioned, always with why."""
