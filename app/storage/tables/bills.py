"""Lines of bank, WeChat and Alipay files."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class BillLineRow(ProjectedRow):
    """One line, and what it was found to be; ``match`` is empty while nobody knows."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    number = text_column(index=True)
    source_id = text_column(index=True)
    at = number_column()
    tender = text_column()
    amount_minor = number_column()
    currency = text_column()
    counterparty = text_column()
    order_number = text_column()
    reference = text_column()
    sale = text_column()
    state = text_column()
    kind = text_column()
    note = text_column()
    file = text_column()
    asks = number_column()  # whether it is somebody's to explain while it has no match
    match = text_column(index=True)
    match_id = text_column(index=True)
    match_name = text_column()
    reason = text_column()
    matched_by = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "bill_line"
