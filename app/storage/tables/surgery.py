"""Cases that belong together, appeals, photos put out of sight, slips that were printed."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class CaseLinkRow(ProjectedRow):
    """From one case to another; the way back is a row of its own."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_file = TextField(index=True)
    other = text_column()
    kind = text_column()
    leads = number_column()
    note = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "case_link"


class AppealRow(ProjectedRow):
    """One appeal; the newest of a case names its reviewer."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_file = TextField(index=True)
    at = number_column()
    by = text_column()
    reviewer = text_column()
    grounds = text_column()
    filed_by = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "appeal"


class HiddenPhotoRow(ProjectedRow):
    """A photo that no view and no paper shows; ``photo`` is the entry that added it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    photo = BlobField(index=True)
    at = number_column()
    actor = text_column()
    reason = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "hidden_photo"


class SlipRow(ProjectedRow):
    """A slip that was handed out. ``replaced_by`` is the code of the one that took its place."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_file = TextField(index=True)
    code = TextField(index=True)
    at = number_column()
    actor = text_column()
    replaced_by = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "slip"
