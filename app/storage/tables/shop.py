"""Rows about the shop itself."""

from peewee import TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class SettingRow(ProjectedRow):
    """One shop setting; ``value`` is JSON."""

    key = TextField(primary_key=True)
    value = TextField()
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "setting"


class BranchRow(ProjectedRow):
    """A branch of the category tree."""

    id = TextField(primary_key=True)
    zh = text_column()
    en = text_column()
    retired = number_column()
    moved_to = text_column()  # where a retired one's cases went
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "branch"


class DefaultShareRow(ProjectedRow):
    """Default shares of a category: ``shares`` is JSON {party: basis points}."""

    id = TextField(primary_key=True)  # category/when
    category = text_column()
    arose = text_column()
    item_class = text_column()
    shares = text_column()
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "default_share"


class SlaRow(ProjectedRow):
    """Time limits of a trunk."""

    id = TextField(primary_key=True)
    first_reply_hours = number_column()
    resolve_hours = number_column()
    resolve_days = number_column()
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "sla"
