"""Bringing in what another program exported: dry run, one action a file, undo of the batch."""

from app.services.imports.bringing_in import ImportReport, NoRowCameInError, import_file
from app.services.imports.taking_back import ImportUndone, undo_import

__all__ = ["ImportReport", "ImportUndone", "NoRowCameInError", "import_file", "undo_import"]
