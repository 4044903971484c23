"""The buyer's slip of a case, from what the case's page shows."""

from dataclasses import replace
from typing import Literal

from app.documents.paper import Paper
from app.domain.durations import ExpectedDuration
from app.domain.entries import Fact
from app.domain.items import ACCESSORIES
from app.domain.papers import ShopHead, SlipModel, Words
from app.domain.progress import path_steps
from app.domain.rows import CaseCard, HandoverLine
from app.domain.settings import ShopSettings
from app.domain.similar import SAID_TO_BUYERS, usual_end
from app.domain.slips import SlipRecord, UnknownSlipError, read_code, read_mark
from app.services.durations import expected_duration
from app.services.shop import Shop
from app.services.similar import similar_cases
from app.storage.surgery_state import last_slip
from app.text.dates import local_time
from app.text.duration_words import span_words

SlipSize = Literal["a5", "roll80"]


def buyer_slip(
    shop: Shop, *, number: str, langs: tuple[str, ...], paper: SlipSize, issued_by: str
) -> Paper:
    """The slip of a case as PDF; that it was issued is on the case's timeline.

    Raises UnknownCaseError.
    """
    card = shop.queries.cases.card(number)
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.check_code import slip_code  # noqa: PLC0415
    from app.documents.slip import slip_pdf  # noqa: PLC0415

    model = slip_model(shop, card)
    code = slip_code(model)
    with shop.store.state() as state:
        before = last_slip(state.connection, card.line.id, code)
    if before:
        zone = shop.queries.settings().zone
        model = replace(model, replaces=local_time(before[1], zone))
    made = slip_pdf(model, langs=langs, paper=paper)
    with shop.store.action(issued_by, may="papers.print") as action:
        payload = {
            "paper": "slip",
            "langs": list(langs),
            "size": paper,
            "code": code,
            "replaces": before[0] if before else "",
        }
        action.record(Fact("paper_issued", "case", card.line.id, payload))
    return made


def check_slip(shop: Shop, code: str) -> SlipRecord:
    """The slip that carries a check code, and whether it still stands.

    ``code`` may be what its QR code says. Raises UnknownSlipError.
    """
    found = shop.queries.links.slip(read_mark(code)[1] or read_code(code))
    if found is None:
        raise UnknownSlipError(code)
    return found


def slip_model(shop: Shop, card: CaseCard) -> SlipModel:
    """Everything the slip shows; nothing about lane, split or consignor."""
    program, settings = shop.program, shop.queries.settings()
    book = program.routes
    route = book.route(card.line.resolution, card.route_version)
    handover = _handed_over(card)
    told = handover.accessories if handover else ()
    due = card.claim_due if card.claim_turn else None
    promised = card.promised_at if card.line.is_open else None
    next_ms = promised if promised is not None else due
    expected = expected_duration(shop, number=card.line.number)
    return SlipModel(
        shop=shop_head(settings),
        case_number=card.line.number,
        opened_at=local_time(card.line.opened_at, settings.zone),
        claimant_name=_claimant_name(card),
        item_title=card.item.line.title if card.item else card.line.title,
        item_sku=card.item.line.sku if card.item else "",
        item_serial=card.item.serial if card.item else "",
        handed_over=handover is not None,
        condition=handover.condition if handover else "",
        accessories=tuple(
            (program.word("accessory", code), code in told)
            for code in ACCESSORIES
            if handover and (code in told or (card.item and code in card.item.accessories))
        ),
        complaint=card.complaint,
        category=program.category_name(card.line.category, shop.queries.branches()),
        resolution=route.name,
        path=path_steps(route.claim, card.claim_stage, card.claim_path, book),
        waiting_for=program.word("party", card.claim_turn)
        if card.claim_turn
        else Words("已办结", "nobody: finished"),
        next_date=None if next_ms is None else local_time(next_ms, settings.zone),
        photo_count=len(card.photos),
        sisters=tuple(sister.number for sister in card.sisters),
        # The terms speak of an item that was taken in.
        terms=Words(settings.slip_terms_zh, settings.slip_terms_en) if handover else Words("", ""),
        revoked=card.claim_stage == "VOID",
        usually=_usually(expected),
        has_run=expected.has_run,
        mostly=_mostly(shop, card),
    )


def _usually(expected: ExpectedDuration) -> Words | None:
    """In words for a buyer; None where nothing is known, or no end of it."""
    if not expected.is_known or expected.calendar.p90 is None:
        return None
    return Words(*(span_words(expected.calendar, lang) for lang in ("zh", "en")))


def _mostly(shop: Shop, card: CaseCard) -> Words | None:
    """How cases like a buyer's mostly ended; None where it is decided, or too few are known."""
    if card.claimant != "buyer" or not card.claim_turn:
        return None
    usual = usual_end(similar_cases(shop.whole(), number=card.line.number).cases)
    route = shop.program.routes.newest(usual.resolution) if usual else None
    return route.name if route and route.code in SAID_TO_BUYERS else None


def shop_head(settings: ShopSettings) -> ShopHead:
    """The shop as it signs its papers."""
    return ShopHead(settings.name, settings.address, settings.phone)


def _claimant_name(card: CaseCard) -> str:
    """Whose slip it is: a buyer's paper never names the consignor."""
    if card.claimant == "shop":
        return ""
    person = card.buyer if card.claimant == "buyer" else card.consignor
    return person.name if person else card.claimant_name


def _handed_over(card: CaseCard) -> HandoverLine | None:
    """The newest handover into the shop since the case was opened."""
    if card.item is None:
        return None
    since = (h for h in card.item.handovers if h.at >= card.line.opened_at)
    return next((h for h in since if h.target == "in_shop"), None)
