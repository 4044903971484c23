"""The staff at work: every deed of the demo, done through the shop's own services."""

from dataclasses import dataclass

from app.domain.claims import Claim, ClaimEvent
from app.domain.confirmations import WordTold
from app.domain.custody import Handover
from app.domain.findings import Finding
from app.domain.moves import Actor
from app.domain.payout_runs import PayoutWish
from app.domain.suggestion_answers import SURVEY, Correction
from app.services.cases import add_note, edit_case
from app.services.checklists import case_checklist
from app.services.demo.album import Album
from app.services.demo.shares import Twist, twisted
from app.services.demo.world import Consignor, Piece, Receipt, Run
from app.services.evidence import Shown, note_evidence
from app.services.findings import agree_on_appraiser, record_finding
from app.services.goods import add_consignor, add_item, record_sale
from app.services.money.chargebacks import ChargebackTold, record_chargeback
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.services.money.confirming import confirm_split
from app.services.money.costs import record_cost
from app.services.money.payout_runs import make_payout_run, mark_payout_sent, set_payee
from app.services.money.refund_orders import finish_refund
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split, split_liability
from app.services.moves import MoveTold, check_identity, hand_over, move_case
from app.services.opening import open_case
from app.services.parties import add_party
from app.services.photos import add_photos, record_baseline
from app.services.resolution import choose_resolution
from app.services.shop import Shop
from app.services.visitors import Claimant

_PHOTOGRAPHED = {"damage", "same_angle", "logo", "dial", "hallmark"}  # what the album can show
_ON_ITS_WAY_MS = 2 * 24 * 60 * 60 * 1000  # how long money takes to arrive
_DEAR_YUAN = 20_000
_WORDS = ("phone", "message", "in_person", "phone", "message", "", "phone")  # how they agree
_OUTSIDE = (("carrier", "顺丰速运"), ("insurer", "平安产险"), ("third", "中检鉴定"))
_CARDS = {"card", "wechat", "alipay"}  # what a bank takes money back from
_FEE_YUAN = 150
_DAY_MS = 24 * 3_600_000


