"""Which layers a case has beside its overview, in the order of the row."""

from app.ui.case.layers import Layer

LAYERS: tuple[Layer, ...] = ()
