"""Rows of the shop's rules and teams."""

from peewee import SQL, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class RuleRow(ProjectedRow):
    """A rule; ``actions`` is JSON with the effects that are set."""

    id = TextField(primary_key=True)
    zh = text_column()
    en = text_column()
    condition = text_column()
    actions = TextField(constraints=[SQL("DEFAULT '{}'")])
    stop = number_column()
    enabled = IntegerField(constraints=[SQL("DEFAULT 1")])
    place = number_column()
    version = IntegerField(constraints=[SQL("DEFAULT 1")])
    retired = number_column()
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "rule"


class TeamRow(ProjectedRow):
    """A team; ``members`` is a JSON list of names."""

    id = TextField(primary_key=True)
    zh = text_column()
    en = text_column()
    members = TextField(constraints=[SQL("DEFAULT '[]'")])
    retired = number_column()
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "team"
