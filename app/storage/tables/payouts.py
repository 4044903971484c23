"""What consignors are paid: credits and what covers them, payouts, runs, holds by hand."""

from peewee import SQL, AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class CreditRow(ProjectedRow):
    """What one item of one sale brought a consignor, and what payouts covered of it.

    ``value_minor`` is the sum of all that was booked on it but payouts. Movements that name no
    sale and no item share the row where both are empty. ``since`` is the day of the first.
    """

    pk = AutoField()
    party = TextField()
    currency = TextField()
    sale = text_column()
    item = text_column()
    since = text_column()
    value_minor = number_column()
    covered_minor = number_column()

    class Meta:
        """A sale finds its credits; what is open is found without what is done."""

        table_name = "credit"
        indexes = (
            (("sale", "item", "party", "currency"), True),
            SQL(
                'CREATE INDEX "credit_open" ON "credit"'
                ' ("party", "currency", "since", "value_minor", "covered_minor")'
                ' WHERE "value_minor" <> "covered_minor"'
            ),
        )


class PayoutRow(ProjectedRow):
    """Money paid to a consignor. ``state``: made, then at most once reversed or returned."""

    pk = AutoField()
    entry = BlobField(unique=True)
    number = TextField(unique=True)
    run = text_column(index=True)
    person = TextField(index=True)
    amount_minor = number_column()
    currency = text_column()
    tender = text_column()
    payee = text_column()
    account = text_column()
    paid_on = text_column()
    at = number_column()
    actor = text_column()
    state = TextField(constraints=[SQL("DEFAULT 'made'")])
    state_reason = text_column()
    state_on = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "payout"


class PayoutRunRow(ProjectedRow):
    """Payouts that were made together."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    number = TextField(unique=True)
    currency = text_column()
    made_on = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "payout_run"


class PayoutSentRow(ProjectedRow):
    """A run, or a payout on its own, went to the bank. ``target`` is its number."""

    pk = AutoField()
    entry = BlobField(unique=True)
    target = TextField(index=True)
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "payout_sent"


class PayoutHoldRow(ProjectedRow):
    """Somebody holds an item's money, or (both empty) all of a consignor's."""

    pk = AutoField()
    entry = BlobField(unique=True)
    id = TextField(unique=True)
    person = TextField(index=True)
    sale = text_column()
    item = text_column()
    reason = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "payout_hold"


class PayoutLiftRow(ProjectedRow):
    """A hold by hand is over."""

    pk = AutoField()
    entry = BlobField(unique=True)
    hold = TextField(index=True)

    class Meta:
        """Name as in the file."""

        table_name = "payout_lift"


class PayoutReleaseRow(ProjectedRow):
    """The owner lets a held credit be paid up to a level; one row a credit of the release."""

    pk = AutoField()
    entry = BlobField(index=True)
    person = TextField()
    sale = text_column()
    item = text_column()
    currency = text_column()
    level_minor = number_column()
    over = text_column()  # JSON: the keys of the reasons it is about

    class Meta:
        """A credit finds its releases."""

        table_name = "payout_release"
        indexes = ((("person", "sale", "item"), False),)
