"""Which layers a case has beside its overview, in the order of the row."""

from app.text.catalogue import translate
from app.ui.case.item_section import ItemSection
from app.ui.case.layers import Layer
from app.ui.case.related_section import RelatedSection

LAYERS: tuple[Layer, ...] = (
    Layer("item", lambda: translate("Case", "The item"), ItemSection),
    Layer("related", lambda: translate("Case", "Related and mistakes"), RelatedSection),
)
