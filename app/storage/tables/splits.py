"""Who said what to a split, and how past losses were divided."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class SplitWordRow(ProjectedRow):
    """A party confirmed one round of a case's split, or objected to it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    round = number_column()
    party = text_column()
    what = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "split_word"


class SettledSplitRow(ProjectedRow):
    """How a loss was charged, with what makes cases alike; one row a settlement or correction."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    settled_on = TextField(index=True)  # the day it is booked on
    category = text_column()
    trunk = text_column()
    arose = text_column()
    item_class = text_column()
    shop_bp = number_column()
    consignor_bp = number_column()
    carrier_bp = number_column()
    buyer_bp = number_column()
    third_bp = number_column()

    class Meta:
        """The newest alike are found without a walk: SQLite ends an index with the key."""

        table_name = "settled_split"
        indexes = (
            (("category", "arose", "item_class"), False),
            (("trunk", "arose", "item_class"), False),
        )
