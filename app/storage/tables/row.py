"""What all projected tables share: they follow the journal and are typed by SQLite itself."""

from peewee import SQL, IntegerField, Model, TextField


def text_column(*, index: bool = False) -> "TextField[str]":
    """Text that is empty where nothing is said."""
    return TextField(constraints=[SQL("DEFAULT ''")], index=index)


def number_column() -> "IntegerField[int]":
    """A number that is 0 where nothing is said."""
    return IntegerField(constraints=[SQL("DEFAULT 0")])


class ProjectedRow(Model):
    """A table that follows the journal."""

    class Meta:
        """Types are checked by SQLite itself."""

        strict_tables = True
