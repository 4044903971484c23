"""Schema steps for what is not projected: the journal and the device's own tables."""
