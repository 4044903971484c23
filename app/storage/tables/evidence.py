"""What was shown, found and judged about a case; one row an entry."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class EvidenceNoteRow(ProjectedRow):
    """An item of the checklist was shown or waived. ``photos`` are hashes in JSON."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True)
    item = text_column()
    how = text_column()
    note = text_column()
    photos = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "evidence_note"


class AppraiserRow(ProjectedRow):
    """An appraiser that parties agreed on. ``agreed_by`` is a JSON list of parties."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True)
    name = text_column()
    agreed_by = text_column()
    how = text_column()
    at = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "appraiser"


class FindingRow(ProjectedRow):
    """What somebody found."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True)
    made_by = text_column()
    kind = text_column()
    result = text_column()
    proven = text_column()
    reason = text_column()
    confirmed_fake = number_column()
    before_sale = number_column()
    fee_minor = number_column()
    fee_advanced_by = text_column()
    seal_number = text_column()
    photos = text_column()
    at = number_column()
    actor = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "finding"


class FindingWithdrawalRow(ProjectedRow):
    """A finding no longer stands; ``finding`` is its entry in hex."""

    pk = AutoField()
    entry = BlobField(unique=True)
    finding = TextField(index=True)
    reason = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "finding_withdrawal"


class PanelRow(ProjectedRow):
    """A panel that was called. ``members`` is a JSON list of names."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True)
    members = text_column()
    quorum = number_column()
    until_ms = number_column()
    at = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "panel"


class PanelStrikeRow(ProjectedRow):
    """A side struck a member; ``panel`` is the panel's entry in hex."""

    pk = AutoField()
    entry = BlobField(unique=True)
    panel = TextField(index=True)
    party = text_column()
    member = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "panel_strike"


class PanelVoteRow(ProjectedRow):
    """A member's vote, not for any eyes before the panel is open."""

    pk = AutoField()
    entry = BlobField(unique=True)
    panel = TextField(index=True)
    member = text_column()
    finding = text_column()
    shares = text_column()
    dissent = text_column()
    at = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "panel_vote"
