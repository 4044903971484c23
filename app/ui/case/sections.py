"""Which layers a case has beside its overview, in the order of the row."""

from app.text.catalogue import translate
from app.ui.case.clocks_section import ClocksSection
from app.ui.case.layers import Layer

LAYERS: tuple[Layer, ...] = (
    Layer("dates", lambda: translate("Clocks", "Deadlines"), ClocksSection),
)
