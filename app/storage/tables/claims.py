"""Claims against others with what became of them, and chargebacks."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class ClaimRow(ProjectedRow):
    """A claim, with the last answer to it and what has come so far."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    place = number_column()
    party = TextField(index=True)
    claimed_minor = number_column()
    insured_minor = IntegerField(null=True)
    currency = text_column()
    filed_on = text_column()
    reference = text_column()
    note = text_column()
    answer = text_column()
    accepted_minor = number_column()
    answered_on = text_column()
    letter = text_column()
    received_minor = number_column()
    received_on = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "claim"


class ClaimEventRow(ProjectedRow):
    """An answer to a claim, or money that came for it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    claim = TextField(index=True)
    what = text_column()  # an answer, or paid
    amount_minor = number_column()
    day = text_column()
    reference = text_column()
    tender = text_column()
    note = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "claim_event"


class ChargebackRow(ProjectedRow):
    """Money that a bank took back; ``outcome`` is empty while it has not decided."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    sale = TextField(index=True)
    amount_minor = number_column()
    fee_minor = number_column()
    tender = text_column()
    currency = text_column()
    reference = text_column()
    debited_on = text_column()
    reply_by = IntegerField(null=True)
    underlying = text_column()
    outcome = text_column()
    ended_on = text_column()
    goods_back = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "chargeback"
