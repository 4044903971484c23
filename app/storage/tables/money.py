"""The books and what was printed from them."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class PostingRow(ProjectedRow):
    """One line of the books; debit positive."""

    pk = AutoField()
    entry = BlobField()
    account = TextField()
    party = text_column()
    minor = IntegerField()
    currency = TextField()
    booked_on = TextField()
    memo = text_column()
    case_id = TextField(null=True, index=True, column_name="case_id")
    sale = TextField(null=True, index=True)
    item = text_column(index=True)
    belongs_on = text_column()  # the day it belongs to, where that day's month was closed already

    class Meta:
        """An account, by party and day, and an entry's sum: both are read from the index alone."""

        table_name = "posting"
        indexes = (
            (("account", "currency", "party", "booked_on", "minor"), False),
            (("entry", "currency", "minor"), False),
            (("booked_on",), False),  # a month's report
        )


class StatementRow(ProjectedRow):
    """A statement that was issued: its period and closing balance are fixed."""

    pk = AutoField()
    consignor = TextField(index=True)
    first_day = TextField()
    last_day = TextField()
    currency = TextField()
    up_to = IntegerField()  # the last posting it holds
    opening_minor = IntegerField()
    closing_minor = IntegerField()
    lang = text_column()
    issued_at = number_column()
    entry = BlobField(unique=True)
    code = text_column(index=True)  # the check code on the paper; empty where none was kept
    issued_by = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "statement"
