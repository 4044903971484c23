"""What of ours has been entered in the till program."""

from peewee import AutoField, BlobField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class TillEnteredRow(ProjectedRow):
    """Somebody entered the money of one journal entry in the till program."""

    pk = AutoField()
    entry = BlobField(unique=True)
    what = BlobField(index=True)
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "till_entered"
