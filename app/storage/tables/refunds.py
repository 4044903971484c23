"""Refunds: one row an attempt, and how far it has got."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class RefundRow(ProjectedRow):
    """Money that goes back to a buyer. ``number`` is empty where refunds were not numbered yet."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    number = text_column(index=True)
    case_id = TextField(index=True, column_name="case_id")
    sale = text_column(index=True)
    item = text_column()
    buyer = text_column()
    amount_minor = number_column()
    currency = text_column()
    tender = text_column()
    paid_with = text_column()
    payment_reference = text_column()
    payee = text_column()
    reason = text_column()
    state = text_column(index=True)
    ordered_at = number_column()
    ordered_by = text_column()
    settled_at = IntegerField(null=True)
    settled_by = text_column()
    note = text_column()
    instead_of = text_column()
    replaced_by = text_column()
    owed = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "refund"
