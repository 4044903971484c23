"""Which layers a case has beside its overview, in the order of the row."""

from app.text.catalogue import translate
from app.ui.case.answers_section import AnswersSection
from app.ui.case.checklist_section import ChecklistSection
from app.ui.case.claims_section import ClaimsSection
from app.ui.case.clocks_section import ClocksSection
from app.ui.case.findings_section import FindingsSection
from app.ui.case.intake_section import IntakeSection
from app.ui.case.item_section import ItemSection
from app.ui.case.layers import Layer
from app.ui.case.offers_section import OffersSection
from app.ui.case.panel_section import PanelSection
from app.ui.case.recovery_section import RecoverySection
from app.ui.case.related_section import RelatedSection
from app.ui.case.similar_section import SimilarSection

LAYERS: tuple[Layer, ...] = (
    Layer("checklist", lambda: translate("Case", "Checklist"), ChecklistSection),
    Layer("findings", lambda: translate("Case", "Examination"), FindingsSection),
    Layer("panel", lambda: translate("Case", "Panel"), PanelSection),
    Layer("offers", lambda: translate("Case", "Offers"), OffersSection),
    Layer("answers", lambda: translate("Case", "Answers"), AnswersSection),
    Layer("claims", lambda: translate("Claims", "Claims"), ClaimsSection),
    Layer("recovery", lambda: translate("Case", "Recovery"), RecoverySection),
    Layer("dates", lambda: translate("Clocks", "Deadlines"), ClocksSection),
    Layer("item", lambda: translate("Case", "Item"), ItemSection),
    Layer("similar", lambda: translate("Case", "Similar"), SimilarSection),
    Layer("related", lambda: translate("Case", "Related"), RelatedSection),
    Layer("intake", lambda: translate("Case", "Intake"), IntakeSection),
)
