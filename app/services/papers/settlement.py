"""The one-off settlement that is signed once an amount is agreed on with the buyer."""

from app.documents.paper import Paper
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.offers import agreed_offer
from app.domain.papers import SettlementSlipModel
from app.domain.rows import CaseCard
from app.services.papers.slip import shop_head
from app.services.shop import Shop


class NothingAgreedError(RuleError):
    """No offer to or of the buyer stands accepted: there is nothing to sign."""

    code = "nothing_agreed"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


def settlement_slip(shop: Shop, *, number: str, langs: tuple[str, ...], issued_by: str) -> Paper:
    """The settlement of a case as PDF; that it was printed is on the case's timeline.

    Raises UnknownCaseError or NothingAgreedError.
    """
    card = shop.queries.cases.card(number)
    model = settlement_model(shop, card)
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.settlement_slip import settlement_slip_pdf  # noqa: PLC0415

    made = settlement_slip_pdf(model, langs=langs)
    with shop.store.action(issued_by, may="papers.print") as action:
        payload: dict[str, Json] = {
            "paper": "settlement",
            "langs": list(langs),
            "size": "a5",
            "amount_minor": model.amount_minor,
            "currency": model.currency,
        }
        action.record(Fact("paper_issued", "case", card.line.id, payload))
    return made


def settlement_model(shop: Shop, card: CaseCard) -> SettlementSlipModel:
    """Everything the settlement shows; nothing about split or consignor."""
    agreed = agreed_offer(shop.queries.talks.of_case(card.line.id).offers)
    if agreed is None or not agreed.is_for_the_buyer:
        raise NothingAgreedError(card.line.number)
    settings = shop.queries.settings()
    item = card.item
    return SettlementSlipModel(
        shop=shop_head(settings),
        case_number=card.line.number,
        issued_on=shop.today(settings.zone),
        claimant_name=card.buyer_name,
        item_title=item.line.title if item else card.line.title,
        item_sku=item.line.sku if item else "",
        sale_number=card.sale.number if card.sale else "",
        category=shop.program.category_name(card.line.category, shop.queries.branches()),
        amount_minor=agreed.amount_minor,
        currency=agreed.currency,
        says=agreed.says if "consignor" not in {agreed.made_by, agreed.to} else "",
        item_stays_with="shop" if item and item.line.custody == "in_shop" else "buyer",
    )
