"""Plans for what a consignor owes after she was paid."""

from peewee import AutoField, BlobField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class RecoveryPlanRow(ProjectedRow):
    """What was last agreed: the newest row of a ``plan`` counts. No money moves by it."""

    pk = AutoField()
    entry = BlobField(unique=True)
    plan = TextField(index=True)
    case_id = TextField(index=True, column_name="case_id")
    person = TextField(index=True)
    currency = text_column()
    amount_minor = number_column()
    method = text_column()
    instalments = text_column()  # JSON: [{"due_on", "minor"}]
    up_to = number_column()  # the last posting the books held then
    payer = text_column()
    note = text_column()
    is_cancelled = number_column()

    class Meta:
        """Name as in the file."""

        table_name = "recovery_plan"
