"""The evidence pack of a case: one paper for a carrier, a bank, a platform, a court, a panel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.documents.paper import Paper
from app.domain.entries import Fact
from app.domain.errors import AftercareError
from app.domain.pack import (
    ADDRESSEES,
    PackChargeback,
    PackEvent,
    PackEvidence,
    PackFinding,
    PackHandover,
    PackMessage,
    PackModel,
    PackPhoto,
    UnknownAddresseeError,
)
from app.domain.papers import Words
from app.domain.rows import CaseCard, HandoverLine, PhotoLine, TimelineLine
from app.domain.settings import ShopSettings
from app.services.checklists import ChecklistLine, case_checklist
from app.services.findings import Appraisal, case_appraisal
from app.services.papers.slip import shop_head
from app.services.shop import Shop
from app.services.timeline.teller import Teller
from app.text.catalogue import LANGUAGES, translate
from app.text.dates import local_time

# What happened, as far as it concerns somebody outside.
_TOLD = frozenset(
    {
        "case_opened",
        "stage_moved",
        "identity_checked",
        "refund_recorded",
        "appraiser_agreed",
        "finding_recorded",
        "finding_withdrawn",
    }
)
# Whose details are our own notes, or stand in a part of their own.
_TOLD_ELSEWHERE = frozenset({"case_opened", "stage_moved", "finding_recorded"})
_SPOKEN = ("call", "message")
_NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Who puts the pack together: the case, and what must not be read in it."""

    shop: Shop
    card: CaseCard
    settings: ShopSettings
    hidden: tuple[str, ...]  # names and numbers that are taken out of every text

    def clean(self, text: str) -> str:
        """``text`` without whom it must not name."""
        for name in self.hidden:
            text = text.replace(name, "＊＊＊")
        return text

    def both(self, say: Callable[[str], str]) -> Words:
        """The same in both languages, cleaned."""
        return Words(self.clean(say("zh")), self.clean(say("en")))


def evidence_pack(
    shop: Shop,
    *,
    number: str,
    addressee: str,
    langs: tuple[str, ...],
    issued_by: str,
    with_consignor: bool = False,
) -> Paper:
    """The pack as PDF; that it was issued is on the case's timeline.

    Raises UnknownCaseError, UnknownAddresseeError, or HiddenFromRoleError where the consignor is
    not for whoever prints it to see.
    """
    if with_consignor:
        shop.seen_by(issued_by).queries.check_sees("consignors")
    model = pack_model(shop, number=number, addressee=addressee, with_consignor=with_consignor)
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.evidence_pack import evidence_pack_pdf  # noqa: PLC0415

    made = evidence_pack_pdf(model, langs=langs)
    with shop.store.action(issued_by, may="papers.print") as action:
        payload = {"paper": "evidence", "langs": list(langs), "addressee": addressee}
        action.record(Fact("paper_issued", "case", action.state.case(number).id, payload))
    return made


def pack_model(
    shop: Shop, *, number: str, addressee: str, with_consignor: bool = False
) -> PackModel:
    """Everything the pack shows; nothing about lane, shares or, unless asked, the consignor.

    It is the same whoever prints it: to leave a name out of a text one has to know it.
    """
    if addressee not in ADDRESSEES:
        raise UnknownAddresseeError(addressee)
    shop = shop.whole()
    program, card = shop.program, shop.queries.cases.card(number)
    clerk = _Clerk(shop, card, shop.queries.settings(), () if with_consignor else _hidden(card))
    history = [line for line in shop.queries.cases.timeline(card.line.id) if not line.undone]
    checklist = case_checklist(shop, number=number)
    appraisal = case_appraisal(shop, number=number)
    photos = _photos(clerk)
    item, sale, zone = card.item, card.sale, clerk.settings.zone
    is_for_panel = addressee == "panel"
    return PackModel(
        shop=shop_head(clerk.settings),
        addressee=program.word("addressee", addressee),
        is_for_panel=is_for_panel,
        case_number=card.line.number,
        opened_at=local_time(card.line.opened_at, zone),
        claimant=program.word("party", card.claimant),
        buyer_name="" if is_for_panel else clerk.clean(card.buyer_name),
        consignor_name=card.consignor.name if card.consignor and with_consignor else "",
        item_title=clerk.clean(card.line.title),
        item_sku=item.line.sku if item else "",
        item_serial=item.serial if item else "",
        item_condition=clerk.clean(item.condition) if item else "",
        sale_number=sale.number if sale else "",
        sold_at=local_time(sale.sold_at, zone) if sale else None,
        price_minor=sale.price_minor if sale else 0,
        tender=program.word("tender", sale.tender) if sale else _NOTHING,
        payment_reference=sale.payment_reference if sale else "",
        category=program.category_name(card.line.category, shop.queries.branches()),
        complaint=clerk.clean(card.complaint),
        at_stake_minor=card.line.at_stake_minor,
        refunded_minor=card.refunded_minor,
        currency=card.line.currency,
        evidence=tuple(_evidence(clerk, line, photos) for line in checklist if _is_told(line)),
        photos=photos,
        handovers=_handovers(clerk),
        findings=_findings(clerk, appraisal),
        findings_conflict=appraisal.is_conflicting,
        messages=_messages(clerk, history),
        events=_events(clerk, history),
        chargebacks=tuple(
            PackChargeback(each.reference, each.debited_on, each.amount_minor, each.currency)
            for each in shop.queries.claims.chargebacks_of(card.line.id)
        ),
    )


