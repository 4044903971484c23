"""SQLite: the journal, the tables that follow it, queries, search and migrations."""
