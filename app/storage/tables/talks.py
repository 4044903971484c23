"""What was talked about on a case: offers, what was said to them, answers and reminders."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class OfferRow(ProjectedRow):
    """An amount that somebody offered. ``limit_minor`` is null where there is no limit."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    place = number_column()
    amount_minor = number_column()
    currency = text_column()
    made_by = text_column()
    target = text_column()
    says = text_column()
    valid_until = IntegerField(null=True)
    limit_minor = IntegerField(null=True)
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "offer"


class OfferWordRow(ProjectedRow):
    """An answer to an offer, an approval of it, a consent to it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    offer = TextField(index=True)
    what = text_column()
    how = text_column()
    who = text_column()
    note = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "offer_word"


class ConsignorAnswerRow(ProjectedRow):
    """What a consignor answered on a case; ``silent`` where her silence was taken as consent."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    answer = text_column()
    amount_minor = IntegerField(null=True)
    channel = text_column()
    note = text_column()
    decides = number_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "consignor_answer"


class ReminderRow(ProjectedRow):
    """A reminder that was sent; ``proof`` is empty where its arrival is not proved."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    party = text_column()
    channel = text_column()
    proof = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "reminder"
