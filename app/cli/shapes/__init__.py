"""The JSON documents that commands answer with: stable keys, more may be added."""
