"""Papers: PDF bytes from frozen report models; nothing is queried in here."""
