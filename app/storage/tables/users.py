"""Rows about who works in the shop. Secrets are no rows of these: they are in no journal."""

from peewee import IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class UserRow(ProjectedRow):
    """Somebody who works with the program."""

    pk = IntegerField(primary_key=True)
    id = TextField(unique=True)
    name = text_column(index=True)
    role = text_column()
    retired = number_column()
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "shop_user"


class PermissionRow(ProjectedRow):
    """A line of the permission table that the shop has edited."""

    id = TextField(primary_key=True)
    role = text_column()
    permission = text_column()
    granted = number_column()
    cap_minor = IntegerField(null=True)
    made_clock = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "permission"
