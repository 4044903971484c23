"""What the fold itself keeps: batches, losers, clocks, what it does not know."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class ImportBatchRow(ProjectedRow):
    """One import: the action all its rows belong to."""

    id = TextField(primary_key=True)
    at = number_column()
    file = text_column()
    format = text_column()
    first_seq = number_column()
    last_seq = number_column()
    added = number_column()
    updated = number_column()
    undone = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "import_batch"


class RegisterLoserRow(ProjectedRow):
    """An edit that lost against a later clock: kept readable and flagged."""

    pk = AutoField()
    entry = BlobField()
    subject_type = text_column()
    subject = text_column()
    field = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "register_loser"


class FieldClockRow(ProjectedRow):
    """Clock of the last edit of a field, where that is later than its row's ``made_clock``."""

    pk = AutoField()
    subject_type = TextField()
    subject = TextField()
    field = TextField()
    clock = IntegerField()

    class Meta:
        """One clock a field."""

        table_name = "field_clock"
        indexes = ((("subject_type", "subject", "field"), True),)


class ParkedRow(ProjectedRow):
    """An entry of a kind or version this program does not know: kept, not understood."""

    pk = AutoField()
    entry = BlobField(unique=True)
    kind = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "parked"
