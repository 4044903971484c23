"""Cases."""

from peewee import SQL, AutoField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class CaseRow(ProjectedRow):
    """A case. ``front_*`` is the track the queue looks at: claim first, then recovery."""

    pk = AutoField()
    id = TextField(unique=True)
    number = TextField(unique=True)
    opened_at = number_column()
    opened_by = text_column()
    visit = text_column(index=True)
    claimant = text_column()
    claimant_name = text_column()
    proof = text_column()
    proof_waived = text_column()
    item = TextField(null=True, index=True)
    sale = TextField(null=True)
    buyer = TextField(null=True, index=True)
    consignor = TextField(null=True, index=True)
    title = text_column()
    complaint = text_column()
    category = text_column(index=True)
    resolution = text_column()
    route_version = number_column()
    lane = text_column()
    arose = text_column()
    at_stake_minor = number_column()
    currency = text_column()
    claim_stage = text_column()
    claim_turn = text_column()
    claim_since = number_column()
    claim_due = IntegerField(null=True)
    claim_returns_to = text_column()
    claim_passed = TextField(constraints=[SQL("DEFAULT '[]'")])
    recovery_stage = text_column()
    recovery_turn = text_column()
    recovery_since = number_column()
    recovery_due = IntegerField(null=True)
    recovery_returns_to = text_column()
    recovery_passed = TextField(constraints=[SQL("DEFAULT '[]'")])
    front_stage = text_column()
    front_turn = text_column()
    front_due = IntegerField(null=True)
    is_open = number_column()
    closed_at = IntegerField(null=True)
    promised_at = IntegerField(null=True)
    promise_left_ms = IntegerField(null=True)
    promise_unit = TextField(constraints=[SQL("DEFAULT 'hours'")])
    identity = text_column()
    refunded_minor = number_column()
    cost_minor = number_column()
    loss_minor = number_column()
    settled_minor = number_column()
    shares = TextField(constraints=[SQL("DEFAULT '[]'")])
    split_round = number_column()
    mode = text_column()
    tags = TextField(constraints=[SQL("DEFAULT '[]'")])
    team = text_column()
    assignee = text_column()
    priority_points = number_column()
    hold_payout = number_column()
    required_evidence = TextField(constraints=[SQL("DEFAULT '[]'")])
    suggested_detour = text_column()
    evidence_missing = TextField(constraints=[SQL("DEFAULT '[]'")])
    confirmed_fake = number_column()
    made_clock = number_column()

    class Meta:
        """Orders of the queue, days of reports; SQLite ends each with the key: paging is exact."""

        table_name = "case_file"
        indexes = (
            (("is_open",), False),
            (("is_open", "front_due"), False),
            (("is_open", "front_turn", "front_due"), False),
            (("is_open", "at_stake_minor"), False),
            (("is_open", "promised_at"), False),
            (("is_open", "recovery_due"), False),
            (("front_due",), False),
            (("at_stake_minor",), False),
            (("opened_at",), False),
            (("closed_at",), False),
        )
