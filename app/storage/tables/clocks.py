"""Deadlines that others set."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class CaseClockRow(ProjectedRow):
    """What was last said of a deadline: the newest row of a ``clock`` counts."""

    pk = AutoField()
    entry = BlobField(unique=True)
    clock = TextField(index=True)
    case_id = TextField(index=True, column_name="case_id")
    kind = text_column()
    from_ms = number_column()
    warn_ms = number_column()
    due_ms = number_column()
    carrier = text_column()
    note = text_column()
    is_done = number_column()

    class Meta:
        """By day, for the calendar."""

        table_name = "case_clock"
        indexes = ((("is_done", "due_ms"), False),)
