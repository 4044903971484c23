"""What was agreed with consignors, version by version."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, text_column


class ContractRow(ProjectedRow):
    """One version; ``holder`` is a person's id, or empty for the shop's standard contract."""

    pk = AutoField()
    entry = BlobField(unique=True)
    holder = text_column(index=True)
    version = IntegerField()
    valid_from = TextField()
    terms = TextField()

    class Meta:
        """Name as in the file."""

        table_name = "contract"
