"""The projected tables: what the journal's fold looks like. All can be dropped and replayed.

Row classes are the one definition of these tables: their DDL is made from them. They never leave
this package, and queries are plain SQL: hot lists cannot afford row objects.

Integer ``pk`` follows the fold order, so newest first is ``pk DESC`` and a search row shares its
subject's ``pk``. ``made_clock`` is the clock of the entry that made a row edited by registers.
"""

from peewee import SQL, AutoField, BlobField, IntegerField, Model, TextField


def _text(*, index: bool = False) -> "TextField[str]":
    return TextField(constraints=[SQL("DEFAULT ''")], index=index)


def _number() -> "IntegerField[int]":
    return IntegerField(constraints=[SQL("DEFAULT 0")])


class ProjectedRow(Model):
    """A table that follows the journal."""

    class Meta:
        """Types are checked by SQLite itself."""

        strict_tables = True


class SettingRow(ProjectedRow):
    """One shop setting; ``value`` is JSON."""

    key = TextField(primary_key=True)
    value = TextField()
    made_clock = _number()

    class Meta:
        """Name as in the file."""

        table_name = "setting"


class BranchRow(ProjectedRow):
    """A branch of the category tree."""

    id = TextField(primary_key=True)
    zh = _text()
    en = _text()
    retired = _number()
    made_clock = _number()

    class Meta:
        """Name as in the file."""

        table_name = "branch"


class DefaultShareRow(ProjectedRow):
    """Default shares of a category: ``shares`` is JSON {party: basis points}."""

    id = TextField(primary_key=True)  # category/when
    category = _text()
    arose = _text()
    shares = _text()
    made_clock = _number()

    class Meta:
        """Name as in the file."""

        table_name = "default_share"


class SlaRow(ProjectedRow):
    """Time limits of a trunk."""

    id = TextField(primary_key=True)
    first_reply_hours = _number()
    resolve_hours = _number()
    resolve_days = _number()
    made_clock = _number()

    class Meta:
        """Name as in the file."""

        table_name = "sla"


class PersonRow(ProjectedRow):
    """A consignor or buyer. ``phone_end`` is the phone's digits backwards, for its end."""

    pk = AutoField()
    id = TextField(unique=True)
    number = _text(index=True)
    name = _text(index=True)
    company = _text()
    phone = _text()
    phone_end = _text(index=True)
    email = _text()
    address = _text()
    note = _text()
    is_consignor = _number()
    split_bp = IntegerField(null=True)
    language = _text()
    source_id = TextField(null=True, unique=True)
    made_clock = _number()

    class Meta:
        """Name as in the file."""

        table_name = "person"


class ItemRow(ProjectedRow):
    """An item in the shop's care, and where it is."""

    pk = AutoField()
    id = TextField(unique=True)
    sku = TextField(unique=True)
    title = _text()
    brand = _text()
    item_class = _text()
    category = _text()
    size = _text()
    color = _text()
    description = _text()
    condition = _text()
    serial = _text()
    accessories = TextField(constraints=[SQL("DEFAULT '[]'")])
    price_minor = _number()
    currency = _text()
    split_bp = _number()
    consignor = TextField(null=True, index=True)
    status = TextField(constraints=[SQL("DEFAULT 'active'")])
    received_on = _text()
    quantity = IntegerField(constraints=[SQL("DEFAULT 1")])
    custody = TextField(constraints=[SQL("DEFAULT 'in_shop'")])
    place = _text()
    has_baseline = _number()
    source_id = TextField(null=True, unique=True)
    made_clock = _number()

    class Meta:
        """Name as in the file."""

        table_name = "item"


class SaleRow(ProjectedRow):
    """A receipt."""

    pk = AutoField()
    id = TextField(unique=True)
    number = TextField(index=True)
    sold_at = _number()
    sold_on = _text()
    buyer = TextField(null=True, index=True)
    currency = _text()
    total_minor = _number()
    tender = _text()
    payment_reference = _text(index=True)
    refunded_minor = _number()
    is_void = _number()
    is_history = _number()
    shipped = _number()
    source_id = TextField(null=True, unique=True)

    class Meta:
        """Amount and date find a sale whose receipt is gone."""

        table_name = "sale"
        indexes = ((("total_minor", "sold_on"), False),)


class SaleLineRow(ProjectedRow):
    """One item of a receipt."""

    pk = AutoField()
    sale = TextField(index=True)
    item = TextField(null=True, index=True)
    sku = _text()
    title = _text()
    price_minor = _number()
    consignor = TextField(null=True)
    consignor_minor = _number()
    commission_minor = _number()
    tax_minor = _number()

    class Meta:
        """Name as in the file."""

        table_name = "sale_line"


