"""People, items, their handovers and records, sales."""

from peewee import SQL, AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class PersonRow(ProjectedRow):
    """A consignor, a buyer, or somebody outside of a ``kind`` (carrier, insurer, third).

    ``phone_end`` is the phone's digits backwards, for its end.
    """

    pk = AutoField()
    id = TextField(unique=True)
    number = text_column(index=True)
    name = text_column(index=True)
    company = text_column()
    phone = text_column()
    phone_end = text_column(index=True)
    email = text_column()
    address = text_column()
    note = text_column()
    is_consignor = number_column()
    split_bp = IntegerField(null=True)
    language = text_column()
    rating = text_column()
    decides_up_to_minor = number_column()
    settle_up_to_minor = number_column()
    silence_clause = number_column()
    payee = text_column()
    account = text_column()
    pay_by = text_column()
    kind = text_column()
    source_id = TextField(null=True, unique=True)
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "person"


class ItemRow(ProjectedRow):
    """An item in the shop's care, and where it is."""

    pk = AutoField()
    id = TextField(unique=True)
    sku = TextField(unique=True)
    title = text_column()
    brand = text_column()
    item_class = text_column()
    category = text_column()
    size = text_column()
    color = text_column()
    description = text_column()
    condition = text_column()
    serial = text_column()
    accessories = TextField(constraints=[SQL("DEFAULT '[]'")])
    price_minor = number_column()
    currency = text_column()
    split_bp = number_column()
    consignor = TextField(null=True, index=True)
    status = TextField(constraints=[SQL("DEFAULT 'active'")])
    received_on = text_column()
    quantity = IntegerField(constraints=[SQL("DEFAULT 1")])
    custody = TextField(constraints=[SQL("DEFAULT 'in_shop'")])
    place = text_column()
    has_baseline = number_column()
    source_id = TextField(null=True, unique=True)
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "item"


class CustodyRow(ProjectedRow):
    """One handover."""

    pk = AutoField()
    item = TextField(index=True)
    subject = text_column()
    at = number_column()
    source = text_column()
    target = text_column()
    place = text_column()
    condition = text_column()
    accessories = text_column()
    waybill = text_column()
    seal = text_column()
    signature = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "custody"


class BaselineRow(ProjectedRow):
    """A record of how the item was at intake or sale."""

    pk = AutoField()
    entry = BlobField(unique=True)
    item = TextField(index=True)
    at = number_column()
    moment = text_column()
    condition = text_column()
    serial = text_column()
    accessories = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "baseline"


class PhotoRow(ProjectedRow):
    """A photo of a case or item; the picture is a file named by its hash.

    ``shot`` is the item of the evidence checklist that it shows.
    """

    pk = AutoField()
    sha256 = TextField(index=True)
    subject_type = text_column()
    subject = TextField(index=True)
    role = text_column()
    shot = text_column()
    width_px = number_column()
    height_px = number_column()
    taken_at = text_column()
    added_at = number_column()
    entry = BlobField(unique=True)

    class Meta:
        """Name as in the file."""

        table_name = "photo"


class SaleRow(ProjectedRow):
    """A receipt."""

    pk = AutoField()
    id = TextField(unique=True)
    number = TextField(index=True)
    sold_at = number_column()
    sold_on = text_column()
    buyer = TextField(null=True, index=True)
    currency = text_column()
    total_minor = number_column()
    tender = text_column()
    payment_reference = text_column(index=True)
    refunded_minor = number_column()
    is_void = number_column()
    is_history = number_column()
    shipped = number_column()
    source_id = TextField(null=True, unique=True)

    class Meta:
        """Amount and date find a sale whose receipt is gone; a month's sales are added up."""

        table_name = "sale"
        indexes = (
            (("total_minor", "sold_on"), False),
            (("sold_on",), False),
        )


class SaleLineRow(ProjectedRow):
    """One item of a receipt."""

    pk = AutoField()
    sale = TextField(index=True)
    item = TextField(null=True, index=True)
    sku = text_column()
    title = text_column()
    price_minor = number_column()
    consignor = TextField(null=True)
    consignor_minor = number_column()
    commission_minor = number_column()
    tax_minor = number_column()
    contract = text_column()  # the version it was sold under, its entry in hex

    class Meta:
        """Name as in the file."""

        table_name = "sale_line"
