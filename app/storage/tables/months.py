"""Closed months, and what was paid for cases with or without an invoice."""

from peewee import SQL, AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class ClosedMonthRow(ProjectedRow):
    """A month that was closed; what is booked later falls after it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    month = TextField(unique=True)
    first_day = text_column()
    last_day = text_column()
    up_to = number_column()  # the last posting it could hold
    journal_head = text_column()
    checks = TextField(constraints=[SQL("DEFAULT '{}'")])
    trial = TextField(constraints=[SQL("DEFAULT '[]'")])
    closed_at = number_column()
    closed_by = text_column()
    pack_sha256 = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "closed_month"


class CostRow(ProjectedRow):
    """A cost that was paid for a case; ``invoice`` is empty where none was there."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    what = text_column()
    amount_minor = number_column()
    currency = text_column()
    paid_on = text_column()
    invoice = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "cost"


class InvoiceRow(ProjectedRow):
    """The invoice of a cost, which came after it was paid."""

    pk = AutoField()
    entry = BlobField(unique=True)
    cost = BlobField(index=True)
    number = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "invoice"
