"""What people decided about categories, and the models that learned from it."""

from peewee import AutoField, BlobField, IntegerField, TextField

from app.storage.tables.row import ProjectedRow, number_column, text_column


class CategoryDecisionRow(ProjectedRow):
    """A person put a case into a category, at the counter or later; rules and imports do not."""

    pk = AutoField()
    entry = BlobField(unique=True)
    action = BlobField(index=True)
    case_id = TextField(index=True, column_name="case_id")
    category = text_column()
    at = IntegerField(index=True)

    class Meta:
        """Name as in the file."""

        table_name = "category_decision"


class SuggestionAnswerRow(ProjectedRow):
    """What a person said to one suggestion."""

    pk = AutoField()
    entry = BlobField(unique=True)
    case_id = TextField(index=True, column_name="case_id")
    at = number_column()
    actor = text_column()
    suggested = text_column()
    confidence_pm = number_column()
    source = text_column()
    model = text_column()
    second = text_column()
    rule = text_column(index=True)  # every suggestion asks how often rules were right
    answer = text_column()
    category = text_column()
    told_by = text_column()
    reason = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "suggestion_answer"


class TrainedModelRow(ProjectedRow):
    """A training that took place; figures and judged cases are JSON."""

    pk = AutoField()
    entry = BlobField(unique=True)
    digest = text_column(index=True)
    at = number_column()
    actor = text_column()
    cases = number_column()
    seed = number_column()
    until = number_column()
    replaced = text_column()
    kept = number_column()
    why = text_column()
    champion = text_column()
    challenger = text_column()
    judged = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "trained_model"


class ModelChoiceRow(ProjectedRow):
    """Which model was put to use; the newest row counts, none is the built-in one."""

    pk = AutoField()
    entry = BlobField(unique=True)
    digest = text_column()
    at = number_column()
    actor = text_column()
    why = text_column()

    class Meta:
        """Name as in the file."""

        table_name = "model_choice"
