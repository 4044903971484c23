"""What a sale was made under, and what takes it back: rates, credit notes, falls in value."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class SaleTermsRow(ProjectedRow):
    """Of a sale that has any: its tax rule, a promise of compensation, money of another country."""

    pk = AutoField()
    sale = TextField(unique=True)
    tax_basis = text_column()
    tax_rate_bp = number_column()
    tax_bearer = text_column()
    promise_factor = number_column()
    paid_currency = text_column()
    paid_minor = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "sale_terms"


class ExchangeRateRow(ProjectedRow):
    """One unit of ``base`` is ``numerator / denominator`` of ``quote`` from this day on."""

    pk = AutoField()
    entry = BlobField(unique=True)
    base = TextField()
    quote = TextField()
    numerator = IntegerField()
    denominator = IntegerField()
    day = TextField()
    source = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "exchange_rate"


class CreditNoteRow(ProjectedRow):
    """The number under which a refund takes tax back."""

    pk = AutoField()
    entry = BlobField(unique=True)
    number = TextField(index=True)
    case_file = TextField(index=True)
    amount_minor = IntegerField()
    tax_minor = IntegerField()
    currency = TextField()

    class Meta:
        """Name as in the file."""

        table_name = "credit_note"


class ValueFallRow(ProjectedRow):
    """What a case was charged with because its item came back worth less; a resale adds another."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_file = TextField(index=True)
    item = TextField(index=True)
    old_minor = IntegerField()
    new_minor = IntegerField()
    charged_minor = IntegerField()
    mode = TextField()
    due = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "value_fall"
