"""The rules of after-sales in plain Python: no Qt, no SQL, no files, no clock of its own."""
