"""Objections to statements and how they ended."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class ObjectionRow(ProjectedRow):
    """What a consignor objects to; ``statement`` is the entry that issued it, line 0 all of it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    number = number_column()
    consignor = TextField(index=True)
    statement = BlobField(index=True)
    first_day = text_column()
    last_day = text_column()
    line = number_column()
    about_zh = text_column()
    about_en = text_column()
    words = text_column()
    by = text_column()
    channel = text_column()
    day = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "objection"


class ObjectionAnswerRow(ProjectedRow):
    """How an objection ended."""

    pk = AutoField()
    entry = BlobField(unique=True)
    objection = TextField(index=True)
    outcome = text_column()
    words = text_column()
    day = text_column()
    at = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "objection_answer"