@dataclass(slots=True)
class Desk:
    """Does what the diary says, and counts it. ``unit_minor`` is one yuan in minor units."""

    shop: Shop
    album: Album
    unit_minor: int
    consignors: int = 0
    items: int = 0
    sales: int = 0
    cases: int = 0
    payouts: int = 0

    def welcome(self, consignor: Consignor, by: str, owner: str) -> None:
        """A consignor comes for the first time."""
        add_consignor(
            self.shop,
            number=consignor.number,
            name=consignor.name,
            added_by=by,
            phone=consignor.phone,
            email=consignor.email,
            split_bp=consignor.split_bp,
        )
        if consignor.account:
            set_payee(
                self.shop,
                consignor=consignor.number,
                payee="",
                account=consignor.account,
                pay_by=consignor.pay_by,
                set_by=owner,
            )
        self.consignors += 1

    def take_in(self, piece: Piece, by: str) -> None:
        """A piece is entered and labelled."""
        add_item(
            self.shop,
            sku=piece.sku,
            title=piece.title,
            price_minor=piece.yuan * self.unit_minor,
            consignor=piece.consignor.number if piece.consignor else "",
            added_by=by,
            split_bp=piece.split_bp,
            details={
                "brand": piece.model.brand,
                "category": piece.shelf.category,
                "color": piece.color,
                "condition": piece.condition,
                "description": piece.description,
                "serial": piece.serial,
            },
            accessories=piece.accessories,
        )
        self.items += 1

    def look_over(self, piece: Piece, by: str) -> None:
        """Its state is recorded before it goes on the shelf."""
        record_baseline(
            self.shop,
            sku=piece.sku,
            pictures=self.album.at_intake(piece) if piece.look >= 0 else (),
            condition=f"{piece.condition}，{piece.description}",
            serial=piece.serial,
            accessories=piece.accessories,
            recorded_by=by,
        )

    def sell(self, receipt: Receipt) -> None:
        """Money over the counter, or from far away."""
        record_sale(
            self.shop,
            number=receipt.number,
            skus=[piece.sku for piece in receipt.pieces],
            tender=receipt.tender,
            sold_by=receipt.sold_by,
            buyer_name=receipt.buyer.name if receipt.buyer else "",
            buyer_phone=receipt.buyer.phone if receipt.buyer else "",
            payment_reference=receipt.reference,
            shipped=receipt.shipped,
        )
        self.sales += 1

    def open(self, run: Run, category: str, resolution: str, handover: Handover | None) -> None:
        """The complaint is written down."""
        piece = run.piece
        photos = (
            self.album.with_flaw(self.shop, piece, run.trouble.shows)
            if piece and run.has_photos
            else ()
        )
        sku, sale = piece.sku if piece else "", run.receipt.number if run.receipt else ""
        opened = open_case(
            self.shop,
            complaint=run.complaint,
            opened_by=run.opened_by,
            sku=sku,
            sale_number=sale,
            claimant=Claimant(run.claimant, run.name, run.phone),
            category=category,
            resolution=resolution,
            photos=photos,
            handover=handover,
            suggested=run.suggested,
        )
        run.number = opened.number
        self.cases += 1

    def note(self, run: Run, text: str, channel: str, by: str) -> None:
        """Something is written on the timeline."""
        add_note(self.shop, number=run.number, text=text, channel=channel, written_by=by)

    def more_photos(self, run: Run, by: str) -> None:
        """The buyer sent what was asked for."""
        if run.piece:
            picture = self.album.close_up(run.piece, run.trouble.shows)
            add_photos(self.shop, number=run.number, pictures=[picture], added_by=by)

    def show_evidence(self, run: Run, by: str, *, thorough: bool) -> None:
        """What the checklist asks for is shown; who is ``thorough`` shows the rest as well."""
        for line in case_checklist(self.shop, number=run.number):
            if line.is_shown or not (line.is_gate or thorough):
                continue
            code = line.item.code
            pictures = (
                [self.album.close_up(run.piece, run.trouble.shows)]
                if run.piece and run.has_photos and code in _PHOTOGRAPHED
                else []
            )
            serial = run.piece.serial if run.piece and code == "serial" else ""
            note_evidence(
                self.shop,
                number=run.number,
                item=code,
                shown=Shown("photo" if pictures else "seen", serial),
                noted_by=by,
                pictures=pictures,
            )

    def agree_on_appraiser(self, run: Run, name: str) -> None:
        """Buyer and owner of the thing accept who shall look at it."""
        agree_on_appraiser(
            self.shop,
            number=run.number,
            name=name,
            agreed_by=["buyer", "consignor" if run.consignor_name else "shop"],
            recorded_by=run.handler.name,
        )

    def record_finding(self, run: Run, finding: Finding) -> None:
        """What was found comes with the thing."""
        record_finding(self.shop, number=run.number, finding=finding, recorded_by=run.handler.name)

    def classify(self, run: Run) -> None:
        """Somebody who knows puts the right category."""
        edit_case(
            self.shop,
            number=run.number,
            category=run.trouble.category,
            edited_by=run.handler.name,
            correction=Correction(run.told_by, run.why, run.suggested),
        )

    def survey(self, run: Run, why: str) -> None:
        """Asked after the case is closed, the buyer says the same of what it was about."""
        category = self.shop.queries.cases.line(run.number).category
        edit_case(
            self.shop,
            number=run.number,
            category=category,
            edited_by=run.handler.name,
            correction=Correction(SURVEY, why, run.suggested),
        )

    def find_cause(self, run: Run) -> None:
        """It becomes clear when the fault arose."""
        edit_case(self.shop, number=run.number, arose=run.arose, edited_by=run.handler.name)

    def choose(self, run: Run, resolution: str) -> None:
        """The case takes another route, unless it is on that one already."""
        if self.shop.queries.cases.line(run.number).resolution == resolution:
            return
        choose_resolution(
            self.shop, number=run.number, resolution=resolution, chosen_by=run.handler.name
        )

    def move(self, run: Run, code: str, by: Actor, told: MoveTold | None = None) -> None:
        """A step along a track."""
        move_case(self.shop, number=run.number, move=code, actor=by, told=told)

    def refund(self, run: Run, yuan: int | None, code: str = "refund_done") -> None:
        """Money goes back with the move ``code``: ``yuan`` of it, or all."""
        amount = None if yuan is None else yuan * self.unit_minor
        self._confirm_arrived(run.handler.name)
        self.move(run, code, run.handler, MoveTold(amount_minor=amount))

    def _confirm_arrived(self, by: str) -> None:
        """What was ordered days ago has arrived by now."""
        for refund in self.shop.queries.refunds.open():
            if refund.ordered_at < self.shop.clock() - _ON_ITS_WAY_MS:
                finish_refund(self.shop, refund=refund.number, confirmed_by=by)

    def identify(self, run: Run, answer: str) -> None:
        """Is it our item?"""
        check_identity(self.shop, number=run.number, answer=answer, checked_by=run.handler.name)

    def hand(self, run: Run, handover: Handover, by: str) -> None:
        """The thing changes hands."""
        hand_over(self.shop, number=run.number, handover=handover, recorded_by=by)

    def pay_cost(self, run: Run, what: str, yuan: int, tender: str) -> None:
        """The case costs something; one invoice in five has not come yet."""
        digits = run.number[-4:]
        invoice = "" if int(digits) % 5 == 0 else f"FP-{digits}"
        record_cost(
            self.shop,
            number=run.number,
            what=what,
            amount_minor=yuan * self.unit_minor,
            tender=tender,
            paid_by=run.handler.name,
            invoice=invoice,
        )

    def file_claim(self, run: Run, reference: str) -> None:
        """What the buyer got is claimed from the carrier, up to what the parcel was insured for."""
        if not self.shop.queries.people.count_outside():
            for kind, name in _OUTSIDE:
                add_party(self.shop, kind=kind, name=name, added_by=run.handler.name)
        loss_minor = self.shop.queries.cases.card(run.number).loss_minor
        insured_minor = loss_minor * 6 // 10
        told = ClaimTold("L1", insured_minor=insured_minor, reference=reference)
        file_claim(self.shop, number=run.number, told=told, actor=run.handler)

    def hear_carrier(self, run: Run, percent: int, letter: str) -> None:
        """The carrier accepts so much of it in writing, or refuses."""
        (claim, _), *_ = self._claims(run)
        answer = "partly" if percent else "refused"
        told = ClaimAnswer(answer, claim.claimed_minor * percent // 100, letter)
        answer_claim(self.shop, number=run.number, place=1, told=told, actor=run.handler)

    def receive_claim(self, run: Run, reference: str) -> None:
        """What was accepted comes by bank transfer."""
        came = ClaimPayment(reference=reference)
        record_claim_payment(
            self.shop, number=run.number, place=1, told=came, recorded_by=run.handler.name
        )

    def _claims(self, run: Run) -> tuple[tuple[Claim, tuple[ClaimEvent, ...]], ...]:
        return self.shop.queries.claims.of_case(self.shop.queries.cases.line(run.number).id)

    def record_debit(self, run: Run, reference: str, days: int) -> None:
        """The bank's letter: so much is gone, and until then an answer is due."""
        tender = run.receipt.tender if run.receipt else ""
        told = ChargebackTold(
            fee_minor=_FEE_YUAN * self.unit_minor,
            tender=tender if tender in _CARDS else "card",
            reference=reference,
            reply_by_ms=self.shop.clock() + days * _DAY_MS,
        )
        record_chargeback(self.shop, number=run.number, told=told, recorded_by=run.handler.name)

    def split(self, run: Run, twist: Twist | None, reasons: dict[str, str]) -> None:
        """Who bears the loss: as the program proposes, or with a ``twist``.

        ``reasons`` holds a sentence for each code that the proposal may give.
        """
        proposal = propose_split(self.shop, number=run.number)
        shares: dict[str, int] = {}
        for share in proposal.shares:  # nobody's account can take an unknown buyer's part
            nameless = share.party == "buyer" and share.person is None
            party = "shop" if nameless else share.party
            shares[party] = shares.get(party, 0) + share.bp
        reason = reasons.get(proposal.reason, "")
        changed = (
            twisted(
                shares,
                twist.kind,
                has_consignor=bool(run.consignor_name),
                has_buyer=run.has_buyer,
            )
            if twist
            else {}
        )
        if twist and changed:
            shares, reason = changed, twist.reason
        split_liability(
            self.shop,
            number=run.number,
            shares_bp=shares,
            reason=reason,
            decided_by=run.handler.name,
        )
        self._hear_words(run)

    def _hear_words(self, run: Run) -> None:
        """Most of those who bear a part say at once that they agree; some are never asked."""
        card = self.shop.queries.cases.card(run.number)
        for party in card.split_awaits:
            told = _WORDS[(card.line.pk + len(party)) % len(_WORDS)]
            if party in {"consignor", "buyer"} and told:
                confirm_split(
                    self.shop,
                    number=run.number,
                    told=WordTold(party, told),
                    actor=run.handler,
                )

    def settle(self, run: Run, mode: str) -> None:
        """The loss is charged in one go."""
        settle_case(self.shop, number=run.number, mode=mode, actor=run.handler)

    def pay_everybody(self, by: str) -> None:
        """The month's run: whoever has something to get that is worth the trouble, then sent."""
        proposed = self.shop.queries.payouts.proposals(minimum_minor=self.unit_minor)
        wishes = [
            PayoutWish(line.payee.number, line.proposal.payable_minor)
            for line in proposed
            if line.group == "pay"
        ]
        if not wishes:
            return
        number = make_payout_run(self.shop, wishes=wishes, made_by=by).number
        mark_payout_sent(self.shop, number=number, sent_by=by)
        self.payouts += len(wishes)
