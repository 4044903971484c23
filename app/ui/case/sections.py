"""Which layers a case has beside its overview, in the order of the row."""

from app.text.catalogue import translate
from app.ui.case.answers_section import AnswersSection
from app.ui.case.layers import Layer
from app.ui.case.offers_section import OffersSection

LAYERS: tuple[Layer, ...] = (
    Layer("offers", lambda: translate("Case", "Offers"), OffersSection),
    Layer("answers", lambda: translate("Case", "Answers and reminders"), AnswersSection),
)
