"""Which layers a case has beside its overview, in the order of the row."""

from app.text.catalogue import translate
from app.ui.case.intake_section import IntakeSection
from app.ui.case.layers import Layer

LAYERS: tuple[Layer, ...] = (
    Layer("intake", lambda: translate("Case", "How it came in"), IntakeSection),
)
