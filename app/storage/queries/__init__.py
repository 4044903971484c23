"""Reading for people: one module a subject, frozen rows out, nothing written."""