class CaseRow(ProjectedRow):
    """A case. ``front_*`` is the track the queue looks at: claim first, then recovery."""

    pk = AutoField()
    id = TextField(unique=True)
    number = TextField(unique=True)
    opened_at = _number()
    opened_by = _text()
    claimant = _text()
    item = TextField(null=True, index=True)
    sale = TextField(null=True)
    buyer = TextField(null=True, index=True)
    consignor = TextField(null=True, index=True)
    title = _text()
    complaint = _text()
    category = _text(index=True)
    resolution = _text()
    route_version = _number()
    lane = _text()
    arose = _text()
    at_stake_minor = _number()
    currency = _text()
    claim_stage = _text()
    claim_turn = _text()
    claim_due = IntegerField(null=True)
    claim_returns_to = _text()
    recovery_stage = _text()
    recovery_turn = _text()
    recovery_due = IntegerField(null=True)
    recovery_returns_to = _text()
    front_stage = _text()
    front_turn = _text()
    front_due = IntegerField(null=True)
    is_open = _number()
    closed_at = IntegerField(null=True)
    promised_at = IntegerField(null=True)
    identity = _text()
    refunded_minor = _number()
    cost_minor = _number()
    loss_minor = _number()
    settled_minor = _number()
    shares = TextField(constraints=[SQL("DEFAULT '[]'")])
    mode = _text()
    made_clock = _number()

    class Meta:
        """The queue's orders; SQLite ends every index with the key that makes paging exact."""

        table_name = "case_file"
        indexes = (
            (("is_open",), False),
            (("is_open", "front_due"), False),
            (("is_open", "front_turn", "front_due"), False),
            (("is_open", "at_stake_minor"), False),
            (("front_due",), False),
            (("at_stake_minor",), False),
        )


class PhotoRow(ProjectedRow):
    """A photo of a case or item; the picture itself is a file named by its hash."""

    pk = AutoField()
    sha256 = TextField(index=True)
    subject_type = _text()
    subject = TextField(index=True)
    role = _text()
    width_px = _number()
    height_px = _number()
    taken_at = _text()
    added_at = _number()
    entry = BlobField(unique=True)

    class Meta:
        """Name as in the file."""

        table_name = "photo"


class CustodyRow(ProjectedRow):
    """One handover."""

    pk = AutoField()
    item = TextField(index=True)
    subject = _text()
    at = _number()
    source = _text()
    target = _text()
    place = _text()
    condition = _text()
    accessories = _text()
    waybill = _text()

    class Meta:
        """Name as in the file."""

        table_name = "custody"


class BaselineRow(ProjectedRow):
    """A record of how the item was at intake or sale."""

    pk = AutoField()
    entry = BlobField(unique=True)
    item = TextField(index=True)
    at = _number()
    moment = _text()
    condition = _text()
    serial = _text()
    accessories = _text()

    class Meta:
        """Name as in the file."""

        table_name = "baseline"


class PostingRow(ProjectedRow):
    """One line of the books; debit positive."""

    pk = AutoField()
    entry = BlobField()
    account = TextField()
    party = _text()
    minor = IntegerField()
    currency = TextField()
    booked_on = TextField()
    memo = _text()
    case_id = TextField(null=True, index=True, column_name="case_id")
    sale = TextField(null=True, index=True)
    item = _text()

    class Meta:
        """A party's account by day is what statements read."""

        table_name = "posting"
        indexes = ((("account", "party", "booked_on"), False),)


class StatementRow(ProjectedRow):
    """A statement that was issued: its period and closing balance are fixed."""

    pk = AutoField()
    consignor = TextField(index=True)
    first_day = TextField()
    last_day = TextField()
    currency = TextField()
    up_to = IntegerField()  # the last posting it holds
    opening_minor = IntegerField()
    closing_minor = IntegerField()
    lang = _text()
    issued_at = _number()
    entry = BlobField(unique=True)

    class Meta:
        """Name as in the file."""

        table_name = "statement"


class ImportBatchRow(ProjectedRow):
    """One import: the action all its rows belong to."""

    id = TextField(primary_key=True)
    at = _number()
    file = _text()
    format = _text()
    first_seq = _number()
    last_seq = _number()
    added = _number()
    updated = _number()
    undone = _number()

    class Meta:
        """Name as in the file."""

        table_name = "import_batch"


class RegisterLoserRow(ProjectedRow):
    """An edit that lost against a later clock: kept readable and flagged."""

    pk = AutoField()
    entry = BlobField()
    subject_type = _text()
    subject = _text()
    field = _text()

    class Meta:
        """Name as in the file."""

        table_name = "register_loser"


class FieldClockRow(ProjectedRow):
    """Clock of the last edit of a field, where that is later than its row's ``made_clock``."""

    pk = AutoField()
    subject_type = TextField()
    subject = TextField()
    field = TextField()
    clock = IntegerField()

    class Meta:
        """One clock a field."""

        table_name = "field_clock"
        indexes = ((("subject_type", "subject", "field"), True),)


class ParkedRow(ProjectedRow):
    """An entry of a kind or version this program does not know: kept, not understood."""

    pk = AutoField()
    entry = BlobField(unique=True)
    kind = _text()

    class Meta:
        """Name as in the file."""

        table_name = "parked"


PROJECTED: tuple[type[ProjectedRow], ...] = (
    SettingRow,
    BranchRow,
    DefaultShareRow,
    SlaRow,
    PersonRow,
    ItemRow,
    SaleRow,
    SaleLineRow,
    CaseRow,
    PhotoRow,
    CustodyRow,
    BaselineRow,
    PostingRow,
    StatementRow,
    ImportBatchRow,
    RegisterLoserRow,
    FieldClockRow,
    ParkedRow,
)
SEARCH_TABLES = ("case_search", "item_search", "person_search")
PREFIXES = (2, 3)  # beginnings of words, by their letters, that the search tables index too

# Raised whenever a table above or a projector changes what replay gives.
PROJECTION_VERSION = 2