def _hidden(card: CaseCard) -> tuple[str, ...]:
    if card.consignor is None:
        return ()
    known = (card.consignor.name, card.consignor.phone, card.consignor.number)
    # A number of one or two digits would be found in every amount.
    return tuple(sorted((name for name in known if len(name.strip()) > 1), key=len, reverse=True))


def _is_told(line: ChecklistLine) -> bool:
    """A waiver is the shop's own affair."""
    return line.is_shown and not line.is_waived


def _photos(clerk: _Clerk) -> tuple[PackPhoto, ...]:
    """Those of the case, then those of the record from intake, each picture once."""
    card, program = clerk.card, clerk.shop.program
    lines = [*card.photos, *(card.item.photos if card.item else ())]
    baseline = {line.sha256 for line in lines if line.role == "baseline"}
    unique = {line.sha256: line for line in reversed(lines)}
    roles: Mapping[str, Callable[[str], str]] = {
        "baseline": lambda lang: translate("Pack", "record from intake", lang),
        "complaint": lambda lang: translate("Pack", "with the complaint", lang),
        "finding": lambda lang: translate("Pack", "with a finding", lang),
    }

    def usual(lang: str) -> str:
        return translate("Pack", "of the case", lang)

    def shows(line: PhotoLine) -> Words:
        if line.shot:
            return program.word("evidence", line.shot)
        role = "baseline" if line.sha256 in baseline else line.role
        return clerk.both(roles.get(role, usual))

    return tuple(
        PackPhoto(
            line.sha256,
            _jpeg(clerk.shop, line.sha256),
            line.width_px,
            line.height_px,
            shows(line),
            line.taken_at.replace("T", " ")[:16],
            local_time(line.added_at, clerk.settings.zone),
        )
        for line in sorted(
            unique.values(), key=lambda line: (line.role == "baseline", lines.index(line))
        )
    )


def _jpeg(shop: Shop, sha256: str) -> bytes:
    """The picture for paper; a file that cannot be read must not keep the pack from its day."""
    try:
        return shop.photos.for_print(sha256)
    except AftercareError:
        return b""


def _evidence(clerk: _Clerk, line: ChecklistLine, photos: Sequence[PackPhoto]) -> PackEvidence:
    program = clerk.shop.program
    how = line.mark.how if line.mark else "photo"
    numbers = [n for n, photo in enumerate(photos, 1) if photo.sha256 in line.photos]
    note = clerk.clean(line.mark.note) if line.mark else ""
    return PackEvidence(line.item.name, program.word("evidence_how", how), note, tuple(numbers))


def _handovers(clerk: _Clerk) -> tuple[PackHandover, ...]:
    """Since the item was sold, oldest first; all of them where no sale is known."""
    card, word = clerk.card, clerk.shop.program.word
    if card.item is None:
        return ()
    since = card.sale.sold_at if card.sale else 0

    def told(line: HandoverLine) -> PackHandover:
        ticked = [word("accessory", code) for code in line.accessories]
        return PackHandover(
            local_time(line.at, clerk.settings.zone),
            word("custody", line.source),
            word("custody", line.target),
            clerk.clean(line.place),
            clerk.clean(line.condition),
            Words("、".join(w.zh for w in ticked), ", ".join(w.en for w in ticked)),
            line.waybill,
            line.seal,
            clerk.clean(line.signature),
        )

    return tuple(told(line) for line in reversed(card.item.handovers) if line.at >= since)


def _findings(clerk: _Clerk, appraisal: Appraisal) -> tuple[PackFinding, ...]:
    word = clerk.shop.program.word
    return tuple(
        PackFinding(
            local_time(finding.at, clerk.settings.zone),
            clerk.clean(finding.by),
            word("finding_kind", finding.kind),
            word("finding_result", finding.result),
            word("proven", finding.proven),
            clerk.clean(finding.reason),
            finding.entry in appraisal.agreed,
            finding.confirmed_fake,
            finding.seal_number,
        )
        for finding in appraisal.findings
        if finding.stands
    )


def _messages(clerk: _Clerk, history: Sequence[TimelineLine]) -> tuple[PackMessage, ...]:
    names: Mapping[str, Callable[[str], str]] = {
        "call": lambda lang: translate("Pack", "Call", lang),
        "message": lambda lang: translate("Pack", "Message", lang),
    }
    return tuple(
        PackMessage(
            local_time(line.at, clerk.settings.zone),
            clerk.both(names[line.payload["channel"]]),
            clerk.clean(line.payload["text"]),
        )
        for line in history
        if line.kind == "note_added" and line.payload.get("channel") in _SPOKEN
    )


def _events(clerk: _Clerk, history: Sequence[TimelineLine]) -> tuple[PackEvent, ...]:
    branches = clerk.shop.queries.branches()
    tellers = {lang: Teller(clerk.shop.program, branches, lang) for lang in LANGUAGES}

    def told(line: TimelineLine) -> PackEvent:
        with_detail = line.kind not in _TOLD_ELSEWHERE
        return PackEvent(
            local_time(line.at, clerk.settings.zone),
            clerk.clean(line.actor),
            clerk.both(lambda lang: tellers[lang].tell(line).title),
            clerk.both(lambda lang: tellers[lang].tell(line).detail) if with_detail else _NOTHING,
        )

    return tuple(told(line) for line in history if _concerns_outside(line))


def _concerns_outside(line: TimelineLine) -> bool:
    """Whether it is told; what goes on with the consignor is on the recovery track."""
    if line.kind not in _TOLD or not line.payload:
        return False
    is_move = line.kind == "stage_moved"
    return not is_move or (
        line.payload["track"] == "claim"
        and "CONSIGNOR" not in {line.payload["from"], line.payload["to"]}
    )
