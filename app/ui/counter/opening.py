"""A case is made of an intake."""

from app.domain.categories import UNCLASSIFIED
from app.domain.chat import PastedChat
from app.domain.custody import Handover
from app.domain.suggestions import Suggestion
from app.services.opening import OpenedCase, open_case
from app.services.shop import Shop
from app.services.visitors import Claimant
from app.text.catalogue import translate
from app.ui.counter.intake import Intake


def open_intake(
    shop: Shop, intake: Intake, *, opened_by: str, draft_id: str, suggested: Suggestion
) -> OpenedCase:
    """Open the case; its draft goes with the same commit. Raises what `open_case` refuses.

    ``suggested`` is what stood beside the category: what was chosen answers it.
    """
    handover = Handover(
        "in_shop",
        place=intake.place,
        condition=intake.condition,
        accessories=intake.accessories,
        received_from=intake.name,
    )
    return open_case(
        shop,
        complaint=intake.complaint + _tag_words(intake),
        opened_by=opened_by,
        sku=intake.sku,
        sale_number=intake.sale_number,
        claimant=Claimant(intake.claimant, intake.name, intake.phone, intake.consignor),
        category="" if intake.category == UNCLASSIFIED else intake.category,
        suggested=suggested if suggested.choices else None,
        resolution=intake.resolution,
        proof=intake.proof,
        photos=intake.photos,
        proof_photos=intake.proof_photos,
        chat=PastedChat(intake.chat, intake.customer) if intake.chat else None,
        visit=intake.visit,
        handover=handover if intake.handed_over and intake.sku else None,
        draft_id=draft_id,
    )


def _tag_words(intake: Intake) -> str:
    """A tag that no item carries is kept with the words: it may be found later."""
    if intake.sku or intake.sale_number or not intake.tag:
        return ""
    return "\n" + translate("Counter", "Tag: {tag}").format(tag=intake.tag)
