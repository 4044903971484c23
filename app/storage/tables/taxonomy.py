"""Moves of the category tree that stand."""

from peewee import AutoField, BlobField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class BranchMoveRow(ProjectedRow):
    """One branch merged, split or moved; which cases went is in its entry alone."""

    pk = AutoField()
    entry = BlobField(unique=True)
    at = number_column()
    actor = text_column()
    kind = text_column()
    source = text_column()
    target = text_column()
    cases = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "branch_move"
